// Two exports of one book: both files, the bridge, the lists, a figure opened, the CSV.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();
const WAIT = { timeout: 30_000 };
const HEADER = "Invoice Number,Type,Customer,Currency,Invoice Date,Due Date,Total,Amount Due,Paid Date\n";

/** 100 + 200 + 300 + 80 + 60 = 740.00 open at the end of October. */
const OCTOBER = {
  name: "october.csv",
  content:
    HEADER +
    "1001,Invoice,Acme,EUR,2026-08-01,2026-08-31,100.00,100.00,\n" +
    "1002,Invoice,Acme,EUR,2026-09-01,2026-10-01,200.00,200.00,\n" +
    "1003,Invoice,Beta,EUR,2026-09-10,2026-10-10,300.00,300.00,\n" +
    "1004,Invoice,Beta,EUR,2026-09-20,2026-10-20,80.00,80.00,\n" +
    "1007,Invoice,Delta,EUR,2026-10-07,2026-11-06,60.00,60.00,\n",
};

/** 1001 paid; 120 of 1002 paid; 1003 corrected to 280 and due later; 1004 gone; 1009 new. */
const NOVEMBER = {
  name: "november.csv",
  content:
    HEADER +
    "1001,Invoice,Acme,EUR,2026-08-01,2026-08-31,100.00,0.00,2026-11-10\n" +
    "1002,Invoice,Acme,EUR,2026-09-01,2026-10-01,200.00,80.00,2026-11-12\n" +
    "1003,Invoice,Beta,EUR,2026-09-10,2026-12-31,280.00,280.00,\n" +
    "1007,Invoice,Delta,EUR,2026-10-07,2026-11-06,60.00,60.00,\n" +
    "1009,Invoice,Delta,EUR,2026-11-02,2026-12-02,900.00,900.00,\n",
};

/** Day and month cannot be told apart, so the page asks. */
const UNSURE = {
  name: "unsure.csv",
  content: "Invoice Number,Customer,Invoice Date,Due Date,Total\n1001,Acme,01/08/2026,02/09/2026,100.00\n",
};

async function becomes(owed, name, expected) {
  await owed.page.waitForFunction(
    ([id, value]) => document.querySelector(`[data-testid="${id}"]`)?.dataset.value === value,
    [name, expected],
    WAIT,
  );
}

/** November is the book; October is compared with it, as of the end of October. */
async function compared(t) {
  const owed = await world.open(t);
  await owed.load(NOVEMBER);
  await owed.asOf("2026-11-30");
  await owed.id("compare-exports").waitFor(WAIT);
  await owed.pick("compare-exports", OCTOBER);
  await becomes(owed, "bridge-before", "740.00");
  await owed.id("compare-as-of").fill("2026-10-31");
  await owed.id("compare-as-of").press("Tab");
  await owed.page.locator('[data-testid="compare-before"][data-as-of="2026-10-31"]').waitFor(WAIT);
  return owed;
}

test("the steps of the bridge are as worked out by hand and add up", async (t) => {
  const owed = await compared(t);
  const steps = { new: "900.00", paid: "-100.00", part_paid: "-120.00", credited: "-20.00", vanished: "-80.00" };
  for (const [step, amount] of Object.entries(steps)) {
    assert.equal(await owed.exact(`bridge-${step}`), amount, step);
  }
  assert.equal(await owed.exact("bridge-after"), "1320.00");
  const rows = await owed.id("bridge").locator("tbody tr[data-value]").all();
  assert.equal(rows.length, Object.keys(steps).length);
  const amounts = await Promise.all(rows.map((row) => row.getAttribute("data-value")));
  const sum = amounts.reduce((all, amount) => all + cents(amount), cents("740.00"));
  assert.equal(sum, cents("1320.00"));
  assert.equal(await owed.exact("compare-unchanged"), "1");
  assert.equal(await owed.exact("compare-re-dated"), "1");
  // The overview says the same.
  await owed.go("overview");
  assert.equal(await owed.exact("total-open"), "1320.00");
});

