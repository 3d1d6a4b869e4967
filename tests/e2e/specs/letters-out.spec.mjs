// Letters from the list to the paper: a wording changed here stands in every PDF of the archive, and the
// letters of a real book tie to what is overdue in its file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ROWS, ledger, parse } from "../lib/ledger.mjs";
import { pdfText } from "../lib/pdf.mjs";
import { missing, shared } from "../lib/shared.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();

/** The letters of an archive: the fields of its mail merge by their heads, with the letter's PDF and draft. */
function letters(parts) {
  const [head, ...rows] = parse(strFromU8(parts["mail-merge.csv"]).replace("\u{feff}", ""));
  return rows.map((row) => {
    // A leading apostrophe keeps a spreadsheet from taking a name for a formula.
    const plain = (cell) => cell.replace(/^'(?=[=+\-@])/, "");
    const fields = Object.fromEntries(head.map((name, index) => [name, plain(row[index])]));
    return { fields, pdf: parts[`pdf/${fields.File}.pdf`], docx: parts[`docx/${fields.File}.docx`] };
  });
}

/** Words as they stand on paper, lines and columns aside. */
const flat = (text) => text.replaceAll(/\s+/g, " ");

/** Cents as an English letter writes them. */
const written = (amount) => {
  const [whole, part] = [amount / 100n, amount % 100n];
  return `${whole.toLocaleString("en-US")}.${String(part).padStart(2, "0")}`;
};

test("a changed wording is seen on a customer, and stands in every PDF with that customer's figures", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.go("letters");
  await owed.id("letter-preview").waitFor();
  await owed.id("template-subject").fill("Open at the harbor office: {customer}");
  await owed.id("letter-preview").getByText("Open at the harbor office: ").first().waitFor();
  const parts = unzipSync(new Uint8Array((await owed.download("download-letters")).bytes));
  const kind = await owed.id("letter-preview").innerText();
  const all = letters(parts);
  assert.ok(all.length >= 3, `${all.length} letters`);
  let changed = 0;
  for (const { fields, pdf } of all) {
    const text = pdfText(t, pdf);
    if (text === null) continue;
    const own = ROWS.filter(([, name, , , due, , , open]) => name === fields.Customer && due < AS_OF && Number(open) !== 0);
    const sum = own.reduce((total, row) => total + cents(row[7]), 0n);
    assert.equal(cents(fields["Amount due"]), sum, fields.Customer);
    const words = flat(text);
    for (const [number, , , , , , , open] of own.filter((row) => !row[7].startsWith("-"))) {
      assert.ok(words.includes(number) && words.includes(written(cents(open))), `${fields.Customer}: ${number}`);
    }
    assert.ok(words.includes(written(sum)), `${fields.Customer}: ${sum}`);
    if (fields.Subject.startsWith("Open at the harbor office: ")) {
      assert.ok(words.includes(flat(fields.Subject)), `${fields.Subject} | ${words.slice(0, 400)}`);
      changed += 1;
    }
  }
  assert.ok(changed > 0 && kind.includes("harbor office"), `${changed} letters have the new subject`);
});

test("HighRadius: a letter for each customer due one, tied to what is overdue", { skip: missing, timeout: 300_000 }, async (t) => {
  const asOf = "2020-05-01";
  const [head, ...rows] = parse(readFileSync(shared("highradius_open_items.csv"), "utf8"));
  const at = Object.fromEntries(head.map((name, index) => [name, index]));
  const overdue = {};
  for (const row of rows) {
    if (row[at["Due Date"]] >= asOf || row[at["Posting Date"]] > asOf) continue;
    const code = row[at.Currency];
    overdue[code] = (overdue[code] ?? 0n) + cents(row[at["Open Amount"]]);
  }
  const owed = await world.open(t);
  await owed.load(shared("highradius_open_items.csv"));
  await owed.asOf(asOf);
  await owed.go("letters");
  await owed.id("letters-table").locator("tbody tr").first().waitFor();
  const begun = Date.now();
  const { bytes } = await owed.download("download-letters", 240_000);
  const parts = unzipSync(new Uint8Array(bytes));
  const all = letters(parts);
  t.diagnostic(`${all.length} letters, ${(bytes.length / 1e6).toFixed(1)} MB, ${Date.now() - begun} ms`);
  assert.ok(all.length > 100, `${all.length} letters`);

  // Letters and named exclusions make what is overdue in the file.
  const [fields, ...lines] = parse(strFromU8(parts["pre-flight.csv"]).replace("\u{feff}", ""));
  const column = (name) => fields.indexOf(name);
  const sums = {};
  for (const line of lines) {
    const code = line[column("Currency")];
    sums[code] = (sums[code] ?? 0n) + cents(line[column("Amount")]);
    assert.ok(line[column("In")] === "yes" || line[column("Why not")], line.join(","));
  }
  assert.deepEqual(sums, overdue);
  const asked = lines.filter((line) => line[column("In")] === "yes");
  assert.equal(asked.length, all.length);

  // Every letter is there on paper, with its customer, its total and each of its invoices.
  const numbers = new Map(rows.map((row) => [row[at["Document Number"]], row]));
  for (const { fields: letter, pdf, docx } of all) {
    assert.ok(docx, letter.File);
    const text = pdfText(t, pdf);
    if (text === null) break;
    const words = flat(text);
    assert.ok(words.includes(flat(letter.Customer)), letter.File);
    assert.ok(words.includes(written(cents(letter["Amount due"]))), `${letter.File}: ${letter["Amount due"]}`);
    for (const number of letter.Invoices.split(", ")) {
      const row = numbers.get(number);
      assert.ok(row && words.includes(number), `${letter.File}: ${number}`);
      assert.ok(words.includes(written(cents(row[at["Open Amount"]]))), `${letter.File}: ${number} ${row}`);
    }
  }
  assert.deepEqual(owed.watch.errors, []);
});

test("many PDFs are made with their progress in sight, and can be stopped", { skip: missing, timeout: 120_000 }, async (t) => {
  const owed = await world.open(t);
  await owed.load(shared("highradius_open_items.csv"));
  await owed.go("letters");
  await owed.id("letters-table").locator("tbody tr").first().waitFor();
  await owed.id("download-letters").click();
  await owed.id("press-cancel").click();
  await owed.id("press-cancel").waitFor({ state: "detached" });
  // What is asked for next is made all the same.
  const one = await owed.download("download-letter-pdf");
  assert.match(one.name, /\.pdf$/);
});
