// Files that are wrong in some way: each ends in words or in a question, never in silence.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser } from "../lib/browser.mjs";
import { ROWS, csv, ledger } from "../lib/ledger.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();

const REFUSED = [
  ["an empty file", { name: "empty.csv", content: "" }, /empty/i],
  ["only blank lines", { name: "blank.csv", content: "\r\n\r\n  \n" }, /empty|no table/i],
  ["a PDF", { name: "report.csv", content: "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n" }, /PDF/],
  ["a workbook", { name: "list.csv", content: Buffer.from("504b0304140006000800000021000000", "hex") }, /workbook is cut off or damaged/],
  ["only a header", { name: "header.csv", content: "Invoice Number,Customer,Invoice Date,Due Date,Total,Amount Due\n" }, /header|no rows/i],
];

for (const [what, file, words] of REFUSED) {
  test(`${what} is refused in words, and the next file works`, async (t) => {
    const owed = await world.open(t);
    await owed.choose(file);
    await owed.id("problem").waitFor();
    assert.match(await owed.text("problem"), words);
    await owed.load(ledger);
    assert.equal((await owed.tieOut()).used, ROWS.length);
    assert.deepEqual(owed.watch.errors, []);
  });
}

test("rows with too few or too many fields are left out and named", async (t) => {
  const lines = ledger.content.trimEnd().split("\r\n");
  const content = [...lines, "A-2001,Short Row", "A-2002,Long,l@x.example,2024-01-01,2024-02-01,USD,5.00,5.00,,extra,more,more"].join("\r\n");
  const owed = await world.open(t);
  await owed.load({ name: "ragged.csv", content });
  assert.deepEqual(await owed.tieOut(), { read: ROWS.length + 2, used: ROWS.length, leftOut: 2 });
  await owed.go("file");
  assert.match(await owed.text("tie-out-rows"), /13 rows read = 11 used \+ 2 left out/);
  assert.match(await owed.text("findings"), /2 rows/);
});

test("a quote that is never closed loses no row silently", async (t) => {
  const lines = ledger.content.trimEnd().split("\r\n");
  lines.splice(6, 0, 'A-3001,"Never closed,n@x.example,2024-01-01,2024-02-01,USD,5.00,5.00,');
  const owed = await world.open(t);
  await owed.choose({ name: "quote.csv", content: lines.join("\r\n") });
  await owed.id("tie-out").or(owed.id("problem")).first().waitFor();
  const { read, used, leftOut } = await owed.tieOut();
  assert.equal(used + leftOut, read);
  await owed.go("file");
  assert.match(await owed.text("review"), /quot/i);
});

test("ambiguous dates are asked about, and the answer counts", async (t) => {
  const rows = [
    ["B-1", "North Ltd", "2.3.2024", "1.4.2024", "100.00", "100.00"],
    ["B-2", "North Ltd", "5.6.2024", "4.7.2024", "50.00", "50.00"],
    ["B-3", "South Ltd", "1.2.2024", "3.3.2024", "25.00", "25.00"],
  ].map((row) => row.map((text) => text.replaceAll(".2024", "/2024").replace(/^(\d)\.(\d)\//, "$1/$2/")));
  const content = csv(rows, ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Total", "Amount Due"]);
  const owed = await world.open(t);
  await owed.choose({ name: "dates.csv", content });
  await owed.id("question").first().waitFor();
  assert.equal(await owed.id("total-open").count(), 0, "no figures before the answer");
  await owed.id("answer-dmy").click();
  await owed.id("tie-out").waitFor();
  await owed.go("overview");
  await owed.figures();
  assert.equal(cents(await owed.exact("total-open")), 17_500n);
  await owed.asOf("2024-04-01");
  // Day first: B-1 is due on 1 April, B-3 on 3 March, and B-2 is not yet issued.
  assert.equal(cents(await owed.exact("total-open")), 12_500n);
  assert.equal(cents(await owed.exact("total-overdue")), 2_500n);
});

test("the other answer gives the other dates", async (t) => {
  const content = csv(
    [["B-1", "North Ltd", "2/3/2024", "1/4/2024", "100.00", "100.00"], ["B-2", "South Ltd", "1/2/2024", "3/3/2024", "25.00", "25.00"]],
    ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Total", "Amount Due"],
  );
  const owed = await world.open(t);
  await owed.choose({ name: "dates.csv", content });
  await owed.id("answer-mdy").click();
  await owed.id("tie-out").waitFor();
  await owed.go("overview");
  await owed.asOf("2024-02-10");
  // Month first: B-1 is issued on 3 February and due on 4 January; B-2 issued 2 January, due 3 March.
  assert.equal(cents(await owed.exact("total-open")), 12_500n);
  assert.equal(cents(await owed.exact("total-overdue")), 10_000n);
});

test("currencies are never added", async (t) => {
  const rows = ROWS.map((row, index) => (index % 2 ? row.with(5, "EUR") : row));
  const expected = (code) =>
    rows.filter((row) => row[5] === code).reduce((sum, row) => sum + cents(row[7]), 0n);
  const owed = await world.open(t);
  await owed.load({ name: "mixed.csv", content: csv(rows) });
  for (const code of ["EUR", "USD"]) {
    await owed.currency(code);
    assert.equal(cents(await owed.exact("total-open")), expected(code), code);
  }
});

test("text that looks like markup or a formula stays text", async (t) => {
  const nasty = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  const rows = [...ROWS, ["A-9001", nasty, "n@x.example", "2024-01-01", "2024-01-31", "USD", "9000.00", "9000.00", ""]];
  const owed = await world.open(t);
  await owed.load({ name: `${nasty.replaceAll("/", "")}.csv`, content: csv(rows) });
  await owed.go("aging");
  await owed.page.getByText(nasty).first().waitFor();
  assert.deepEqual(owed.watch.dialogs, []);
  assert.deepEqual(owed.watch.violations, []);
  const [, ...lines] = (await owed.download("download-csv")).text.split("\r\n");
  const formula = lines.find((line) => line.includes("HYPERLINK"));
  assert.match(formula, /"'=HYPERLINK/);
});
