// Nothing is kept unasked; what is kept is all there again; a case file carries a book to the next export;
// every change can be taken back; whatever is altered is refused by name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { eventually, inBrowser } from "../lib/browser.mjs";
import { allKept, changes, storage, tamper } from "../lib/kept.mjs";
import { csv, ledger } from "../lib/ledger.mjs";
import { Owed } from "../pages/owed.mjs";

const world = inBrowser();
/** A passphrase is made slow to guess: seconds, on a slow machine many. */
const SEALING = 90_000;
const NOTHING = { databases: [], keys: [], local: 0, session: 0 };

/** A case file as an upload. */
const upload = ({ name, bytes }) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

async function book(owed) {
  await owed.id("book").click();
  await owed.id("save-case-file").waitFor();
}

async function closeSheet(owed) {
  await owed.page.keyboard.press("Escape");
  await owed.page.waitForFunction(() => !document.querySelector("dialog[open]"));
}

/** Turns keeping on and waits until it is. */
async function keep(owed, { files = false } = {}) {
  await book(owed);
  await owed.id("keep-on-device").check();
  await owed.id("keep-files").waitFor();
  if (files) await owed.id("keep-files").check();
  await closeSheet(owed);
  await allKept(owed);
}

const RULE = "Days to pay after a reminder";
const rule = (owed) => owed.page.getByLabel(RULE);

/** Waits until the rule is so many days. */
const ruleIs = (owed, days) =>
  owed.page.waitForFunction(([label, days]) => document.querySelector(`[aria-label="${label}"]`)?.value === days, [RULE, String(days)]);

/** Changes a rule of the policy. */
async function payWithin(owed, days) {
  await owed.go("policy");
  const field = rule(owed);
  await field.fill(String(days));
  await field.press("Tab");
}

async function reload(owed) {
  await owed.page.reload();
  await owed.ready();
}

/** Reloads although edits get lost by it: the browser asks first. */
async function reloadAnyway(owed) {
  owed.page.removeAllListeners("dialog");
  const asked = owed.page.waitForEvent("dialog").then(async (dialog) => {
    assert.equal(dialog.type(), "beforeunload");
    await dialog.accept();
  });
  await Promise.all([asked, reload(owed)]);
}

/** Waits for an entry of the case log about a customer, made by hand through the call sheet. */
async function promise(owed, customer, days) {
  await owed.go("today");
  await owed.id("today-list").locator("tbody th button", { hasText: customer }).first().click();
  await owed.id("promise-amount").waitFor();
  const day = await owed.id("as-of").inputValue();
  const by = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  await owed.id("promise-by").fill(by);
  await owed.id("log-promise").click();
  await owed.page.waitForFunction(() => /Promised/.test(document.querySelector('[data-testid="timeline"]')?.textContent ?? ""));
  await closeSheet(owed);
}

test("by default nothing is kept, whatever is done", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await payWithin(owed, 11);
  await book(owed);
  await owed.id("book-name").fill("Brightwater");
  await closeSheet(owed);
  assert.deepEqual(await storage(owed.page), NOTHING);
  assert.deepEqual(owed.watch.errors, []);
});

