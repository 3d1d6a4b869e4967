// What the balance will bring and may cost, and a customer's page: figures that add up, rates that
// are typed, and names that open.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { cents, shownCents } from "../pages/owed.mjs";

const world = inBrowser();
const HEADER = "Invoice Number,Customer,Type,Invoice Date,Due Date,Total,Amount Due,Paid Date\n";

/** One invoice paid late, one never (lost), today's, and a credit; as in the tests of the core. */
const SMALL = {
  name: "small.csv",
  content:
    HEADER +
    "1,Paid,Invoice,2024-01-01,2024-01-31,300.00,0.00,2024-02-20\n" +
    "2,Lost,Invoice,2024-01-01,2024-01-31,100.00,100.00,\n" +
    "3,Paid,Invoice,2025-11-20,2025-12-20,1000.00,1000.00,\n" +
    "4,Paid,Invoice,2025-10-01,2025-12-01,500.00,500.00,\n" +
    "5,Paid,Credit Note,2025-12-01,2025-12-10,-50.00,-50.00,\n",
};

async function becomes(owed, name, expected) {
  await owed.page.waitForFunction(
    ([id, value]) => document.querySelector(`[data-testid="${id}"]`)?.dataset.value === value,
    [name, expected],
    { timeout: 20_000 },
  );
}

async function type(owed, name, value) {
  await owed.id(name).fill(value);
  await owed.id(name).press("Enter");
}

test("weeks, the rest and what is in no week add up to the open balance", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  const open = await owed.exact("total-open");
  await owed.go("outlook");
  await owed.id("chart-forecast").waitFor();
  const parts = await owed.id("forecast-parts").locator("dd").allInnerTexts();
  const amounts = parts.map((text) => shownCents(text.replace(/^[A-Z]{3}\s/u, "")));
  const all = amounts.pop();
  assert.equal(amounts.reduce((sum, part) => sum + part, 0n), all);
  assert.equal(all, cents(open));
  await owed.id("forecast").locator("summary").click();
  const [, ...weeks] = await owed.table("forecast-table");
  assert.equal(weeks.length, 13);
  const expected = weeks.reduce((sum, week) => sum + shownCents(week[2]), 0n);
  assert.equal(expected, cents(await owed.exact("forecast")));
  assert.ok(Number(await owed.exact("back-test")) < 1);
});

test("rates come from the file's own losses, are typed, and are asked for where nothing is known", async (t) => {
  const owed = await world.open(t);
  await owed.load(SMALL);
  await owed.asOf("2025-12-15");
  await owed.go("outlook");
  // 1,000 × 25 % + 500 × 25 % + 100 × 100 %.
  await becomes(owed, "provision", "475.00");
  await type(owed, "loss-rate-0", "1");
  await becomes(owed, "provision", "235.00");
  await type(owed, "loss-outlook", "10");
  // 1,000 × 1.1 % + 500 × 27.5 % + 100 × 100 % (never more).
  await becomes(owed, "provision", "248.50");
  await type(owed, "loss-rate-0", "");
  await type(owed, "loss-outlook", "");
  await becomes(owed, "provision", "475.00");
  // Money at 10 %: 100 for 365 days, 500 for 14 days.
  await type(owed, "late-rate", "10");
  await becomes(owed, "late-cost", "11.92");
});

test("a customer judged on its own leaves the buckets", async (t) => {
  const owed = await world.open(t);
  await owed.load(SMALL);
  await owed.asOf("2025-12-15");
  await owed.go("customers");
  await owed.id("customers-table").getByRole("button", { name: "Lost" }).click();
  await owed.id("customer").waitFor();
  await type(owed, "specific-loss", "60");
  await owed.page.keyboard.press("Escape");
  await owed.go("outlook");
  await becomes(owed, "provision", "435.00");
});

test("a customer's name opens how it pays", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  for (const room of ["overview", "aging", "customers"]) {
    await owed.go(room);
    const list = { overview: "call-first", aging: "aging-table", customers: "customers-table" }[room];
    await owed.id(list).locator(room === "overview" ? "button" : "tbody th button").first().click();
    await owed.id("customer-verdict").waitFor();
    assert.match(await owed.text("customer-verdict"), /^(Pays|Too few)/);
    await owed.page.keyboard.press("Escape");
  }
  await owed.id("customers-table").locator("tbody th button").first().click();
  await owed.id("payment-strip").waitFor();
  const marks = await owed.id("payment-strip").getByRole("button").all();
  for (const mark of marks) assert.match(await mark.getAttribute("aria-label"), /paid .*(late|early|due date)/);
  assert.ok(await owed.id("offence").isVisible());
  assert.deepEqual(await violations(owed), []);
  await owed.id("customer-documents").click();
  await owed.id("documents").waitFor();
});

test("the rule of repeat offenders is changed where they stand", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("customers");
  const tags = owed.id("customers-table").getByText("repeat offender", { exact: true });
  await tags.first().waitFor();
  await owed.id("offender-rule").locator("summary").click();
  const days = owed.page.getByLabel("Days past due that count as late");
  await days.fill("3000");
  await days.press("Enter");
  await tags.first().waitFor({ state: "detached" });
});
