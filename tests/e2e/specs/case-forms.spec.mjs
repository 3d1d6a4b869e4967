// The forms of the call sheet: everything the case log knows, entered, seen to run, and ended.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";

const world = inBrowser();

const FILE = {
  name: "ledger.csv",
  content:
    "Customer,Invoice,Invoice date,Due date,Amount,Open\n" +
    "Acme,A-1,2026-01-05,2026-02-05,1000.00,1000.00\n" +
    "Acme,A-2,2026-01-20,2026-02-20,500.00,500.00\n" +
    "Bolt,B-1,2026-01-05,2026-02-05,80.00,80.00\n",
};

/** The call sheet of Acme as of 18 March 2026. */
async function acme(owed) {
  await owed.load(FILE);
  await owed.asOf("2026-03-18");
  await owed.go("today");
  await owed.id("today-list").getByRole("button", { name: "Acme" }).click();
  await owed.id("outcome-forms").waitFor();
}

/** Opens a form unless it is open. */
async function open(owed, button) {
  const form = owed.id(`form-${button}`);
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  return form;
}

/** Waits until the timeline has so many entries and the focus is on it, where it goes after each. */
const entries = (owed, count) =>
  owed.page.waitForFunction((n) => {
    const there = document.querySelectorAll('[data-testid="timeline"] li').length === n;
    return there && document.activeElement?.id === "timeline-title";
  }, count);

/** Waits until this runs, and the focus is on the timeline. */
async function runs(owed, words) {
  await owed.id("running").filter({ hasText: words }).waitFor();
  await owed.page.waitForFunction(() => document.activeElement?.id === "timeline-title");
}

test("a part in dispute, a plan: entered, seen, ended", async (t) => {
  const owed = await world.open(t);
  await acme(owed);
  // A part of an invoice; the rest is still asked for.
  await open(owed, "log-dispute");
  await owed.id("dispute-document").selectOption("A-1");
  await owed.id("dispute-amount").fill("2000");
  assert.ok(await owed.id("log-dispute").isDisabled(), "no more can be disputed than is open");
  await owed.id("dispute-amount").fill("300.50");
  await owed.id("dispute-owner").fill("Jo");
  await owed.id("dispute-revisit").fill("2026-04-01");
  await owed.id("dispute-revisit").press("Enter");
  await runs(owed, "A-1: 300.50 of it disputed since 18 Mar 2026");
  assert.match(await owed.text("call-sheet"), /1,199\.50/);
  await owed.id("end-dispute-words").fill("credit note");
  await owed.id("end-dispute").click();
  await entries(owed, 2);
  assert.match(await owed.text("timeline"), /Dispute about A-1 settled: credit note/);
  // A plan adds up to the cent; the last instalment takes what is left, months end where they end.
  await open(owed, "log-plan");
  await owed.id("plan-amount").fill("100");
  await owed.id("plan-count").fill("3");
  await owed.id("plan-first").fill("2026-03-31");
  const lines = await owed.id("plan-lines").locator("tr").allInnerTexts();
  assert.deepEqual(
    lines.slice(1).map((line) => line.replace(/\s+/g, " ").trim()),
    ["31 Mar 2026 33.33", "30 Apr 2026 33.33", "31 May 2026 33.34", "In all 100.00"],
  );
  await owed.id("log-plan").click();
  await owed.id("plan-running").waitFor();
  // The plan, and the call it was agreed in.
  await entries(owed, 4);
  assert.match(await owed.text("call-sheet"), /pays in instalments, the next by 31 March 2026/);
  await owed.id("take-back").click();
  await owed.id("plan-running").waitFor({ state: "detached" });
  await entries(owed, 2);
  assert.deepEqual(owed.watch.errors, []);
});

test("no contact for a while, with its reason and its last day", async (t) => {
  const owed = await world.open(t);
  await acme(owed);
  await open(owed, "log-hold");
  assert.ok(await owed.id("log-hold").isDisabled(), "a hold needs its reason");
  await owed.id("hold-reason").fill("audit");
  await owed.id("hold-until").fill("2026-03-25");
  await owed.id("log-hold").click();
  await runs(owed, "On hold until 25 Mar 2026: audit");
  assert.match(await owed.text("call-sheet"), /Nothing today: on hold until 25 March 2026/);
  await owed.id("end-hold").click();
  await entries(owed, 2);
  assert.match(await owed.text("call-sheet"), /Today/);
  assert.ok(!/Nothing today/.test(await owed.text("call-sheet")));
  assert.deepEqual(owed.watch.errors, []);
});

