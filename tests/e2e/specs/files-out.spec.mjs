// The files the page makes, opened and checked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ROWS, figures, ledger, parse } from "../lib/ledger.mjs";
import { pdfText } from "../lib/pdf.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();

async function opened(t) {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  return owed;
}

/** The text of a word processor document. */
function wordText(bytes) {
  const parts = unzipSync(new Uint8Array(bytes));
  for (const part of ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]) {
    assert.ok(parts[part], `${part} is missing`);
  }
  return strFromU8(parts["word/document.xml"])
    .replaceAll(/<\/w:p>/g, "\n")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

/** The sheets of a workbook: each a list of rows, each a list of texts or numbers. */
function sheets(bytes) {
  const parts = unzipSync(new Uint8Array(bytes));
  const part = (path) => strFromU8(parts[path]);
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const strings = [...part("xl/sharedStrings.xml").matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(([, text]) => plain(text));
  const names = [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => plain(name));
  return Object.fromEntries(
    names.map((name, i) => {
      const xml = part(`xl/worksheets/sheet${i + 1}.xml`);
      assert.doesNotMatch(xml, /<f[ >]/, `${name} has a formula`);
      assert.match(xml, /<pane ySplit="1"/, `${name} has no frozen headings`);
      const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
        const cells = {};
        for (const [, column, text, value] of row.matchAll(/<c r="([A-Z]+)\d+"[^>]*?(t="s")?><v>(.*?)<\/v>/g)) {
          cells[column] = text ? strings[value] : Number(value);
        }
        return cells;
      });
      return [name, rows];
    }),
  );
}

test("aging as CSV has the figures of the screen", async (t) => {
  const owed = await opened(t);
  await owed.go("aging");
  const { name, text } = await owed.download("download-csv");
  assert.match(name, /\.csv$/);
  const [head, ...lines] = parse(text);
  const at = (title) => {
    const index = head.indexOf(title);
    assert.ok(index >= 0, `${title} in ${head.join("|")}`);
    return index;
  };
  const expected = figures();
  const customers = lines.filter((line) => line[at("Line")] === "customer");
  const own = (name) => name.replace(/^'(?=[=+\-@'])/, "");
  const byName = Object.fromEntries(customers.map((line) => [own(line[at("Customer")]), cents(line[at("Total open")])]));
  assert.deepEqual(byName, Object.fromEntries(Object.entries(expected.customers).map(([name, sum]) => [name, BigInt(sum)])));
  const total = lines.find((line) => line[at("Line")] === "total");
  assert.equal(cents(total[at("Total open")]), BigInt(expected.open));
  assert.equal(cents(total[at("Overdue")]), BigInt(expected.overdue));
  const first = at("Not due");
  assert.deepEqual(total.slice(first, first + 5).map(cents), expected.buckets.map(BigInt));
  assert.equal(total[at("As of")], AS_OF);
});

test("the analysis as JSON has the figures and every document", async (t) => {
  const owed = await opened(t);
  await owed.go("aging");
  const { name, text } = await owed.download("download-json");
  assert.match(name, /\.json$/);
  const analysis = JSON.parse(text);
  const expected = figures();
  assert.equal(analysis.schema, "owed-analysis");
  assert.deepEqual(analysis.rows, { read: ROWS.length, used: ROWS.length, left_out: 0 });
  assert.equal(analysis.config.as_of, AS_OF);
  const [usd, ...others] = analysis.currencies;
  assert.equal(others.length, 0);
  assert.equal(cents(usd.open.amount), BigInt(expected.open));
  assert.equal(usd.open.count, expected.count);
  assert.deepEqual(usd.buckets.slice(0, 5).map((bucket) => cents(bucket.amount)), expected.buckets.map(BigInt));
  assert.equal(analysis.documents.length, ROWS.length);
  const open = analysis.documents.reduce((sum, document) => sum + cents(document.open), 0n);
  assert.equal(open, BigInt(expected.open));
});

test("the letters are an archive of documents that open", async (t) => {
  const owed = await opened(t);
  await owed.go("letters");
  await owed.id("sender").evaluate((element) => {
    const details = element.closest("details") ?? element.querySelector("details");
    if (details) details.open = true;
  });
  await owed.id("sender-name").fill("Harbor & Co <Test>");
  await owed.id("sender-name").press("Tab");
  const { name, bytes } = await owed.download("download-letters");
  assert.match(name, /\.zip$/);
  const files = unzipSync(new Uint8Array(bytes));
  const names = Object.keys(files);
  assert.ok(names.every((path) => !path.includes("..") && !path.startsWith("/")), names.join());
  const letters = names.filter((path) => path.endsWith(".docx"));
  // Overdue, less credits: Brightwater, Pine and the formula. Otto's credit does not cover his debt.
  assert.equal(letters.length, 4, names.join());
  assert.equal(names.filter((path) => /html\/.+\.html$/.test(path)).length, 4);
  assert.equal(names.filter((path) => /pdf\/.+\.pdf$/.test(path)).length, 4);
  const bright = letters.find((path) => path.includes("Brightwater"));
  const text = wordText(files[bright]);
  for (const wanted of ["Brightwater Foods, Inc.", "A-1002", "A-1003", "Harbor & Co <Test>", "1,160.75"]) {
    assert.ok(text.includes(wanted), `${wanted} in\n${text}`);
  }
  assert.ok(!text.includes("A-1001"), "a paid invoice is in no letter");
  assert.doesNotMatch(text, /\{[a-z_]+\}/);
});

