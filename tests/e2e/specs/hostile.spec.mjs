// Rows made to break out of a page are shown, searched, aged, written to and exported, and stay text: no script
// runs, nothing is asked for, no dialog opens. The suites lie outside of the project; without them this is skipped.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { inBrowser } from "../lib/browser.mjs";
import { csv } from "../lib/ledger.mjs";
import { missing, shared } from "../lib/shared.mjs";

const world = inBrowser();

const suite = (...path) => join(dirname(shared("x")), "..", "suites", ...path);
const skip = missing || (existsSync(suite("hostile-ar", "hostile-ar.csv")) ? false : "the suites are not on this machine");

/** Naughty strings as customers of invoices, two years late, so that they come up everywhere. */
function naughty() {
  const strings = JSON.parse(readFileSync(suite("blns", "blns.json"), "utf8")).filter((text) => text.trim() !== "");
  const rows = strings.map((text, i) => [`N-${1000 + i}`, text, "2024-01-10", "2024-02-09", "USD", "100.00", "100.00"]);
  const head = ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Currency", "Total", "Amount Due"];
  return { name: "naughty.csv", content: csv(rows, head) };
}

async function everywhere(owed) {
  for (const room of ["overview", "aging", "numbers", "customers", "outlook", "today", "letters", "policy", "file"]) {
    await owed.go(room);
    await owed.page.waitForTimeout(200);
  }
  // What stands behind a figure, and the row as it is written.
  await owed.go("overview");
  await owed.id("total-open").click();
  await owed.id("documents").locator("tbody tr").first().waitFor();
  await owed.id("sheet-close").click();
}

/** Elements that only markup of a file could have made. */
const foreign = (page) =>
  page.evaluate(() => document.querySelectorAll("main script, main iframe, main img, main object, main embed, main marquee, main [onerror], main [onload], main [onclick], main a[href^=javascript]").length);

async function assertInert(owed) {
  assert.equal(await foreign(owed.page), 0);
  assert.equal(await owed.page.evaluate(() => typeof globalThis.XSS), "undefined");
  assert.deepEqual(owed.watch.dialogs, []);
  assert.deepEqual(owed.watch.violations, []);
  assert.deepEqual(owed.watch.requests, []);
  assert.deepEqual(owed.watch.errors, []);
  assert.equal(new URL(owed.page.url()).search, "");
}

/** The letter as a file, in a browser of its own with nothing to hold it: it stays text by itself. */
async function assertHarmlessAlone(t, html) {
  const { page, watch } = await world.page(t);
  await page.setContent(html, { waitUntil: "load" });
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => typeof globalThis.XSS), "undefined");
  assert.deepEqual([watch.dialogs, watch.requests.filter((url) => !url.startsWith("about:"))], [[], []]);
}

for (const [name, file] of [
  ["the hostile ledger", () => ({ name: "hostile-ar.csv", content: readFileSync(suite("hostile-ar", "hostile-ar.csv")) })],
  ["five hundred naughty strings", naughty],
]) {
  test(`${name} stays text in every room and in what is made of it`, { skip, timeout: 240_000 }, async (t) => {
    const owed = await world.open(t);
    await owed.settled();
    owed.watch.requests.length = 0;
    await owed.load(file());
    await everywhere(owed);
    // Written to, whether a letter is due or not.
    await owed.go("letters");
    const letters = owed.page.locator('[data-testid="letters-table"] tbody th button, [data-testid="letters-left-out"] tbody th button');
    await letters.first().waitFor();
    const count = Math.min(await letters.count(), 12);
    for (let i = 0; i < count; i += 1) {
      await letters.nth(i).click();
      await owed.id("letter-preview").waitFor();
    }
    if (await owed.id("download-letter-html").isEnabled()) {
      const letter = await owed.download("download-letter-html");
      await assertHarmlessAlone(t, letter.text);
    }
    await assertInert(owed);
  });
}