test("later dates, left-out steps, classes, next steps, notes and reasons", async (t) => {
  const owed = await world.open(t);
  await acme(owed);
  await open(owed, "log-extension");
  await owed.id("extend-document").selectOption("A-2");
  await owed.id("extend-due").fill("2026-04-30");
  await owed.id("log-extension").click();
  await runs(owed, "A-2 may be paid by 30 Apr 2026");
  await open(owed, "log-skip");
  await owed.id("skip-reason").fill("spoke to the owner");
  await owed.id("log-skip").click();
  await runs(owed, "is left out until you end it: spoke to the owner");
  await open(owed, "log-class");
  await owed.id("class-pick").selectOption("high");
  await owed.id("class-reason").fill("rumors");
  await owed.id("log-class").click();
  await runs(owed, "High risk by hand: rumors");
  await owed.id("class-by-rules").click();
  await entries(owed, 4);
  await open(owed, "log-note");
  await owed.id("note-text").fill("=HYPERLINK(\"x\") <b>note</b>");
  await owed.id("log-note").click();
  await entries(owed, 5);
  assert.match(await owed.text("timeline"), /=HYPERLINK\("x"\) <b>note<\/b>/);
  await open(owed, "log-wrong-contact");
  await owed.id("wrong-contact-note").fill("ask Ms Hart");
  await owed.id("log-wrong-contact").click();
  await runs(owed, "Wrong contact: ask Ms Hart");
  await owed.id("contact-reason").selectOption("Waits for approval");
  await owed.id("contact-note").fill("board meets on Friday");
  await owed.id("log-contact").click();
  await entries(owed, 7);
  await open(owed, "log-next");
  await owed.id("next-on").fill("2026-03-20");
  await owed.id("next-text").fill("ask for the approval");
  await owed.id("log-next").click();
  await runs(owed, "Next step 20 Mar 2026: ask for the approval");
  await owed.page.keyboard.press("Escape");
  assert.match(await owed.text("reasons"), /Waits for approval\s+1/);
  assert.match(await owed.id("today-waiting").innerText(), /the next step is planned for 20 March 2026/i);
  const saved = JSON.parse((await owed.download("save-log")).text);
  assert.equal(saved.events.length, 8);
  assert.deepEqual(
    saved.events[0].what.extended,
    { document: "A-2", original: "2026-02-20", due: "2026-04-30" },
  );
  assert.deepEqual(owed.watch.errors, []);
});

test("what is typed in one form stays while another is entered", async (t) => {
  const owed = await world.open(t);
  await acme(owed);
  await open(owed, "log-note");
  await owed.id("note-text").fill("asks for a copy");
  await open(owed, "log-next");
  await owed.id("next-text").fill("send it again");
  await owed.id("contact-note").fill("rang twice");
  await owed.id("log-contact").click();
  await entries(owed, 1);
  assert.equal(await owed.id("note-text").inputValue(), "asks for a copy");
  assert.equal(await owed.id("next-text").inputValue(), "send it again");
  assert.equal(await owed.id("contact-note").inputValue(), "", "what was entered is cleared");
  await owed.id("log-note").click();
  await entries(owed, 2);
  assert.match(await owed.text("timeline"), /asks for a copy/);
  assert.equal(await owed.id("next-text").inputValue(), "send it again");
  assert.deepEqual(owed.watch.errors, []);
});

test("a promise is judged by hand, and its letter is one press away", async (t) => {
  const owed = await world.open(t);
  await acme(owed);
  await owed.id("promise-by").fill("2026-03-25");
  await owed.id("log-promise").click();
  await runs(owed, "by 25 Mar 2026: running");
  await owed.id("promise-broken").click();
  await runs(owed, "by 25 Mar 2026: broken");
  await owed.id("promise-kept").click();
  await runs(owed, "by 25 Mar 2026: kept");
  assert.deepEqual(owed.watch.errors, []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`every form can be used by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
      await acme(owed);
      await open(owed, "log-plan");
      await owed.id("log-plan").click();
      await owed.id("plan-running").waitFor();
      for (const form of await owed.page.locator('[data-testid^="form-log-"]').all()) {
        if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
      }
      if (process.env.SHOTS) {
        const height = await owed.page.evaluate(() => document.querySelector(".sheet__body").scrollHeight);
        await owed.page.setViewportSize({ width, height });
        await owed.page.screenshot({ path: `${process.env.SHOTS}/forms-${colorScheme}-${width}.png` });
      }
      assert.deepEqual(await violations(owed), []);
      const [content, view] = await owed.page.evaluate(() => {
        const sheet = document.querySelector(".sheet");
        return [sheet.scrollWidth, sheet.clientWidth];
      });
      assert.ok(content <= view, `${content} > ${view}`);
    });
  }
}
