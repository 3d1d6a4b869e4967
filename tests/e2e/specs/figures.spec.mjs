// The figures, against ones worked out without the program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, figures, ledger, parse } from "../lib/ledger.mjs";
import { missing, reference, shared } from "../lib/shared.mjs";
import { cents, shownCents } from "../pages/owed.mjs";

const world = inBrowser();
const BUCKETS = ["not_due", "1-30", "31-60", "61-90", "90+"];

/** The row of totals of the aging table, bucket by bucket, in cents. */
async function totals(owed, count) {
  const [head, sums] = await owed.table("aging-table");
  // The table of before may have fewer columns.
  return head.length >= count + 2 ? sums.slice(1, count + 1).map(shownCents) : [];
}

async function change(owed, name, value) {
  const field = owed.id(name);
  if (name === "basis") await field.selectOption(value);
  else {
    await field.fill(value);
    await field.press("Tab");
  }
}

/** Waits until the aging totals are as expected; fails with what they are instead. */
async function expectTotals(owed, expected) {
  const wanted = expected.map(BigInt);
  let seen;
  for (let attempt = 0; attempt < 400; attempt += 1) {
    seen = await totals(owed, wanted.length);
    if (seen.length === wanted.length && seen.every((value, index) => value === wanted[index])) return;
    await owed.page.waitForTimeout(100);
  }
  assert.deepEqual(seen, wanted);
}

test("another date, another basis and other limits change the aging", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.go("aging");
  await expectTotals(owed, figures().buckets);
  await change(owed, "basis", "invoice_date");
  await expectTotals(owed, figures(AS_OF, { by: "issued" }).buckets);
  await change(owed, "bucket-limits", "10, 45");
  await expectTotals(owed, figures(AS_OF, { by: "issued", limits: [10, 45] }).buckets);
  await change(owed, "basis", "due_date");
  await expectTotals(owed, figures(AS_OF, { limits: [10, 45] }).buckets);
  await change(owed, "bucket-limits", "30, 60, 90");
  await change(owed, "as-of", "2024-03-25");
  await expectTotals(owed, figures("2024-03-25").buckets);
});

test("limits that make no sense are refused in words and change nothing", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await change(owed, "bucket-limits", "60, 30");
  await owed.page.getByText("rising numbers").waitFor();
  await owed.go("aging");
  await expectTotals(owed, figures().buckets);
});

test("a paid invoice is open again before it was paid", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf("2024-02-19");
  // A-1001 was paid on the 20th; A-1008 fell due on the 19th and is not yet late.
  assert.equal(cents(await owed.exact("total-open")), BigInt(figures("2024-02-19").open));
  assert.equal(cents(await owed.exact("total-open")), 281_090n);
  assert.equal(cents(await owed.exact("total-overdue")), 184_000n);
});

test("every amount opens its documents, and they add up to it", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.id("total-overdue").click();
  await owed.id("documents").waitFor();
  const rows = (await owed.table("documents")).filter((row) => /^[AC]-\d+/.test(row[0]));
  const sum = rows.reduce((total, row) => total + shownCents(row[7]), 0n);
  assert.equal(sum, BigInt(figures().overdue));
});

test("a document opens its row in the file, as written there", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.id("total-open").click();
  await owed.id("documents").getByRole("button", { name: "A-1010" }).click();
  await owed.id("source-row").locator("table").waitFor();
  const fields = Object.fromEntries((await owed.table("source-row")).slice(1));
  const expected = parse(ledger.content);
  const source = expected.find((row) => row[0] === "A-1010");
  assert.deepEqual(fields, Object.fromEntries(expected[0].map((name, index) => [name, source[index]])));
  assert.match(await owed.text("source-row"), /Row 12 of ledger\.csv/);
  await owed.page.keyboard.press("Escape");
  await owed.id("documents").waitFor({ state: "hidden" });
});

test("IBM: balances and DSO at five dates", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.choose(shared(reference.ibm.file));
  await owed.figures();
  const { rows } = reference.ibm.summary;
  assert.deepEqual(await owed.tieOut(), { read: rows, used: rows, leftOut: 0 });
  for (const expected of reference.ibm.aging_by_due_date) {
    await owed.go("overview");
    await owed.asOf(expected.as_of);
    assert.equal(cents(await owed.exact("total-open")), cents(expected.total_amount), expected.as_of);
    assert.equal(cents(await owed.exact("total-overdue")), cents(expected.past_due_amount), expected.as_of);
    await owed.go("aging");
    await expectTotals(owed, BUCKETS.map((bucket) => cents(expected.amount[bucket])));
  }
});

