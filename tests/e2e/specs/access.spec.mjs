// Usable by everyone: automatic accessibility checks in both looks and widths, and the keyboard alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ledger } from "../lib/ledger.mjs";

const world = inBrowser();
const ROOMS = ["overview", "aging", "numbers", "customers", "outlook", "today", "letters", "policy", "file"];

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`no accessibility violation, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
      const found = {};
      const scan = async (where) => {
        const list = await violations(owed);
        if (list.length) found[where] = list;
      };
      await scan("start");
      await owed.load(ledger);
      await owed.asOf(AS_OF);
      for (const room of ROOMS) {
        await owed.go(room);
        await owed.page.waitForTimeout(150);
        await scan(room);
      }
      await owed.go("overview");
      await owed.id("total-open").click();
      await owed.id("documents").waitFor();
      await scan("documents");
      await owed.page.keyboard.press("Escape");
      assert.deepEqual(found, {});
    });

    test(`nothing is wider than the page, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width });
      await owed.load(ledger);
      for (const room of ROOMS) {
        await owed.go(room);
        const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${room}: ${content} > ${view}`);
      }
    });
  }
}

test("from the sample to a document's row with the keyboard alone", async (t) => {
  const owed = await world.open(t);
  const focused = (name) =>
    owed.page.evaluate((id) => document.activeElement?.matches(`[data-testid="${id}"], :has([data-testid="${id}"])`) ?? false, name);
  const tabTo = async (name) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await owed.page.evaluate((id) => Boolean(document.activeElement?.closest("button, a, input, select") && (document.activeElement.dataset.testid === id || document.activeElement.querySelector(`[data-testid="${id}"]`))), name)) return;
      await owed.page.keyboard.press("Tab");
    }
    assert.fail(`${name} cannot be reached with Tab`);
  };
  await tabTo("sample-data");
  await owed.page.keyboard.press("Enter");
  await owed.figures();
  await tabTo("total-overdue");
  assert.ok(await focused("total-overdue"));
  await owed.page.keyboard.press("Enter");
  await owed.id("documents").locator("tbody tr").first().waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    if (await owed.page.evaluate(() => Boolean(document.activeElement?.closest('[data-testid="documents"] tbody')))) break;
    await owed.page.keyboard.press("Tab");
  }
  await owed.page.keyboard.press("Enter");
  await owed.id("source-row").locator("table").waitFor();
  await owed.page.keyboard.press("Escape");
  await owed.id("sheet").waitFor({ state: "hidden" });
});

test("the look can be switched, and the choice is stored nowhere", async (t) => {
  const owed = await world.open(t);
  const background = () => owed.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  for (let click = 0; click < 3 && (await background()) === light; click += 1) await owed.id("theme").click();
  assert.notEqual(await background(), light);
  assert.deepEqual(await owed.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
});