test("a step opens to its documents with both values, and to the rows of both files", async (t) => {
  const owed = await compared(t);
  await owed.id("open-part_paid").click();
  const row = owed.page.locator('[data-testid="compared-row"][data-number="1002"]');
  await row.waitFor(WAIT);
  const text = (await row.innerText()).replaceAll(/\s+/g, " ");
  assert.match(text, /200\.00/);
  assert.match(text, /80\.00/);
  await row.getByTestId("row-earlier").click();
  await owed.page.waitForFunction(
    () => document.querySelector('[data-testid="source-row"]')?.textContent.includes("october.csv"),
    null,
    WAIT,
  );
  await owed.page.keyboard.press("Escape");
  await row.getByTestId("row-later").click();
  await owed.page.waitForFunction(
    () => document.querySelector('[data-testid="source-row"]')?.textContent.includes("november.csv"),
    null,
    WAIT,
  );
  await owed.page.keyboard.press("Escape");
  await owed.id("open-re_dated").click();
  await owed.page.locator('[data-testid="compared-row"][data-number="1003"]').waitFor(WAIT);
  await owed.id("open-vanished").click();
  await owed.page.locator('[data-testid="compared-row"][data-number="1004"]').waitFor(WAIT);
  assert.equal(await owed.id("compared-row").count(), 1);
});

test("customers improve and slide with their figures", async (t) => {
  const owed = await compared(t);
  // Beta has nothing past due any more. Acme owes 80 of 300 past due, the oldest for 60 days instead
  // of 61. Delta's 60 is past due now.
  const slid = await owed.table("moved-customers");
  assert.deepEqual(slid.slice(1).map((row) => row.slice(0, 3)), [["Delta", "–", "60.00"]]);
  await owed.id("moved-improved").click();
  await owed.page.locator('[data-testid="moved-row"][data-customer="Beta"]').waitFor(WAIT);
  const [, ...improved] = await owed.table("moved-customers");
  assert.deepEqual(improved.map((row) => row.slice(0, 3)), [
    ["Beta", "380.00", "–"],
    ["Acme", "300.00", "80.00"],
  ]);
});

test("the comparison is a file, and goes into the JSON and the pack", async (t) => {
  const owed = await compared(t);
  const csv = await owed.download("download-comparison");
  assert.equal(csv.name, "comparison-2026-11-30.csv");
  assert.match(csv.text, /EUR,bridge,Open before,,,,,740\.00,5,/);
  assert.match(csv.text, /EUR,document,Vanished,,Beta,1004,invoice,-80\.00,/i);
  assert.match(csv.text, /EUR,bridge,Open after,,,,,1320\.00,/);
  await owed.go("aging");
  const json = JSON.parse((await owed.download("download-json")).text);
  const [own] = json.comparison.currencies;
  const sum = own.bridge.reduce((all, step) => all + cents(step.amount), cents(own.open_before.amount));
  assert.equal(sum, cents(own.open_after.amount));
  assert.equal(json.comparison.before.file, "october.csv");
});

test("swapped, the later file is the earlier one; ended, the book stays", async (t) => {
  const owed = await compared(t);
  await owed.id("compare-swap").click();
  await becomes(owed, "bridge-before", "1320.00");
  assert.equal(await owed.exact("bridge-after"), "740.00");
  await owed.id("compare-odd").waitFor(WAIT);
  await owed.id("compare-end").click();
  await owed.id("compare-choose").waitFor(WAIT);
  assert.equal(await owed.id("bridge").count(), 0);
  await owed.go("overview");
  assert.equal(await owed.exact("total-open"), "1320.00");
});

test("what the other file does not decide is asked in its own review, and the book stays", async (t) => {
  const owed = await world.open(t);
  await owed.load(NOVEMBER);
  await owed.id("compare-exports").waitFor(WAIT);
  await owed.pick("compare-exports", UNSURE);
  await owed.id("other-review").waitFor(WAIT);
  await owed.id("answer-dmy").first().click();
  await owed.id("bridge").waitFor(WAIT);
  await owed.go("overview");
  assert.equal(await owed.exact("total-open"), "1320.00");
});

test("the sample can be compared with last month's, without a violation and without a request", async (t) => {
  const owed = await world.open(t, { reducedMotion: "reduce" });
  await owed.sample();
  await owed.id("open-comparison").click();
  await owed.id("compare-sample").click();
  await owed.id("bridge").waitFor(WAIT);
  await owed.id("moved-customers").locator("tbody tr").first().waitFor(WAIT);
  await owed.id("open-vanished").click();
  await owed.id("compared-row").first().waitFor(WAIT);
  for (const scheme of ["light", "dark"]) {
    await owed.page.emulateMedia({ colorScheme: scheme });
    assert.deepEqual(await violations(owed), [], scheme);
  }
  await owed.page.setViewportSize({ width: 390, height: 800 });
  const wider = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  assert.equal(await owed.page.evaluate(wider), false);
});