test("IBM: how customers paid", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.choose(shared(reference.ibm.file));
  await owed.figures();
  await owed.asOf("2014-01-31");
  const { summary } = reference.ibm;
  assert.equal(Number(await owed.exact("days-to-pay")).toFixed(6), summary.avg_days_to_pay);
  assert.equal(Number(await owed.exact("days-late")).toFixed(6), summary.avg_days_late_raw);
});

/** The first currency of the analysis as downloaded from the page. */
async function downloaded(owed, asOf) {
  await owed.go("overview");
  await owed.asOf(asOf);
  await owed.go("aging");
  const { text } = await owed.download("download-json");
  const analysis = JSON.parse(text);
  assert.equal(analysis.config.as_of, asOf);
  return analysis.currencies[0];
}

test("IBM: counts and DSO to the last digit, in the download", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.load(shared(reference.ibm.file));
  for (const expected of reference.ibm.aging_by_due_date) {
    const { buckets, kpis } = await downloaded(owed, expected.as_of);
    for (const [index, name] of BUCKETS.entries()) {
      assert.deepEqual(
        { count: buckets[index].count, amount: buckets[index].amount },
        { count: expected.count[name], amount: expected.amount[name] },
        `${expected.as_of} ${name}`,
      );
    }
    const dso = reference.ibm.dso[expected.as_of];
    for (const window of ["simple_30", "simple_90", "simple_365"]) {
      assert.equal(kpis[`dso_${window}`].value, dso[window].dso_days, `${expected.as_of} ${window}`);
    }
    assert.equal(kpis.dso_countback.value, dso.count_back_days, expected.as_of);
  }
});

test("IBM: every customer's figures, in the download", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.load(shared(reference.ibm.file));
  const { kpis, customers } = await downloaded(owed, "2014-01-31");
  const { summary } = reference.ibm;
  const wanted = {
    late_share: summary.late_rate,
    late_amount_share: summary.late_amount_rate,
    average_days_late_floored: summary.avg_days_late_clamped,
    average_days_late: summary.avg_days_late_raw,
    average_days_late_of_late: summary.avg_days_late_of_late,
    average_days_to_pay: summary.avg_days_to_pay,
    median_days_to_pay: summary.median_days_to_pay,
    weighted_days_to_pay: summary.weighted_avg_days_to_pay,
  };
  for (const [name, value] of Object.entries(wanted)) assert.equal(kpis[name].value, value, name);
  for (const [id, expected] of Object.entries(reference.ibm.customers)) {
    const { behavior } = customers.find((customer) => customer.customer_id === id);
    assert.deepEqual(
      behavior,
      {
        invoices: expected.invoices,
        paid: expected.settled,
        paid_late: expected.late,
        invoiced: expected.invoiced,
        late_share: expected.late_rate,
        late_amount_share: expected.late_amount_rate,
        average_days_to_pay: expected.avg_days_to_pay,
        average_days_late: expected.avg_days_late_raw,
        average_days_late_floored: expected.avg_days_late_clamped,
        max_days_late: expected.max_days_late,
        disputed: expected.disputed,
      },
      id,
    );
  }
});

test("HighRadius: both currencies, exactly", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.load(shared("highradius_open_items.csv"));
  assert.equal((await owed.tieOut()).used, 9681);
  for (const [code, expected] of Object.entries(reference.highradius_open.by_currency)) {
    await owed.go("overview");
    await owed.currency(code);
    await owed.asOf(expected.as_of);
    assert.equal(cents(await owed.exact("total-open")), cents(expected.total_amount), code);
    assert.equal(cents(await owed.exact("total-overdue")), cents(expected.past_due_amount), code);
  }
});

test("HighRadius: with the forecast column set to unused by hand", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.load(shared("highradius_open.csv"));
  await owed.go("file");
  const row = owed.id("columns").locator("tr", { hasText: "clear_date" });
  await row.locator("select").selectOption("");
  await owed.go("overview");
  for (const expected of reference.highradius_open.aging_by_due_date) {
    await owed.asOf(expected.as_of);
    await owed.go("aging");
    await expectTotals(owed, BUCKETS.map((name) => cents(expected.amount[name])));
    await owed.go("overview");
    assert.equal(cents(await owed.exact("total-open")), cents(expected.total_amount), expected.as_of);
    assert.equal(cents(await owed.exact("total-overdue")), cents(expected.past_due_amount), expected.as_of);
  }
});

test("dates destroyed by a spreadsheet are refused with the reason", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.choose(shared("highradius_open_excel_mangled.csv"));
  await owed.id("problem").waitFor();
  assert.match(await owed.text("problem"), /00:00\.0/);
});
