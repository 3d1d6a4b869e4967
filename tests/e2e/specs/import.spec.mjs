// Several files, workbooks, and files that are another list than one of invoices.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { csv, ledger } from "../lib/ledger.mjs";
import { missing, shared } from "../lib/shared.mjs";
import { xlsx } from "../lib/workbook.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();
const layout = (name) => fileURLToPath(new URL(`../../fixtures/layouts/${name}`, import.meta.url));

const INVOICES = {
  name: "invoices.csv",
  content: csv(
    [
      ["P-1", "Alder Works", "2026-01-10", "2026-02-09", "EUR", "100.00"],
      ["P-2", "Alder Works", "2026-02-10", "2026-03-12", "EUR", "250.50"],
      ["P-3", "Birch & Co", "2026-03-05", "2026-04-04", "EUR", "80.00"],
      ["P-4", "Birch & Co", "2026-05-01", "2026-05-31", "EUR", "40.00"],
    ],
    ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Currency", "Total"],
  ),
};

const PAYMENTS = {
  name: "payments.csv",
  content: csv(
    [
      ["2026-02-20", "P-1", "Alder Works", "EUR", "100.00"],
      ["2026-03-15", "P-2", "Alder Works", "EUR", "50.50"],
      ["2026-05-02", "P-9", "Birch & Co", "EUR", "15.00"],
    ],
    ["Payment Date", "Invoice Number", "Customer", "Currency", "Amount Received"],
  ),
};
// P-1 is paid, 50.50 of P-2 too: 200.00 + 80.00 + 40.00 are open, and 15.00 came for no invoice.
const OPEN = 32_000n;
const ON_ACCOUNT = 1_500n;

const ACTIVITY = {
  name: "activity.csv",
  content: csv(
    [
      ["01/15/2026", "10:12:01", "PST", "Ann Example", "Website Payment", "Completed", "USD", "50.00", "-1.75", "48.25", "ann@x.example", "us@x.example", "4AB1", "148.25"],
      ["01/16/2026", "11:02:44", "PST", "", "General Withdrawal", "Completed", "USD", "-100.00", "0.00", "-100.00", "us@x.example", "", "4AB2", "48.25"],
    ],
    ["Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net", "From Email Address", "To Email Address", "Transaction ID", "Balance"],
  ),
};

const BUSINESS_CENTRAL = {
  name: "Customer Ledger Entries.xlsx",
  content: xlsx({
    "Customer Ledger Entries": [
      ["Posting Date", "Document Type", "Document No.", "Customer No.", "Customer Name", "Currency Code", "Original Amount", "Remaining Amount", "Due Date", "Open"],
      ["2026-01-15", "Invoice", "SI-1001", "C10", "Harbor Goods Ltd", "EUR", 1200, 1200, "2026-02-14", "Yes"],
      ["2026-03-01", "Invoice", "SI-1002", "C20", "Summit Tools", "EUR", 500.25, 100.25, "2026-03-31", "Yes"],
      ["2026-03-10", "Credit Memo", "SCM-5", "C10", "Harbor Goods Ltd", "EUR", -200, -200, "2026-03-10", "Yes"],
      ["2026-03-20", "Payment", "P-77", "C20", "Summit Tools", "EUR", -400, 0, "2026-03-20", "No"],
    ],
  }),
};

const HEAD = ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Currency", "Amount Due"];
const BOOK = {
  name: "book.xlsx",
  content: xlsx(
    {
      "Read me": [["Made for the accountant"]],
      Open: [HEAD, ["X-1", "Nord", "2026-01-05", "2026-02-04", "EUR", 10.5], ["X-2", "Süd", "2026-01-06", "2026-02-05", "EUR", 20]],
      Old: [HEAD, ["Y-1", "Nord", "2025-01-05", "2025-02-04", "EUR", 7.25]],
      Scratch: [["1"], ["2"]],
    },
    { hidden: ["Scratch"] },
  ),
};

/** What is open, and what came for no invoice, in cents. */
async function assertPair(owed) {
  await owed.id("nav-file").waitFor();
  await owed.go("file");
  await owed.id("join-report").waitFor();
  const words = await owed.text("join-report");
  assert.match(words, /3 payments \(EUR 165\.50\), of which 2 are \(EUR 150\.50\) set against documents/);
  assert.match(words, /1 payment matches no document here \(EUR 15\.00\): kept as unapplied money/);
  await owed.go("overview");
  await owed.asOf("2026-06-30");
  assert.equal(cents(await owed.exact("total-open")), OPEN - ON_ACCOUNT);
}

async function files(owed) {
  const rows = await owed.id("files").locator("li").all();
  return Promise.all(rows.map(async (row) => (await row.innerText()).replaceAll(/\s+/g, " ")));
}

