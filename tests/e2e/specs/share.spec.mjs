// A copy without names: looked at before, downloaded, and opened again with the same figures.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ROWS, figures, ledger, parse } from "../lib/ledger.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();

const NAMES = [...new Set(ROWS.flatMap(([number, customer, email]) => [number, customer, email]))];

async function sharing(t, options) {
  const owed = await world.open(t, options);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.id("anonymise").click();
  await owed.id("share-preview").waitFor();
  return owed;
}

function assertNameless(text) {
  for (const name of NAMES) assert.ok(!text.includes(name), name);
  for (const part of ["Brightwater", "M\u00fcller", "Pine", "@", "HYPERLINK", "ledger.csv"]) assert.ok(!text.includes(part), part);
}

test("the data without names gives the same figures when it is opened", async (t) => {
  const owed = await sharing(t);
  const key = await owed.id("share-key").inputValue();
  assert.match(key, /^[0-9a-f]{20}$/);
  const data = await owed.download("anonymise-data");
  assert.match(data.name, /^anonymous-invoices\.csv$/);
  assertNameless(data.text);
  assert.ok(!data.text.includes(key));
  assert.equal(parse(data.text).length, ROWS.length + 1);

  const again = await world.open(t);
  await again.load({ name: data.name, content: data.bytes });
  await again.asOf(AS_OF);
  const expected = figures();
  assert.equal(cents(await again.exact("total-open")), BigInt(expected.open));
  assert.equal(cents(await again.exact("total-overdue")), BigInt(expected.overdue));
  assert.deepEqual(await again.tieOut(), { read: ROWS.length, used: ROWS.length, leftOut: 0 });
});

test("the same key word gives the same names, and analysis and pack have none of ours", async (t) => {
  const owed = await sharing(t);
  await owed.id("share-key").fill("a word of mine");
  await owed.id("share-key").press("Tab");
  const first = await owed.download("anonymise-data");
  const analysis = await owed.download("anonymise-json");
  assertNameless(analysis.text);
  const open = JSON.parse(analysis.text);
  assert.ok(JSON.stringify(open).includes("Customer "));
  const pack = await owed.download("anonymise-pack");
  const files = unzipSync(new Uint8Array(pack.bytes));
  for (const [name, content] of Object.entries(files)) {
    if (name.endsWith(".pdf")) continue;
    const parts = name.endsWith(".xlsx") ? Object.values(unzipSync(content)) : [content];
    for (const part of parts) for (const word of ["Brightwater", "M\u00fcller", "brightwater.example"]) assert.ok(!strFromU8(part).includes(word), name);
  }
  const other = await sharing(t);
  await other.id("share-key").fill("a word of mine");
  await other.id("share-key").press("Tab");
  assert.deepEqual((await other.download("anonymise-data")).bytes, first.bytes);
});

test("moved dates and a factor are shown before, and are in the copy", async (t) => {
  const owed = await sharing(t);
  await owed.id("share-shift").fill("-7");
  await owed.id("share-shift").press("Tab");
  await owed.id("share-factor").fill("3");
  await owed.id("share-factor").press("Tab");
  const billed = ROWS.reduce((sum, row) => sum + Math.round(Number(row[7]) * 100), 0);
  await owed.page.waitForFunction(
    (wanted) => document.querySelector('[data-testid="share-open"]')?.dataset.value === wanted,
    ((3 * billed) / 100).toFixed(2),
  );
  const data = parse((await owed.download("anonymise-data")).text);
  const [head, ...rows] = data;
  const column = (name) => head.indexOf(name);
  const sum = rows.reduce((all, row) => all + Math.round(Number(row[column("Amount Due")]) * 100), 0);
  assert.equal(sum, 3 * billed);
  const earlier = (date) => new Date(Date.parse(date) - 7 * 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual(rows.map((row) => row[column("Invoice Date")]).sort(), ROWS.map((row) => earlier(row[3])).sort());
  await owed.id("share-factor").fill("nothing");
  await owed.id("share-factor").press("Tab");
  await owed.page.getByText("Use a number above 0").waitFor();
});

for (const [width, colorScheme] of [[1280, "light"], [390, "dark"]]) {
  test(`sharing is usable by everyone, ${colorScheme}, ${width} wide`, async (t) => {
    const owed = await sharing(t, { width, colorScheme, reducedMotion: "reduce" });
    if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/share-${colorScheme}-${width}.png` });
    assert.deepEqual(await violations(owed), []);
    const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= view, `${content} > ${view}`);
  });
}
