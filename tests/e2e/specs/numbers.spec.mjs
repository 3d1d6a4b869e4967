// The measures, the conventions and the tie-out, against figures worked out without the program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, figures, ledger } from "../lib/ledger.mjs";
import { shownCents } from "../pages/owed.mjs";

const world = inBrowser();

async function opened(t) {
  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  return owed;
}

/** Waits until an element's `data-value` is as expected. */
async function expectValue(owed, name, expected) {
  const isThere = ([id, value]) => {
    const seen = document.querySelector(`[data-testid="${id}"]`)?.dataset.value;
    return seen !== undefined && Math.abs(Number(seen) - value) < 0.000001;
  };
  await owed.page.waitForFunction(isThere, [name, expected], { timeout: 60_000 }).catch(async () => {
    assert.fail(`${name}: ${await owed.exact(name)} instead of ${expected}`);
  });
}

async function unfold(owed) {
  await owed.id("more-conventions").click();
}

// Owed without the credit of 100.00, and what of it is due later or on the day.
const OWED = (figures().open + 10_000) / 100;
const LATER = 999.99;
const TODAY = 75.0;

test("a measure opens to its formula, inputs, documents and other conventions", async (t) => {
  const owed = await opened(t);
  await owed.go("numbers");
  await owed.id("measures").waitFor();
  // Sales of the 90 days to 30 June: 475.10 + 310.25 + 75.00 + 999.99 − 100.00.
  await expectValue(owed, "kpi-dso_simple_90", ((figures().open / 100) * 90) / 1760.34);
  await expectValue(owed, "kpi-current_share", (LATER + TODAY) / OWED);
  await expectValue(owed, "kpi-average_days_to_pay", (41 + 28) / 2);
  const card = owed.page.locator("li.measure", { has: owed.id("kpi-current_share") });
  await card.getByTestId("show-me").click();
  await owed.id("other-conventions").waitFor();
  const sheet = (await owed.text("sheet")).toLowerCase();
  for (const words of ["in symbols", "not yet due", "published by", "due today counts as overdue"]) {
    assert.ok(sheet.includes(words), `${words}: ${sheet}`);
  }
  const documents = await owed.table("documents");
  assert.ok(documents.length > 5);
  await owed.id("sheet-close").click();
  await card.locator("summary").click();
  assert.equal(await card.locator("tbody tr").count(), 13);
});

test("due today and credits are conventions with their effect in numbers", async (t) => {
  const owed = await opened(t);
  await unfold(owed);
  await owed.go("numbers");
  await owed.id("due-today").check();
  await expectValue(owed, "kpi-current_share", LATER / OWED);
  await owed.id("due-today").uncheck();
  await expectValue(owed, "kpi-current_share", (LATER + TODAY) / OWED);
  const conventions = await owed.text("conventions");
  for (const words of ["Due on the as-of date", "Open credits", "in force", "Window of DSO"]) {
    assert.ok(conventions.includes(words), words);
  }
  await owed.go("aging");
  await owed.id("credit-mode").selectOption("own_column");
  await owed.page.locator('[data-testid="aging-table"] th', { hasText: "Credits" }).first().waitFor();
  const [head, totals] = await owed.table("aging-table");
  const at = head.findIndex((name) => name.startsWith("Credits"));
  assert.equal(shownCents(totals[at]), -10_000n);
  await owed.id("bucket-unit").selectOption("months");
  await owed.page.locator('[data-testid="aging-table"] th', { hasText: "Up to 1 month" }).first().waitFor();
});

test("the aging can be by something else, and its file follows", async (t) => {
  const owed = await opened(t);
  await owed.go("aging");
  await owed.id("group-by").selectOption("currency");
  await owed.id("groups-table").waitFor();
  const rows = await owed.table("groups-table");
  assert.equal(rows.length, 2);
  assert.ok(rows[1][0].includes("USD"), rows[1].join(" | "));
  const csv = await owed.download("download-csv");
  assert.ok(csv.text.split("\r\n")[1].startsWith("USD,group,"), csv.text);
});

test("every way comes to the same balance", async (t) => {
  const owed = await opened(t);
  await owed.id("tie-out-open").click();
  const line = owed.id("tie-out-panel").locator("[data-holds]").first();
  await line.waitFor();
  assert.equal(await line.getAttribute("data-holds"), "true");
  assert.ok((await owed.text("tie-out-panel")).includes("All come to the same"));
});
