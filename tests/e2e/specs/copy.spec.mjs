// The copy for a USB stick opens from a folder, reads a file and makes documents there, and stays locked; the
// page itself, opened from a folder, says in words why it cannot. The published hashes are those of the files.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { violations } from "../lib/axe.mjs";
import { DIST, inBrowser } from "../lib/browser.mjs";
import { assertLedger, ledger } from "../lib/ledger.mjs";
import { xlsx } from "../lib/workbook.mjs";
import { Owed, cents } from "../pages/owed.mjs";

const world = inBrowser();
const ZIP = readdirSync(DIST).find((name) => /^owed-\d+\.\d+\.\d+\.zip$/.test(name));

/** The unpacked copy in a folder of its own; its address. */
function unpacked(t) {
  const folder = mkdtempSync(join(tmpdir(), "owed copy "));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = unzipSync(new Uint8Array(readFileSync(join(DIST, ZIP))));
  assert.deepEqual(Object.keys(files), ["owed.html", "READ ME.txt"]);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { url: pathToFileURL(join(folder, "owed.html")).href, readMe: Buffer.from(files["READ ME.txt"]).toString("utf8") };
}

async function opened(t, options) {
  const { page, watch } = await world.page(t, options);
  const { url, readMe } = unpacked(t);
  await page.goto(url);
  const owed = new Owed(page, watch);
  await owed.ready();
  await page.waitForFunction(() => globalThis.owedLock.status().locked);
  return { owed, url, readMe };
}

test("the copy opens from a folder, reads lists and workbooks, makes documents, and asks for nothing", async (t) => {
  const { owed, url, readMe } = await opened(t);
  assert.match(readMe, /double click/);
  await owed.load(ledger);
  await assertLedger(owed);
  const pack = await owed.download("report-pack");
  assert.equal(pack.bytes.subarray(0, 2).toString(), "PK");
  assert.deepEqual(owed.watch.requests.filter((asked) => asked !== url), []);
  assert.deepEqual([owed.watch.errors, owed.watch.violations], [[], []]);

  const { owed: second } = await opened(t);
  const rows = [["Invoice Number", "Customer", "Invoice Date", "Due Date", "Total"], ["7", "Pine", "2024-05-01", "2024-05-31", 12.5]];
  await second.load({ name: "book.xlsx", content: xlsx({ Invoices: rows }) });
  assert.equal(cents(await second.exact("total-open")), 1250n);
  assert.deepEqual([second.watch.errors, second.watch.violations], [[], []]);
});

test("the copy is locked, and its own trial finds every way closed that can be tried", { timeout: 120_000 }, async (t) => {
  const { owed } = await opened(t);
  const policies = await owed.page.evaluate(() => [...document.querySelectorAll("meta[http-equiv]")].map((meta) => meta.content));
  assert.equal(policies.length, 2);
  assert.ok(!/'self'|https?:|unsafe-inline|'unsafe-eval'|connect-src/.test(policies[0]), policies[0]);
  await owed.id("lock-badge").click();
  await owed.id("lock-self-test").click();
  await owed.page.getByText(/all closed\.|none open;/).waitFor({ timeout: 90_000 });
  if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/copy-lock.png` });
  assert.deepEqual(await violations(owed), []);
});

test("the page itself says why it does not start from a folder", async (t) => {
  const { page } = await world.page(t);
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  const words = page.getByText("Was this page opened from a folder?");
  await words.waitFor();
  assert.match(await words.innerText(), /owed\.html/);
});

test("where the page starts, nothing is said of folders", async (t) => {
  const owed = await world.open(t);
  assert.equal(await owed.page.getByText("opened from a folder").count(), 0);
});

test("the copy is not kept on the device, and can be had by its address only", async (t) => {
  const owed = await world.open(t);
  await owed.settled();
  const kept = await owed.page.evaluate(async (zip) => {
    const cache = await caches.open((await caches.keys())[0]);
    return (await cache.keys()).some(({ url }) => url.endsWith(zip));
  }, ZIP);
  assert.equal(kept, false);
  const tab = await owed.page.context().newPage();
  const [download] = await Promise.all([
    tab.waitForEvent("download"),
    tab.goto(world.site.url + ZIP).catch(() => {}),
  ]);
  assert.deepEqual(readFileSync(await download.path()), readFileSync(join(DIST, ZIP)));
});

test("the published hashes are those of the files, all of them", () => {
  const list = readFileSync(join(DIST, "SHA256SUMS"), "utf8").trimEnd().split("\n").map((line) => line.split("  "));
  const files = readdirSync(DIST).filter((name) => name !== "SHA256SUMS" && !name.startsWith(".")).sort();
  assert.deepEqual(list.map(([, name]) => name), files);
  for (const [hash, name] of list) {
    assert.equal(createHash("sha256").update(readFileSync(join(DIST, name))).digest("hex"), hash, name);
  }
});
