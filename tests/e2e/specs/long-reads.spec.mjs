// A large file: progress is shown, the page stays usable, and stopping is immediate.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AS_OF as LIST_AS_OF, generate } from "../../../bench/generate.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { ROWS, ledger } from "../lib/ledger.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();
const folder = mkdtempSync(join(tmpdir(), "owed-"));
const file = join(folder, "large.csv");
let expected;

before(async () => {
  expected = await generate(600_000, file);
});
after(() => rmSync(folder, { recursive: true }));

test("stopping answers at once, and the next file works", async (t) => {
  const owed = await world.open(t);
  await owed.settled();
  world.site.requests.length = 0;
  await owed.choose(file);
  await owed.id("cancel").waitFor();
  const waited = await owed.page.evaluate(async () => {
    const start = performance.now();
    document.querySelector('[data-testid="cancel"]').click();
    while (document.querySelector('[data-testid="progress"]')) await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
  t.diagnostic(`stopped after ${Math.round(waited)} ms`);
  assert.ok(waited < 200, `${waited} ms`);
  assert.equal(await owed.id("total-open").count(), 0);
  await owed.load(ledger);
  assert.equal((await owed.tieOut()).used, ROWS.length);
  assert.deepEqual(world.site.requests, [], "a new worker makes no request");
});

test("600,000 rows are read right, with progress, and the page stays usable", async (t) => {
  const owed = await world.open(t);
  await owed.page.evaluate(() => {
    globalThis.seen = { tasks: [], progress: new Set(), said: new Set() };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.seen.tasks.push(entry.duration);
    }).observe({ type: "longtask" });
    const look = () => {
      const bar = document.querySelector('[data-testid="progress"]');
      globalThis.seen.said.add(document.querySelector('[role="status"][aria-live]')?.textContent);
      if (bar) globalThis.seen.progress.add(bar.textContent + (bar.querySelector("progress")?.value ?? ""));
      requestAnimationFrame(look);
    };
    look();
  });
  await owed.load(file);
  const { tasks, progress, said } = await owed.page.evaluate(() => ({
    tasks: globalThis.seen.tasks,
    progress: globalThis.seen.progress.size,
    said: [...globalThis.seen.said],
  }));
  t.diagnostic(`longest task on the page ${Math.round(Math.max(0, ...tasks))} ms, ${progress} states of progress`);
  assert.ok(progress >= 3, `${progress} states of progress`);
  assert.ok(said.includes("Reading the file"), said.join("; "));
  const left = expected.void + expected.unusable;
  assert.deepEqual(await owed.tieOut(), { read: expected.rows, used: expected.used, leftOut: left });
  await owed.asOf(LIST_AS_OF);
  for (const [code, sum] of Object.entries(expected.open)) {
    await owed.currency(code);
    assert.equal(cents(await owed.exact("total-open")), BigInt(sum), code);
  }
});