test("an aging report with groups and totals", async (t) => {
  const owed = await world.open(t);
  await owed.load(layout("qbo_aging_detail.csv"));
  // 1,250.00 + 180.00 + 620.25 - 75.50 - 200.00, as the report says itself.
  assert.equal(cents(await owed.exact("total-open")), 177_475n);
  assert.equal(await owed.id("as-of").inputValue(), "2026-03-31");
});

test("an export with one row per line of an invoice", async (t) => {
  const owed = await world.open(t);
  await owed.load(layout("xero_line_items.csv"));
  // 1,000.00 of INV-301 and the credit note of 60.00; 750.00 of INV-305.
  await owed.currency("GBP");
  assert.equal(cents(await owed.exact("total-open")), 94_000n);
  await owed.currency("EUR");
  assert.equal(cents(await owed.exact("total-open")), 75_000n);
});

test("invoices and payments chosen together make one book", async (t) => {
  const owed = await world.open(t);
  await owed.load(PAYMENTS, INVOICES);
  await owed.go("file");
  assert.equal(await owed.id("file-kind-0").inputValue(), "payments");
  assert.equal(await owed.id("file-kind-1").inputValue(), "invoices");
  await assertPair(owed);
});

test("invoices and payments dropped one after the other make the same book", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "owed-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const paths = [INVOICES, PAYMENTS].map(({ name, content }) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
  const owed = await world.open(t);
  await owed.drop(paths[0]);
  await owed.figures();
  await owed.drop(paths[1]);
  await owed.id("add-files").click();
  await assertPair(owed);
  await owed.drop(paths[0]);
  await owed.id("start-anew").click();
  await owed.figures();
  await owed.asOf("2026-06-30");
  assert.equal(cents(await owed.exact("total-open")), 47_050n);
});

test("a file can be added, taken for something else, and taken out", async (t) => {
  const owed = await world.open(t);
  await owed.load(INVOICES);
  await owed.asOf("2026-06-30");
  assert.equal(cents(await owed.exact("total-open")), 47_050n);
  await owed.pick("add-file", PAYMENTS);
  await owed.id("join-report").waitFor();
  assert.equal(await owed.id("as-of").inputValue(), "2026-06-30", "the date chosen stays");
  await owed.id("file-1").click();
  assert.match(await owed.text("columns"), /Amount Received/);
  await owed.id("file-0").click();
  assert.match(await owed.text("columns"), /Due Date/);
  await owed.id("remove-file-1").click();
  await owed.id("files").waitFor({ state: "detached" });
  await owed.go("overview");
  assert.equal(cents(await owed.exact("total-open")), 47_050n);
});

test("payments alone are named, and wait for their invoices", async (t) => {
  const owed = await world.open(t);
  await owed.choose(PAYMENTS);
  await owed.id("problem").waitFor();
  assert.match(await owed.text("problem"), /payments received/);
  await owed.pick("add-invoices", INVOICES);
  await assertPair(owed);
});

test("another list is named, with what to export instead, and can be read all the same", async (t) => {
  const owed = await world.open(t);
  await owed.choose(ACTIVITY);
  await owed.id("problem").waitFor();
  assert.match(await owed.text("problem"), /bank or payment account/);
  assert.match(await owed.text("export-help"), /PayPal.*invoices/is);
  await owed.id("read-anyway").click();
  await owed.id("tie-out").waitFor();
  assert.equal((await owed.tieOut()).read, 2);
});

test("another list among several is left out, and the others count", async (t) => {
  const owed = await world.open(t);
  await owed.load(INVOICES, ACTIVITY);
  await owed.go("file");
  const [, line] = await files(owed);
  assert.match(line, /bank or payment account.*left out/i);
  await owed.go("overview");
  await owed.asOf("2026-06-30");
  assert.equal(cents(await owed.exact("total-open")), 47_050n);
});

test("how to export is told on the first page", async (t) => {
  const owed = await world.open(t);
  await owed.id("how-to-export").click();
  const sheet = owed.id("sheet");
  await sheet.getByText("QuickBooks", { exact: true }).click();
  await sheet.getByText("A/R Aging Detail or Open Invoices").waitFor();
});

test("a workbook from Business Central", async (t) => {
  const owed = await world.open(t);
  await owed.load(BUSINESS_CENTRAL);
  // 1,200.00 + 100.25 - 200.00
  assert.equal(cents(await owed.exact("total-open")), 110_025n);
  await owed.go("file");
  assert.equal(await owed.id("sheet-picker").count(), 0, "one sheet, no choice");
});

