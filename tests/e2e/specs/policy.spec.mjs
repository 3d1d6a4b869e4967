// A policy made in the page: interview, effect, adoption; what follows it; files, versions, checklists.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, figures, ledger } from "../lib/ledger.mjs";

const world = inBrowser();

const part = (owed, name) => owed.id(`policy-part-${name}`).click();

/** Goes to a question by its key, one screen at a time. */
async function question(owed, key) {
  for (let i = 0; i < 20; i += 1) {
    if (await owed.id(`question-${key}`).count()) return;
    const place = await owed.text("interview-position");
    await owed.id("interview-next").click();
    await owed.page.waitForFunction((old) => document.querySelector('[data-testid="interview-position"]').textContent !== old, place);
  }
  assert.fail(`no question ${key}`);
}

/** The words of a cell of the effect once they fit. */
async function effectIs(owed, key, pattern) {
  await owed.page.waitForFunction(
    ([id, source]) => new RegExp(source).test(document.querySelector(`[data-testid="${id}"]`)?.innerText ?? ""),
    [`effect-${key}`, pattern.source],
  );
}

test("interview, effect, adoption, and the list of the day follows", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("today");
  await owed.id("today-list").locator("tbody tr").first().waitFor();
  const before = await owed.id("today-list").locator("tbody").innerText();
  await owed.go("policy");
  await part(owed, "make");
  await owed.id("preset-subscription").click();
  assert.equal(await owed.id("preset-subscription").getAttribute("aria-pressed"), "true");
  await question(owed, "contact");
  await owed.id("answer-contact-between").fill("9");
  await owed.id("answer-contact-between").press("Tab");
  await question(owed, "hand_over");
  assert.equal(await owed.id("answer-hand_over-day").inputValue(), "61");
  await owed.id("answer-hand_over-day").fill("45");
  await owed.id("answer-hand_over-day").press("Tab");
  await effectIs(owed, "hand-over", /changes[\s\S]*\d+\scustomers?/);
  await owed.id("policy-differences").locator("summary").click();
  assert.match(await owed.text("changes-hand_over"), /91st[\s\S]*45th/);
  // Nothing is in force before it is adopted.
  await owed.go("today");
  await owed.id("today-list").locator("tbody tr").first().waitFor();
  assert.equal(await owed.id("today-list").locator("tbody").innerText(), before);
  await owed.go("policy");
  await owed.id("policy-adopt").click();
  await owed.page.waitForFunction(() => /Version 1 is in force/.test(document.querySelector('[data-testid="policy-adopted"]')?.textContent ?? ""));
  await owed.go("today");
  await owed.page.waitForFunction(
    (old) => {
      const now = document.querySelector('[data-testid="today-list"] tbody')?.innerText ?? "";
      return now !== "" && now !== old;
    },
    before,
  );
  assert.deepEqual(owed.watch.errors, []);
});

test("a policy is saved, opened, compared, and an earlier one comes back", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("policy");
  await part(owed, "make");
  await owed.id("policy-adopt").click();
  await owed.id("preset-wholesale").click();
  await owed.id("policy-adopt").click();
  await owed.page.waitForFunction(() => /Version 2/.test(document.querySelector('[data-testid="policy-adopted"]')?.textContent ?? ""));
  await part(owed, "versions");
  const file = await owed.download("save-policy");
  const saved = JSON.parse(file.text);
  assert.deepEqual([saved.kind, saved.version, saved.policy.adoption.version], ["owed-policy", 1, 2]);
  saved.policy.hand_over_day = 77;
  const open = (content) =>
    owed.id("open-policy").setInputFiles({ name: "policy.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) });
  await open(saved);
  await owed.id("policy-compare").waitFor();
  assert.match(await owed.text("policy-compare"), /91st[\s\S]*77th/);
  await open({ ...saved, version: 99 });
  await owed.page.waitForFunction(() => /later version \(format 99\)/.test(document.querySelector('[data-testid="policy-message"]')?.textContent ?? ""));
  await owed.id("go-back-1").click();
  await owed.page.waitForFunction(() => /version 3/.test(document.querySelector('[data-testid="policy-versions"]')?.textContent ?? ""));
  assert.deepEqual(owed.watch.errors, []);
});

test("checklists are ticked into the log, and the month end ticks what the page did", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("policy");
  await part(owed, "checklists");
  await owed.id("tick-by").fill("Ana");
  await owed.id("tick-by").press("Tab");
  await owed.id("checklist-weekly").locator("summary").click();
  await owed.id("tick-weekly-disputes").check();
  await owed.page.waitForFunction(() => /Done on .* by Ana/.test(document.querySelector('[data-testid="checklist-weekly"]')?.textContent ?? ""));
  await owed.page.waitForFunction(() => /each gets a statement/.test(document.querySelector('[data-testid="month-end-words"]')?.textContent ?? ""));
  // Both come at one press, in whichever order they are ready.
  const names = [];
  const both = owed.page.waitForEvent("download", (download) => names.push(download.suggestedFilename()) === 2);
  // The balance was not typed from the books, and nothing is kept: the run does not say so either.
  assert.equal(await owed.text("month-end-ticks"), "Ticked then, as done by this page: everyone gets a statement or a reminder.");
  await owed.id("month-end-run").click();
  await both;
  names.sort();
  assert.match(names[0], /^letters-.*\.zip$/);
  assert.match(names[1], /^statements-.*\.zip$/);
  await owed.id("checklist-month-end").locator("summary").click();
  assert.equal(await owed.id("tick-month-end-everyone").isChecked(), true);
  await owed.go("today");
  const log = JSON.parse((await owed.download("save-log")).text);
  assert.deepEqual(log.ticks.map((tick) => [tick.list, tick.item, tick.by]), [
    ["weekly", "disputes", "Ana"],
    ["month_end", "everyone", "this page"],
  ]);
  await owed.go("policy");
  await part(owed, "review");
  await owed.id("review-suggestions").waitFor();
  assert.match(await owed.text("suggestion-courtesy"), /too few to say/i);
  const report = await owed.download("download-review-html");
  assert.match(report.text, /How the collections policy did/);
  assert.deepEqual(owed.watch.errors, []);
});

