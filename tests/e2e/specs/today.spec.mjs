// From the list of the day to a conversation, and what it leaves behind: nobody is chased while a
// promise runs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";

const world = inBrowser();

test("list, script, promise, and the letter is held back", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("letters");
  await owed.id("letters-table").locator("tbody tr").first().waitFor();
  const letters = new Set(await owed.id("letters-table").locator("tbody th button").allInnerTexts());
  await owed.go("today");
  const names = owed.id("today-list").locator("tbody th button");
  await names.first().waitFor();
  const all = await names.allInnerTexts();
  const name = all.find((own) => letters.has(own));
  assert.ok(name, "somebody on the list gets a letter");
  await names.nth(all.indexOf(name)).click();
  await owed.id("promise-amount").waitFor();
  assert.match(await owed.text("call-sheet"), /When did you send your payment\?|It has not come|Thank you/);
  const day = await owed.id("as-of").inputValue();
  const by = new Date(Date.parse(day) + 5 * 86_400_000).toISOString().slice(0, 10);
  await owed.id("promise-by").fill(by);
  assert.match(await owed.text("call-sheet"), /So .* will pay .* Is that right\?/);
  await owed.id("log-promise").click();
  await owed.page.waitForFunction(() => /Promised/.test(document.querySelector('[data-testid="timeline"]')?.textContent ?? ""));
  await owed.page.keyboard.press("Escape");
  await owed.go("letters");
  const out = owed.id("letters-left-out");
  await out.locator("tr", { hasText: name }).first().waitFor();
  assert.match(await out.locator("tr", { hasText: name }).first().innerText(), /Promised to pay by/);
  // The log goes to a file and comes back; the entry taken back sends the letter again.
  await owed.go("today");
  const file = await owed.download("save-log");
  assert.equal(JSON.parse(file.text).events.length, 2);
  // The contact and its promise were one act, so one step takes both back.
  await owed.id("undo-log").click();
  await owed.page.getByText("0 entries. It lives in this tab only").waitFor();
  await owed.id("open-log").setInputFiles({ name: file.name, mimeType: "application/json", buffer: file.bytes });
  await owed.page.getByText("2 entries. It lives in this tab only").waitFor();
  assert.deepEqual(owed.watch.errors, []);
  assert.deepEqual(await owed.page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`today is usable by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
      await owed.sample();
      await owed.go("today");
      const names = owed.id("today-list").locator("tbody th button");
      await names.first().waitFor();
      if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/today-${colorScheme}-${width}.png` });
      assert.deepEqual(await violations(owed), []);
      const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= view, `${content} > ${view}`);
      await names.first().click();
      await owed.id("promise-amount").waitFor();
      if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/call-${colorScheme}-${width}.png` });
      assert.deepEqual(await violations(owed), []);
    });
  }
}