test("the sheet with the invoices is read, and another on request", async (t) => {
  const owed = await world.open(t);
  await owed.load({ ...BOOK, name: "book.csv" });
  assert.equal(cents(await owed.exact("total-open")), 3_050n, "whatever its name says");
  await owed.go("file");
  assert.ok(await owed.id("sheet-1").isChecked());
  assert.match(await owed.text("sheet-picker"), /Read me.*1 row.*Open.*3 rows.*headers.*Old.*2 rows.*Scratch.*hidden/is);
  await owed.id("sheet-2").check();
  await owed.page.waitForFunction(() => /^1\srow\s/.test(document.querySelector('[data-testid="tie-out"]')?.textContent ?? ""));
  assert.ok(await owed.id("sheet-2").isChecked());
  await owed.go("overview");
  assert.equal(cents(await owed.exact("total-open")), 725n);
  await owed.go("file");
  await owed.id("sheet-0").check();
  await owed.id("problem").waitFor();
  await owed.id("sheet-1").check();
  await owed.page.waitForFunction(() => /^2\srows\s/.test(document.querySelector('[data-testid="tie-out"]')?.textContent ?? ""));
  assert.deepEqual(owed.watch.errors, []);
});

test("a workbook beside a text file", async (t) => {
  const owed = await world.open(t);
  await owed.load(BOOK, INVOICES);
  await owed.asOf("2026-06-30");
  assert.equal(cents(await owed.exact("total-open")), 50_100n);
  await owed.go("file");
  const [first] = await files(owed);
  assert.match(first, /book\.xlsx Sheet Open/);
});

test("a real workbook from Business Central: the right sheet is found, and it has no entry", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.choose(shared("exports/bc_open_customer_entries_cz.xlsx"));
  await owed.id("problem").waitFor();
  assert.match(await owed.text("problem"), /header in row \d+ but no rows below/);
  assert.equal(await owed.id("sheet-picker").locator("input").count(), 8);
  assert.deepEqual(owed.watch.errors, []);
});

test("a real workbook with amounts and dates", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  await owed.load(shared("exports/danngo_receivables.xlsx"));
  assert.equal((await owed.tieOut()).used, 20);
  assert.deepEqual(owed.watch.errors, []);
});

test("text in an older encoding is read, and the encoding can be chosen", async (t) => {
  const owed = await world.open(t);
  const content = Buffer.from(INVOICES.content.replace("Birch & Co", "M\u00fcller & S\u00f6hne"), "latin1");
  await owed.load({ name: "latin.csv", content });
  await owed.go("file");
  assert.equal(await owed.id("encoding").inputValue(), "Windows-1252");
  await owed.go("aging");
  await owed.page.getByText("M\u00fcller & S\u00f6hne").first().waitFor();
  await owed.go("file");
  await owed.id("encoding").selectOption("Windows-1251");
  await owed.page.waitForFunction(() => document.querySelector('[data-testid="columns"]')?.textContent.includes("M\u044cller"));
});

test("a truncated workbook is refused in words, and a good file is read in the same tab", async (t) => {
  const owed = await world.open(t);
  const half = BUSINESS_CENTRAL.content.subarray(0, BUSINESS_CENTRAL.content.length / 2);
  await owed.choose({ name: "half.xlsx", content: half });
  await owed.id("problem").waitFor();
  assert.match(await owed.text("problem"), /cut off or damaged/);
  await owed.load(BUSINESS_CENTRAL);
  assert.equal(cents(await owed.exact("total-open")), 110_025n);
  await owed.load(INVOICES, { name: "half.xlsx", content: half });
  await owed.go("file");
  assert.match((await files(owed))[1], /cut off or damaged/);
  await owed.load(ledger);
  assert.deepEqual(owed.watch.errors, []);
});

test("nothing of it makes a request, an error or a violation", async (t) => {
  const owed = await world.open(t);
  await owed.page.evaluate(() => globalThis.owedConverter.then(() => true));
  await owed.settled();
  world.site.requests.length = 0;
  owed.watch.requests.length = 0;
  await owed.load(BOOK, INVOICES, PAYMENTS);
  await owed.go("file");
  await owed.id("remove-file-0").click();
  await owed.page.waitForFunction(() => document.querySelectorAll('[data-testid="files"] li').length === 2);
  await owed.id("join-report").waitFor();
  await assertPair(owed);
  await owed.choose({ name: "half.xlsx", content: BOOK.content.subarray(0, 200) });
  await owed.id("problem").waitFor();
  assert.deepEqual(owed.watch.requests, []);
  assert.deepEqual(world.site.requests, []);
  assert.deepEqual(owed.watch.errors, []);
  assert.deepEqual(owed.watch.violations, []);
});

for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
  test(`the review of several files is accessible and fits, ${colorScheme}, ${width} wide`, async (t) => {
    const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
    const check = async (where) => {
      // Colors on their way to another are not judged.
      await owed.page.waitForFunction(() => document.getAnimations().every((own) => own.playState !== "running"));
      assert.deepEqual(await violations(owed), [], where);
      const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= view, `${where}: ${content} > ${view}`);
    };
    await owed.load(BOOK, INVOICES, PAYMENTS, ACTIVITY);
    await owed.go("file");
    await owed.id("join-report").locator("summary").first().click();
    await check("several files");
    await owed.choose(ACTIVITY);
    await owed.id("export-help").waitFor();
    await check("another list");
    await owed.id("how-to-export-others").click();
    await owed.id("sheet").waitFor();
    await check("how to export");
  });
}
