// Getting a file in: chosen, dropped, pasted, or the sample; and the tie-out that follows.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, assertLedger, ledger } from "../lib/ledger.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();

test("a chosen file", async (t) => {
  const owed = await world.open(t);
  await owed.choose(ledger);
  await assertLedger(owed);
});

test("a file dropped from the desktop", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "owed-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, ledger.name);
  writeFileSync(path, ledger.content);
  const owed = await world.open(t);
  await owed.drop(path);
  await assertLedger(owed);
});

test("pasted text", async (t) => {
  const owed = await world.open(t);
  await owed.id("paste").click();
  await owed.id("paste-text").fill(ledger.content.replaceAll("\r\n", "\n"));
  await owed.id("paste-read").click();
  await assertLedger(owed);
});

test("the sample, in one click", async (t) => {
  const owed = await world.open(t);
  const start = Date.now();
  await owed.sample();
  t.diagnostic(`figures after ${Date.now() - start} ms`);
  assert.ok(cents(await owed.exact("total-open")) > 0n);
  assert.ok(Number(await owed.id("offenders").getAttribute("data-count")) > 0);
});

test("a second file replaces the first", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.choose(ledger);
  await owed.page.getByText(ledger.name).first().waitFor();
  await assertLedger(owed);
});

test("the whole way makes no request, no error, no violation and keeps data out of the address", async (t) => {
  const owed = await world.open(t);
  await owed.settled();
  world.site.requests.length = 0;
  owed.watch.requests.length = 0;
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  for (const room of ["aging", "customers", "letters", "policy", "file", "overview"]) {
    await owed.go(room);
    assert.match(owed.page.url(), /^http:\/\/127\.0\.0\.1:\d+\/owed\/(#[a-z0-9,=-]*)?$/);
    assert.doesNotMatch(await owed.page.title(), /Brightwater|Müller|\d{3}/);
  }
  await owed.go("aging");
  await owed.download("download-csv");
  await owed.download("download-json");
  await owed.go("letters");
  await owed.download("download-letters");
  assert.deepEqual(owed.watch.requests, []);
  assert.deepEqual(world.site.requests, []);
  assert.deepEqual(owed.watch.errors, []);
  assert.deepEqual(owed.watch.violations, []);
  const stored = await owed.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  assert.doesNotMatch(stored, /Brightwater|A-1002/);
});
