// A fault of the page itself ends in a calm screen that keeps the work; one of the engine ends in a word and a
// way to read the same files again. The page under test is the published one: what is broken is the browser
// under it, so that the program stops where it never expects to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { assertLedger, ledger, ROWS } from "../lib/ledger.mjs";

const world = inBrowser();

/** The next element the program makes cannot be made: it stops with a panic, as at a fault of its own. */
const breakPage = (owed) =>
  owed.page.evaluate(() => {
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function refuse() {
      Document.prototype.createElement = make;
      throw new DOMException("cannot be made", "InvalidStateError");
    };
  });

/** A list, and a contact noted with one of its customers. */
async function worked(t, options) {
  const owed = await world.open(t, options);
  await owed.page.waitForFunction(() => globalThis.owedLock?.status().locked);
  await owed.load(ledger);
  await owed.asOf("2024-06-30");
  await owed.go("today");
  await owed.id("today-list").locator("tbody th button").first().click();
  await owed.id("contact-note").fill("Spoke with Ms. Secret about the parcel");
  await owed.id("log-contact").click();
  await owed.page.waitForFunction(() => document.querySelectorAll('[data-testid="timeline"] li, [data-testid="timeline"] tr').length > 0);
  await owed.page.keyboard.press("Escape");
  return owed;
}

test("a fault of the page leaves a calm screen, the work, and a report without data", async (t) => {
  const owed = await worked(t, { permissions: ["clipboard-read", "clipboard-write"] });
  owed.watch.requests.length = 0;
  await breakPage(owed);
  await owed.id("nav-customers").click();
  await owed.id("crash").waitFor();
  const report = await owed.id("crash-report").innerText();
  assert.match(report, /^Owed \d+\.\d+\.\d+ \(owed-[0-9a-f]+_bg\.wasm\)$/m);
  assert.match(report, /^Stopped at \S+\.rs:\d+$/m);
  assert.match(report, /^Room: (today|customers)$/m);
  assert.match(report, new RegExp(`^Rows: ${ROWS.length}$`, "m"));
  assert.match(report, /^Entries in the case log: [12]$/m);
  const data = ROWS.flatMap(([number, customer, email, , , , total]) => [number, customer, email, total]);
  for (const word of [...data, "Secret", "parcel", ledger.name, "Brightwater"]) assert.ok(!report.includes(word), word);
  await owed.id("crash-copy").click();
  await owed.page.getByText("Copied.").waitFor();
  assert.equal(await owed.page.evaluate(() => navigator.clipboard.readText()), report);

  const work = await owed.download("crash-save");
  assert.match(work.text, /Spoke with Ms\. Secret about the parcel/);

  // Nothing of the program is left to react.
  await owed.page.keyboard.press("3");
  await owed.page.keyboard.press("?");
  await owed.page.evaluate(() => { location.hash = "#letters"; });
  assert.equal(await owed.page.locator("body > *").count(), 1);
  assert.deepEqual(owed.watch.requests, []);
  assert.equal(owed.watch.dialogs.length, 0);

  // Nobody is asked whether to leave: the screen has said what to do before.
  const loaded = owed.page.waitForEvent("load");
  await owed.id("crash-reload").click();
  await loaded;
  await owed.ready();
  assert.equal(owed.watch.dialogs.length, 0);
  await owed.load(ledger);
  await assertLedger(owed);
});

test("a fault before anything was entered says so, and reloads", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  // The overview is drawn to its end, so it is the click that meets the fault.
  await owed.id("report-pack").waitFor();
  await breakPage(owed);
  await owed.id("nav-customers").click();
  await owed.id("crash").waitFor();
  assert.match(await owed.text("crash-saved"), /nothing entered that could be lost/);
  assert.equal(await owed.id("crash-save").count(), 0);
  const loaded = owed.page.waitForEvent("load");
  await owed.id("crash-reload").click();
  await loaded;
  await owed.ready();
  await owed.load(ledger);
  await assertLedger(owed);
});

test("a program that the browser ends without a panic leaves the same screen", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  // What the program calls, and takes to be always there.
  await owed.page.evaluate(() => {
    Event.prototype.preventDefault = Event.prototype.composedPath = () => { throw new RangeError("Brightwater"); };
    Object.defineProperty(KeyboardEvent.prototype, "key", { get() { throw new RangeError("Brightwater Foods"); } });
  });
  await owed.page.keyboard.press("3");
  await owed.id("crash").waitFor();
  const report = await owed.id("crash-report").innerText();
  assert.match(report, /^Stopped at RangeError in wasm-function\[\d+\]/m);
  assert.ok(!report.includes("Brightwater"));
});

for (const [width, colorScheme] of [[1280, "light"], [390, "dark"], [1280, "dark"], [390, "light"]]) {
  test(`the screen after a fault is usable by everyone, ${colorScheme}, ${width} wide`, async (t) => {
    const owed = await worked(t, { width, colorScheme });
    await breakPage(owed);
    await owed.id("nav-customers").click();
    await owed.id("crash").waitFor();
    if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/crash-${colorScheme}-${width}.png`, fullPage: true });
    assert.deepEqual(await violations(owed), []);
    const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= view, `${content} > ${view}`);
    assert.equal(await owed.page.evaluate(() => document.activeElement.tagName), "H1");
    await owed.page.keyboard.press("Tab");
    assert.equal(await owed.page.evaluate(() => document.activeElement.dataset.testid), "crash-save");
  });
}

test("an engine that dies while reading says so, and the same files can be read again", async (t) => {
  const owed = await world.open(t);
  await owed.page.waitForFunction(() => globalThis.owedLock?.status().locked);
  const [engine] = owed.page.workers();
  // What only the reading of a file needs.
  await engine.evaluate(() => {
    ReadableStreamBYOBReader.prototype.read = () => { throw new Error("broken"); };
  });
  await owed.choose(ledger);
  await owed.id("problem").waitFor();
  assert.match(await owed.text("problem"), /stopped/i);
  await owed.id("read-again").click();
  await assertLedger(owed);
  assert.equal(await owed.id("crash").count(), 0);
});