test("a letter as a page runs nothing and fetches nothing", async (t) => {
  const owed = await opened(t);
  await owed.go("letters");
  const { bytes } = await owed.download("download-letters");
  const files = unzipSync(new Uint8Array(bytes));
  const pages = Object.entries(files).filter(([path]) => path.endsWith(".html"));
  const { page, watch } = await world.page(t);
  for (const [path, content] of pages) {
    const html = strFromU8(content);
    assert.doesNotMatch(html, /<script|<iframe|\son\w+=|https?:\/\//i, path);
    await page.setContent(html);
    assert.ok((await page.innerText("body")).length > 100, path);
  }
  assert.deepEqual(watch.requests, []);
  assert.deepEqual(watch.dialogs, []);
});

test("one letter at a time, in each format", async (t) => {
  const owed = await opened(t);
  await owed.go("letters");
  await owed.id("letter-preview").getByText("Dear").first().waitFor().catch(() => {});
  const word = await owed.download("download-letter-docx");
  assert.match(word.name, /\.docx$/);
  assert.ok(wordText(word.bytes).length > 200);
  const html = await owed.download("download-letter-html");
  assert.match(html.text, /<!doctype html>/i);
  const pdf = await owed.download("download-letter-pdf");
  assert.match(pdf.name, /\.pdf$/);
  const text = pdfText(t, pdf.bytes);
  if (text) assert.match(text, /Total due/);
});

test("the report pack holds a workbook, an overview, CSV and JSON that agree", async (t) => {
  const owed = await opened(t);
  await owed.go("overview");
  const { name, bytes } = await owed.download("report-pack");
  assert.equal(name, `report-pack-${AS_OF}.zip`);
  const files = unzipSync(new Uint8Array(bytes));
  const expected = figures();
  const overviewText = pdfText(t, Buffer.from(files[`overview-${AS_OF}.pdf`]));
  const grouped = (cents) => (cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2 });
  if (overviewText) assert.ok(overviewText.includes(grouped(expected.open)), overviewText);
  const book = sheets(files[`receivables-${AS_OF}.xlsx`]);
  const names = ["Overview", "Aging", "Detail", "Measures", "Trend", "Offenders", "Forecast", "Provision", "Left out", "Conventions"];
  for (const sheet of names) assert.ok(book[sheet], `${sheet} in ${Object.keys(book)}`);
  const open = book.Overview.find((row) => row.B === "Open");
  assert.equal(Math.round(open.C * 100), expected.open);
  const [head, ...documents] = book.Detail;
  const column = Object.keys(head).find((at) => head[at] === "Open");
  assert.equal(documents.reduce((sum, row) => sum + Math.round(row[column] * 100), 0), expected.open);
  assert.equal(JSON.parse(strFromU8(files[`analysis-${AS_OF}.json`])).schema, "owed-analysis");
  assert.match(strFromU8(files[`aging-${AS_OF}.csv`]), /Total open/);
  const again = await owed.download("report-pack");
  assert.ok(again.bytes.equals(bytes), "the same file and date give the same bytes");
});

test("workbook and overview come alone too, for the paper that is chosen", async (t) => {
  const owed = await opened(t);
  await owed.go("overview");
  const book = await owed.download("report-xlsx");
  assert.equal(book.name, `receivables-${AS_OF}.xlsx`);
  assert.ok(sheets(book.bytes).Conventions.length > 5);
  await owed.id("paper").selectOption("letter");
  const pdf = await owed.download("report-pdf");
  assert.match(pdf.bytes.toString("latin1"), /MediaBox ?\[0 0 612 792\]/);
  assert.deepEqual(owed.watch.errors, []);
  assert.deepEqual(owed.watch.violations, []);
});

test("a letter the font cannot show is offered as DOCX or HTML instead", async (t) => {
  const owed = await world.open(t);
  const content = ledger.content + "J-1,\u540d\u524d,,2023-01-01,2023-02-01,USD,50000.00,50000.00,\r\n";
  await owed.load({ name: "names.csv", content });
  await owed.asOf(AS_OF);
  await owed.go("letters");
  const files = unzipSync(new Uint8Array((await owed.download("download-letters")).bytes));
  assert.ok(Object.keys(files).some((path) => path.startsWith("docx/\u540d\u524d")), Object.keys(files).join());
  assert.ok(!Object.keys(files).some((path) => path.startsWith("pdf/\u540d\u524d")));
  assert.match(strFromU8(files["index.html"]), /no PDF: its font has no/);
});

test("the checklist holds the rules in force", async (t) => {
  const owed = await opened(t);
  await owed.go("policy");
  const word = await owed.download("download-checklist");
  assert.match(word.name, /\.docx$/);
  const text = wordText(word.bytes);
  for (const wanted of [/credit/i, /60/, /91/]) assert.match(text, wanted);
  const html = await owed.download("download-checklist-html");
  assert.match(html.text, /<!doctype html>/i);
  assert.doesNotMatch(html.text, /<script/i);
  const pdf = await owed.download("download-checklist-pdf");
  const printed = pdfText(t, pdf.bytes);
  if (printed) for (const wanted of [/credit/i, /60/, /91/]) assert.match(printed, wanted);
});

test("what was left out can be taken along as CSV", async (t) => {
  const owed = await world.open(t);
  const content = ledger.content + "A-7001,,,2024-01-01,2024-02-01,USD,5.00,5.00,\r\n";
  await owed.load({ name: "with-finding.csv", content });
  await owed.go("file");
  const { text } = await owed.download("download-problems");
  const rows = parse(text);
  assert.ok(rows.slice(1).some((row) => row.includes("13")), text);
});