test("a balance typed from the books that is the same is ticked by the month-end run", async (t) => {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  const open = (Number(figures().open) / 100).toFixed(2);
  await owed.go("file");
  await owed.page.getByText("Compare with your ledger").click();
  await owed.id("control-total").fill(open);
  await owed.id("control-total").press("Tab");
  await owed.id("control-verdict").filter({ hasText: "Equal" }).waitFor();
  await owed.go("policy");
  await part(owed, "checklists");
  await owed.id("month-end-ticks").filter({ hasText: "the open balance equals what you typed from your books" }).waitFor();
  await owed.id("month-end-run").click();
  await owed.id("checklist-month-end").locator("summary").click();
  assert.equal(await owed.id("tick-month-end-tie-out").isChecked(), true);
});

test("every rule can be changed where the rules stand, and holds at once", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("policy");
  await owed.id("policy-sentences").locator("summary").click();
  const change = async (subject, field, value) => {
    const fold = owed.id(`subject-${subject}`);
    if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
    await owed.id(`set-${subject}-${field}`).fill(value);
    await owed.id(`set-${subject}-${field}`).press("Tab");
  };
  await change("terms", "net-days", "17");
  await change("promises", "longest", "9");
  await change("hand_over", "minimum", "450");
  await owed.page.waitForFunction(() => {
    const text = document.querySelector('[data-testid="policy-sentences"]').textContent.replaceAll("\u00a0", " ");
    return ["17 days", "9 days", "450"].every((words) => text.includes(words));
  });
  assert.deepEqual(owed.watch.errors, []);
});

test("a policy can be made without any data", async (t) => {
  const owed = await world.open(t);
  await owed.id("policy-first").click();
  await owed.id("policy-interview").waitFor();
  assert.match(await owed.text("effect-without-data"), /No invoices are loaded/);
  await owed.id("preset-small-trades").click();
  await owed.id("policy-adopt").click();
  await part(owed, "versions");
  const saved = JSON.parse((await owed.download("save-policy")).text);
  assert.equal(saved.policy.terms.net_days, 14);
  assert.deepEqual(owed.watch.errors, []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`every part is usable by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
      await owed.sample();
      await owed.go("policy");
      const ready = {
        rules: "policy-rules",
        make: "effect-hand-over",
        checklists: "month-end-words",
        review: "review-suggestions",
        versions: "policy-versions",
      };
      for (const [name, id] of Object.entries(ready)) {
        await part(owed, name);
        await owed.id(id).waitFor();
        if (name === "make") await owed.id("preset-wholesale").click();
        if (process.env.SHOTS) {
          await owed.page.screenshot({ fullPage: true, path: `${process.env.SHOTS}/policy-${name}-${colorScheme}-${width}.png` });
        }
        assert.deepEqual(await violations(owed), [], name);
        const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${name}: ${content} > ${view}`);
      }
    });
  }
}
