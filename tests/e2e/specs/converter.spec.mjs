// The converter's program in a worker of its own: workbooks become text, hostile ones end in a refusal,
// and the page goes on.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inBrowser } from "../lib/browser.mjs";
import { ledger } from "../lib/ledger.mjs";
import { missing, shared } from "../lib/shared.mjs";
import { xlsx } from "../lib/workbook.mjs";

const world = inBrowser();

/** Gives a file to a new worker, as the page does; says how it ended, its text, and how long it took. */
function convert(owed, bytes, choice = {}) {
  return owed.page.evaluate(
    async ([base64, choice]) => {
      const { address, program } = await globalThis.owedConverter;
      globalThis.owedConverterCompiled ??= await WebAssembly.compile(program);
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const started = performance.now();
      const worker = new Worker(address, { type: "module" });
      try {
        const [told, text] = await new Promise((resolve, reject) => {
          let signs = 0;
          let silence = setTimeout(() => reject(new Error("silent")), 10_000);
          worker.onerror = (event) => {
            event.preventDefault();
            reject(new Error("stopped: " + event.message));
          };
          worker.onmessage = ({ data }) => {
            clearTimeout(silence);
            if (data[0] !== "Alive") resolve(data);
            else silence = setTimeout(() => reject(new Error("silent")), 10_000 + 0 * ++signs);
          };
          worker.postMessage(globalThis.owedConverterCompiled);
          worker.postMessage([{ sheet: null, encoding: null, ...choice }, new Blob([bytes])]);
        });
        const ms = performance.now() - started;
        return { told: JSON.parse(JSON.stringify(told, (_, v) => (v instanceof Map ? Object.fromEntries(v) : v))), text: text && (await text.text()), ms };
      } finally {
        worker.terminate();
      }
    },
    [Buffer.from(bytes).toString("base64"), choice],
  );
}

test("the sheet with invoices is taken, and any other when asked for", async (t) => {
  const owed = await world.open(t);
  const book = xlsx({
    Notes: [["Made for the accountant"], [], ["Do not change"]],
    Open: [["Customer", "Invoice number", "Due date", "Amount due"], ["M\u00fcller, Gr\u00f6\u00dfe", "0012", "2026-03-01", 1.234], [], ["A \"B\"", "0013", "2026-03-02", 20160]],
  });
  const best = await convert(owed, book);
  assert.equal(best.text, 'Customer,Invoice number,Due date,Amount due\n"M\u00fcller, Gr\u00f6\u00dfe",0012,2026-03-01,1.2340\n\n"A ""B""",0013,2026-03-02,20160\n');
  assert.equal(best.told.Done.summary.sheet, 1);
  const other = await convert(owed, book, { sheet: 0 });
  assert.equal(other.text, "Made for the accountant\n\nDo not change\n");
  assert.deepEqual(owed.watch.violations, []);
});

test("text in an old encoding becomes UTF-8, with words of it as evidence", async (t) => {
  const owed = await world.open(t);
  const polish = Buffer.from("Nazwa kontrahenta;Nale\xbfno\x9c\xe6;Termin p\xb3atno\x9cci\nSp\xf3\xb3ka \xa3\xf3d\x9f;1,00;2026-01-01\n", "latin1");
  const { told, text } = await convert(owed, polish);
  assert.match(text, /^Nazwa kontrahenta;Nale\u017cno\u015b\u0107;Termin p\u0142atno\u015bci\nSp\u00f3\u0142ka \u0141\u00f3d\u017a;/);
  assert.equal(told.Done.summary.text.encoding, "Windows1250");
  assert.match(told.Done.summary.text.why, /Nale\u017cno\u015b\u0107/);
});

const EXPECTED = {
  "corner-cells.xlsx": "rows 3",
  "corner-cells-lying-dimension.xlsx": "rows 3",
  "out-of-grid.xlsx": "CellOutsideGrid",
  "deflate-bomb-256MiB-whitespace.xlsx": "ExpandsTooMuch",
  "deflate-bomb-256MiB-cells.xlsx": "ExpandsTooMuch",
  "sst-amplification-1MiBx100k.xlsx": "TextTooLong",
  "billion-laughs.xlsx": "Doctype",
  "xxe-external-entity.xlsx": "Doctype",
  "sst-index-out-of-range.xlsx": "Damaged",
  "many-sheets-5000.xlsx": "TooManySheets",
  "formula-and-hyperlink.xlsx": "rows 1",
  "truncated-cell-ref.xlsx": "Damaged",
  "number-extremes.xlsx": "rows 1",
  "truncated-half.xlsx": "DamagedArchive",
  "zero-bytes.xlsx": "Empty",
};

test("hostile workbooks end as rows or in a refusal before the watchdog, and the page goes on", { skip: missing }, async (t) => {
  const owed = await world.open(t);
  const folder = shared("../suites/hostile-spreadsheets");
  const files = readdirSync(folder).filter((name) => /\.(xlsx|xls|csv)$/.test(name));
  assert.equal(files.length, 23);
  for (const name of files) {
    const { told, text, ms } = await convert(owed, readFileSync(join(folder, name)));
    const refused = told.Refused && (typeof told.Refused === "string" ? told.Refused : Object.keys(told.Refused)[0]);
    const end = refused ?? `rows ${text.split("\n").filter(Boolean).length}`;
    t.diagnostic(`${name}: ${end}, ${Math.round(ms)} ms`);
    assert.equal(end, EXPECTED[name] ?? "rows 2", name);
    // The page ends a silent converter after ten seconds; how long each file takes is told above.
    assert.ok(ms < 10_000, `${name} took ${ms} ms`);
  }
  await owed.load(ledger);
  assert.deepEqual(owed.watch.errors, []);
  assert.deepEqual(owed.watch.violations, []);
});