test("a kept book is all there after a reload, and steps still lead back; erased, nothing is", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await keep(owed, { files: true });
  await payWithin(owed, 11);
  await payWithin(owed, 12);
  await promise(owed, "Pine & Daughters", 5);
  await owed.go("overview");
  await owed.asOf("2024-06-30");
  await allKept(owed);
  const open = await owed.exact("total-open");
  await reload(owed);
  await owed.id("kept-books").waitFor();
  assert.match(await owed.text("kept-books"), /ledger\.csv.*2 log entries.*with its files/);
  if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/kept-start.png` });
  await owed.id("continue-book").click();
  await owed.figures();
  assert.equal(await owed.id("as-of").inputValue(), "2024-06-30");
  assert.equal(await owed.exact("total-open"), open);
  await owed.go("policy");
  assert.equal(await rule(owed).inputValue(), "12");
  await owed.go("today");
  await owed.page.getByText(/^2\sentries\./).waitFor();
  // The steps from before the reload.
  for (const expected of ["11", "7"]) {
    await owed.go("policy");
    for (let steps = 0; steps < 8 && (await rule(owed).inputValue()) !== expected; steps += 1) {
      const label = await owed.id("undo").getAttribute("aria-label");
      await owed.id("undo").click();
      await owed.page.waitForFunction((old) => document.querySelector('[data-testid="undo"]')?.ariaLabel !== old, label);
    }
    await ruleIs(owed, expected);
  }
  await allKept(owed);
  await book(owed);
  await owed.id("erase-everything").click();
  await owed.id("erase-confirm").click();
  await owed.page.waitForFunction(() => /Erased/.test(document.querySelector('[data-testid="case-message"]')?.textContent ?? ""));
  assert.deepEqual(await storage(owed.page), NOTHING);
  await reloadAnyway(owed);
  assert.equal(await owed.id("kept-books").count(), 0);
  assert.deepEqual(owed.watch.errors, []);
});

for (const passphrase of ["", "correct horse battery staple"]) {
  const how = passphrase ? "encrypted" : "plain";
  test(`a case file, ${how}, goes on with the next export`, async (t) => {
    const owed = await world.open(t);
    await owed.load(ledger);
    await owed.asOf("2024-06-30");
    await promise(owed, "Pine & Daughters", 5);
    await promise(owed, "Brightwater", 5);
    await payWithin(owed, 13);
    await book(owed);
    await owed.id("book-name").fill("North Shop");
    await owed.id("book-name").press("Tab");
    await owed.id("case-passphrase").fill(passphrase);
    const file = await owed.download("save-case-file", SEALING);
    assert.match(file.name, /^North Shop \d{4}-\d\d-\d\d\.owed$/);
    assert.equal(file.text.includes("Pine"), passphrase === "");
    assert.deepEqual(await storage(owed.page), NOTHING);

    // Another browser, a month later: everything of Pine & Daughters is paid, Brightwater is gone.
    const next = await world.open(t);
    await next.id("open-case-file").setInputFiles(upload(file));
    if (passphrase) {
      await next.id("open-passphrase").fill("wrong horse");
      await next.id("open-sealed").click();
      await next.id("passphrase-refused").getByText("This is not the passphrase").waitFor({ timeout: SEALING });
      await next.id("open-passphrase").fill(passphrase);
      await next.id("open-sealed").click();
    }
    await next.id("open-book").waitFor({ timeout: SEALING });
    assert.match(await next.text("open-book"), /North Shop is open, with 4 entries/);
    const later = csv([
      ["A-1007", "Pine & Daughters", "office@pine.example", "2023-12-01", "2023-12-31", "USD", "640.00", "0.00", "2024-07-03"],
      ["A-1008", "Pine & Daughters", "office@pine.example", "2024-01-20", "2024-02-19", "USD", "120.40", "0.00", "2024-07-03"],
      ["A-1009", "Pine & Daughters", "office@pine.example", "2024-05-31", "2024-06-30", "USD", "75.00", "75.00", ""],
      ["A-1005", "Otto Müller GmbH", "rechnung@mueller.example", "2024-04-05", "2024-05-05", "USD", "475.10", "475.10", ""],
    ]);
    await next.load({ name: "july.csv", content: later });
    await next.asOf("2024-07-31");
    await next.id("case-attached").waitFor();
    await next.id("case-attached").locator("summary").click();
    assert.match(await next.text("case-unmatched"), /Brightwater Foods, Inc\.: not in these files; 2 entries are kept/);
    if (process.env.SHOTS) await next.page.screenshot({ path: `${process.env.SHOTS}/attached-${how}.png` });
    await next.page.waitForFunction(() => /1\scustomer of its case log.*1 kept/.test(document.querySelector('[data-testid="case-attached"]')?.textContent ?? ""));
    await next.go("policy");
    assert.equal(await rule(next).inputValue(), "13");
    // The entries without a customer are still there.
    await next.go("today");
    await next.page.getByText(/^4\sentries\./).waitFor();
    assert.deepEqual(next.watch.errors, []);
    assert.deepEqual(await storage(next.page), NOTHING);
  });
}

test("a case file may come after the export, and one with its files needs none", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await payWithin(owed, 14);
  await book(owed);
  await owed.id("case-with-files").check();
  const whole = await owed.download("save-case-file");
  const next = await world.open(t);
  await next.id("open-case-file").setInputFiles(upload(whole));
  await next.figures();
  assert.equal(await next.exact("total-open"), "3426.79");
  await next.go("policy");
  assert.equal(await rule(next).inputValue(), "14");

  const other = await world.open(t);
  await other.load(ledger);
  await book(other);
  await other.id("open-case-file").last().setInputFiles(upload(whole));
  await other.figures();
  await other.go("policy");
  await ruleIs(other, 14);
});

test("what is altered, cut, newer or something else is refused by name, and nothing is taken over", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await payWithin(owed, 15);
  await book(owed);
  const plain = await owed.download("save-case-file");
  await owed.id("case-passphrase").fill("a passphrase");
  const sealed = await owed.download("save-case-file", SEALING);
  const next = await world.open(t);
  const refused = async (name, bytes, words, passphrase) => {
    await next.id("open-case-file").setInputFiles(upload({ name, bytes }));
    if (passphrase) {
      await next.id("open-passphrase").fill(passphrase);
      await next.id("open-sealed").click();
    }
    const notice = next.page.getByRole("alert").filter({ hasText: name });
    await notice.waitFor({ timeout: SEALING });
    assert.match(await notice.innerText(), words, name);
    await notice.getByRole("button").click();
  };
  const altered = Buffer.from(plain.text.replace('"pay_within_days": 15', '"pay_within_days": 16'));
  assert.notDeepEqual(altered, plain.bytes);
  await refused("altered.owed", altered, /altered or damaged \(book\.json\)/);
  await refused("cut.owed", plain.bytes.subarray(0, plain.bytes.length - 10), /cut short/);
  await refused("newer.owed", Buffer.from(plain.text.replace("owed-case-file 1", "owed-case-file 2")), /later version.*format 2/);
  await refused("list.owed", Buffer.from(csv([])), /not a case file/);
  const flipped = Buffer.from(sealed.bytes);
  flipped[flipped.length - 5] ^= 1;
  await refused("flipped.owed", flipped, /altered or damaged \(the encrypted content\)/, "a passphrase");
  await refused("short.owed", sealed.bytes.subarray(0, sealed.bytes.length - 100), /altered or damaged|cut short/, "a passphrase");
  // Dropped on the page it is known too.
  await next.id("open-case-file").setInputFiles(upload(plain));
  await next.id("open-book").waitFor();
  assert.deepEqual(next.watch.errors, []);
});

test("undo and redo reach through all rooms, by button and by key", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await payWithin(owed, 9);
  await promiseOfAnyone(owed);
  await owed.go("letters");
  await owed.go("policy");
  assert.match(await owed.id("undo").getAttribute("aria-label"), /^Undo: Case log/);
  await undoUntil(owed, /^Undo: Policy/);
  await owed.page.locator("h1").click();
  await owed.page.keyboard.press("Control+z");
  await ruleIs(owed, 7);
  assert.equal(await owed.id("undo").isDisabled(), true);
  await owed.page.keyboard.press("Control+Shift+z");
  await ruleIs(owed, 9);
  await book(owed);
  await owed.id("history").click();
  const lines = await owed.id("history-list").locator("li").allInnerTexts();
  assert.match(lines[0], /Case log: .*\(taken back\)/s);
  assert.match(lines.at(-1), /Policy: pay within days: 7 → 9$/);
  await closeSheet(owed);
  assert.deepEqual(owed.watch.errors, []);
});

/** Takes steps back until the next one is like this. */
async function undoUntil(owed, pattern) {
  for (let steps = 0; steps < 8; steps += 1) {
    const label = await owed.id("undo").getAttribute("aria-label");
    if (pattern.test(label)) return;
    await owed.id("undo").click();
    await owed.page.waitForFunction((old) => document.querySelector('[data-testid="undo"]')?.ariaLabel !== old, label);
  }
  assert.fail("no such step");
}

async function promiseOfAnyone(owed) {
  await owed.go("today");
  await owed.id("today-list").locator("tbody th button").first().click();
  await owed.id("promise-amount").waitFor();
  const day = await owed.id("as-of").inputValue();
  await owed.id("promise-by").fill(new Date(Date.parse(day) + 5 * 86_400_000).toISOString().slice(0, 10));
  await owed.id("log-promise").click();
  await owed.page.waitForFunction(() => /Promised/.test(document.querySelector('[data-testid="timeline"]')?.textContent ?? ""));
  await closeSheet(owed);
}

test("two tabs do not write one book", async (t) => {
  const { page, watch, browsing } = await world.page(t);
  const owed = new Owed(page, watch);
  await page.goto(world.site.url);
  await owed.ready();
  await owed.load(ledger);
  await keep(owed);
  await payWithin(owed, 10);
  await allKept(owed);
  const second = await browsing.newPage();
  const other = new Owed(second, watch);
  await second.goto(world.site.url);
  await other.ready();
  await other.id("continue-book").click();
  await second.getByRole("alert").filter({ hasText: "open in another tab" }).waitFor();
  // The first goes on, and is closed; then the second may.
  await payWithin(owed, 21);
  await allKept(owed);
  await page.close();
  await other.id("continue-book").click();
  await other.id("open-book").waitFor();
  await other.load(ledger);
  await other.go("policy");
  assert.equal(await rule(other).inputValue(), "21");
});

test("a damaged last write falls back on the one before; one of a later version is left alone", async (t) => {
  const { page, watch } = await world.page(t);
  await page.addInitScript(changes);
  const owed = new Owed(page, watch);
  await page.goto(world.site.url);
  await owed.ready();
  await owed.load(ledger);
  await keep(owed);
  await payWithin(owed, 10);
  await allKept(owed);
  const { keys } = await storage(page);
  assert.equal(keys.length, 2, keys.join());
  const last = await page.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open("owed");
      request.onsuccess = () => resolve(request.result);
    });
    const request = database.transaction("kept").objectStore("kept").getAll();
    const all = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
    database.close();
    return Math.max(...all.map((text) => Number(text.split("\n")[0])));
  });
  await tamper(page, last % 2 === 1 ? "damageOdd" : "damageEven");
  await reload(owed);
  await owed.id("continue-book").click();
  await page.getByRole("alert").filter({ hasText: "could not be read" }).waitFor();
  await owed.id("open-book").waitFor();
  await page.waitForFunction(() => document.querySelector('[data-testid="book"]')?.dataset.unsaved === "0");
  await tamper(page, "later");
  await reload(owed);
  await owed.id("kept-books").waitFor();
  assert.match(await owed.text("kept-books"), /later version/);
  const rescued = await owed.download("rescue-book");
  assert.match(rescued.text, /^owed-case-file 9\n/);
  await owed.id("discard-book").click();
  await eventually(page, async () => (await indexedDB.databases()).length === 0);
});

test("where nothing can be kept it is said at once, and a case file is offered", async (t) => {
  const { page, watch } = await world.page(t);
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { get: () => null }));
  const owed = new Owed(page, watch);
  await page.goto(world.site.url);
  await owed.ready();
  await owed.sample();
  await book(owed);
  await owed.id("keep-on-device").click();
  await page.waitForFunction(() => /private window/.test(document.querySelector('[data-testid="keep-state"]')?.textContent ?? ""));
  await closeSheet(owed);
  await owed.id("save-nudge").getByText("private window").waitFor();
  await owed.id("nudge-save").click();
  await owed.download("save-case-file");
  assert.deepEqual(watch.errors, []);
});

/** Makes every write of a database end as it does where there is no room, once `owedTestFull` is set. */
function fillable() {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function putOrRefuse(...what) {
    const request = put.apply(this, what);
    if (globalThis.owedTestFull) {
      Object.defineProperty(this.transaction, "error", { value: new DOMException("full", "QuotaExceededError") });
      this.transaction.abort();
    }
    return request;
  };
}

test("when the room runs out it is said, and what was kept stays", async (t) => {
  const { page, watch } = await world.page(t);
  await page.addInitScript(fillable);
  const owed = new Owed(page, watch);
  await page.goto(world.site.url);
  await owed.ready();
  await owed.load(ledger);
  await keep(owed);
  await payWithin(owed, 10);
  await allKept(owed);
  await page.evaluate(() => { globalThis.owedTestFull = true; });
  await payWithin(owed, 20);
  await owed.id("save-nudge").waitFor();
  assert.match(await owed.text("save-nudge"), /no more room/);
  await reloadAnyway(owed);
  await owed.id("continue-book").click();
  await owed.id("open-book").waitFor();
  await owed.load(ledger);
  await owed.go("policy");
  assert.equal(await rule(owed).inputValue(), "10");
});

test("books never mix: opening another asks first, and ten changes are worth a word", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  for (let days = 20; days < 30; days += 1) await payWithin(owed, days);
  await owed.id("save-nudge").getByText("10 changes are in this tab only").waitFor();
  await owed.id("nudge-save").click();
  await owed.id("book-name").fill("One");
  await owed.id("book-name").press("Tab");
  const one = await owed.download("save-case-file");
  await owed.id("save-nudge").waitFor({ state: "detached" });
  await closeSheet(owed);
  await payWithin(owed, 31);
  await book(owed);
  await owed.id("open-case-file").last().setInputFiles(upload(one));
  await owed.id("open-other").waitFor();
  assert.match(await owed.text("sheet"), /One is here now\. 1 change of it is in this tab only/);
  await owed.id("stay-here").click();
  assert.equal(await rule(owed).inputValue(), "31");
  await book(owed);
  await owed.id("open-case-file").last().setInputFiles(upload(one));
  await owed.id("open-other").click();
  await owed.id("open-book").waitFor();
  await owed.load(ledger);
  await owed.go("policy");
  assert.equal(await rule(owed).inputValue(), "29");
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`the book is usable by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
      const shot = async (name) => {
        if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/${name}-${colorScheme}-${width}.png` });
        assert.deepEqual(await violations(owed), [], name);
        const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${name}: ${content} > ${view}`);
      };
      await shot("start");
      await owed.load(ledger);
      await payWithin(owed, 9);
      await shot("bar");
      await keep(owed, { files: true });
      await book(owed);
      await shot("book");
      await owed.id("history").click();
      await owed.id("history-list").waitFor();
      await shot("history");
      await closeSheet(owed);
      await reload(owed);
      await owed.id("kept-books").waitFor();
      await shot("kept");
    });
  }
}
