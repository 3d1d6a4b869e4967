// The review: what was understood, put right in place, compared with the ledger, remembered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, csv, ledger, parse } from "../lib/ledger.mjs";
import { cents } from "../pages/owed.mjs";

const world = inBrowser();

/** Open the review of a file that has figures. */
async function reviewed(t, file, options) {
  const owed = await world.open(t, options);
  await owed.load(file);
  await owed.go("file");
  return owed;
}

/** Waits until the rows of the tie-out read as given. */
async function tiesOut(owed, words) {
  const reads = (pattern) => {
    const text = document.querySelector('[data-testid="tie-out-rows"]')?.innerText ?? "";
    return new RegExp(pattern, "u").test(text.replaceAll(/\s+/g, " "));
  };
  await owed.page.waitForFunction(reads, words.source, { timeout: 60_000 }).catch(async () => {
    assert.match(await owed.text("tie-out-rows"), words);
  });
}

const group = (owed, code) => owed.id("findings").locator(`[data-code="${code}"]`);

async function unfold(owed, code) {
  await group(owed, code).locator("summary").click();
}

/** Reloads the page; where the browser asks, because what was answered would be lost, it is told to go on. */
async function reload(owed) {
  owed.page.removeAllListeners("dialog");
  owed.page.on("dialog", (dialog) => dialog.accept());
  await owed.page.reload();
  await owed.ready();
}

const stored = (owed) => owed.page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);

const NO_DUE = {
  name: "no-due.csv",
  content: csv(
    [
      ["T-1", "Harbor Ltd", "2024-01-10", "100.00"],
      ["T-2", "Harbor Ltd", "2024-02-20", "200.00"],
      ["T-3", "Quay GmbH", "2024-03-05", "50.00"],
    ],
    ["Invoice No", "Customer", "Invoice Date", "Balance"],
  ),
};

test("terms are asked once, and due dates from them are marked", async (t) => {
  const owed = await reviewed(t, NO_DUE);
  await owed.id("answer-terms-30").click();
  await owed.id("question").waitFor({ state: "detached" });
  await group(owed, "DerivedDueDate").waitFor();
  assert.match(await group(owed, "DerivedDueDate").innerText(), /3\srows/);
  assert.equal(await owed.id("terms-days").inputValue(), "30");
  await owed.go("overview");
  await owed.asOf(AS_OF);
  // 10 Jan + 30, 20 Feb + 30 and 5 Mar + 30 days are all before 30 June.
  assert.equal(cents(await owed.exact("total-overdue")), 35_000n);
  await owed.go("file");
  // End of the month and 10 days.
  await owed.id("terms-kind").selectOption("after-month");
  await owed.page.locator("#why-terms-days", { hasText: "30 days after the end of the month" }).waitFor();
  await owed.page.locator("[data-reset='terms-days']").click();
  await owed.id("question").waitFor();
});

const BROKEN = {
  name: "broken.csv",
  content: csv(
    [
      ["F-1", "Harbor Ltd", "2024-01-10", "2024-02-30", "100.00"],
      ["F-2", "Harbor Ltd", "2024-02-20", "2024-03-20", "2OO.00"],
      ["F-3", "Quay GmbH", "2024-03-05", "2024-04-05", "50.00"],
      ["F-5", "Quay GmbH", "2024-03-05", "2024-04-05", "50.00"],
      ["F-4", "Pier SA", "2024-05-01", "2024-04-01", "70.00"],
    ],
    ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance"],
  ),
};

test("a value is corrected, a row is left out and taken back, and all is undone", async (t) => {
  const owed = await reviewed(t, BROKEN);
  await tiesOut(owed, /5\srows read = 3 used \+ 2 left out/);

  await unfold(owed, "BadDate");
  const date = group(owed, "BadDate").getByTestId("fix-value");
  assert.equal(await date.inputValue(), "2024-02-30");
  await date.fill("2024-02-29");
  await date.press("Enter");
  await tiesOut(owed, /= 4 used \+ 1 left out/);
  assert.match(await owed.text("fixes"), /Row 2, Due Date: 2024-02-30 2024-02-29/);

  await unfold(owed, "BadAmount");
  const amount = group(owed, "BadAmount").getByTestId("fix-value");
  await amount.fill("200.00");
  await amount.press("Enter");
  await tiesOut(owed, /= 5 used \+ 0 left out/);

  await unfold(owed, "DueBeforeInvoice");
  await group(owed, "DueBeforeInvoice").getByTestId("exclude-row").first().click();
  await tiesOut(owed, /= 4 used \+ 1 left out/);
  await unfold(owed, "ExcludedByYou");
  await group(owed, "ExcludedByYou").getByTestId("restore-row").click();
  await tiesOut(owed, /= 5 used \+ 0 left out/);

  await owed.id("undo-fix").first().click();
  await tiesOut(owed, /= 4 used \+ 1 left out/);
  await group(owed, "DueBeforeInvoice").getByTestId("exclude-row").first().click();
  await tiesOut(owed, /= 3 used \+ 2 left out/);
  await owed.id("undo-all-fixes").click();
  await tiesOut(owed, /= 3 used \+ 2 left out/);
  await owed.id("fixes").waitFor({ state: "detached" });
  await group(owed, "BadAmount").waitFor();
});

test("a row that only its status keeps out can be used anyway", async (t) => {
  const rows = [
    ["V-1", "Harbor Ltd", "2024-01-10", "2024-02-10", "100.00", "Open"],
    ["V-2", "Harbor Ltd", "2024-02-20", "2024-03-20", "40.00", "Void"],
  ];
  const head = ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance", "Status"];
  const owed = await reviewed(t, { name: "void.csv", content: csv(rows, head) });
  await tiesOut(owed, /= 1 used \+ 1 left out/);
  await unfold(owed, "Void");
  await group(owed, "Void").getByTestId("restore-row").click();
  await tiesOut(owed, /= 2 used \+ 0 left out/);
  await owed.id("undo-fix").click();
  await tiesOut(owed, /= 1 used \+ 1 left out/);
});

test("the ledger's total is equal, or the difference is named with what is exactly as much", async (t) => {
  const owed = await reviewed(t, BROKEN);
  await owed.page.getByText("Compare with your ledger").click();
  const total = owed.id("control-total");
  // 50 + 50 + 70 are used; 100 with a wrong date is left out.
  await total.fill("170");
  await total.press("Tab");
  await owed.id("control-verdict").filter({ hasText: "Equal" }).waitFor();
  await total.fill("270.00");
  await total.press("Tab");
  await owed.id("control-verdict").filter({ hasText: /100\.00 more.*Exactly as much: 1\srow left out/s }).waitFor();
  await total.fill("171");
  await total.press("Tab");
  await owed.id("control-verdict").filter({ hasText: "Nothing here is exactly as much" }).waitFor();
  await total.fill("many");
  await total.press("Tab");
  await owed.id("control-verdict").filter({ hasText: "not an amount" }).waitFor();
});

test("totals that the file states are compared and block nothing", async (t) => {
  const content = csv(
    [
      ["S-1", "Harbor Ltd", "2024-01-10", "2024-02-10", "100.00"],
      ["S-2", "Quay GmbH", "2024-02-20", "2024-03-20", "40.00"],
      ["TOTAL", "", "", "", "150.00"],
    ],
    ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance"],
  );
  const owed = await reviewed(t, { name: "total.csv", content });
  await owed.id("stated-totals").locator("summary").click();
  const text = await owed.text("stated-totals");
  assert.match(text, /1\stotal of its own; 1\sdiffers/);
  for (const amount of ["150.00", "140.00", "10.00"]) assert.ok(text.includes(amount), `${amount} in ${text}`);
});

test("the list of problems says where, what and what to do, and is safe in a spreadsheet", async (t) => {
  const rows = [
    ["P-1", "Harbor Ltd", "2024-01-10", "=1+1", "100.00"],
    ...["P-2", "P-3", "P-4", "P-5", "P-6"].map((number) => [number, "Quay GmbH", "2024-02-20", "2024-03-20", "40.00"]),
  ];
  const content = csv(rows, ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance"]);
  const owed = await reviewed(t, { name: "problems.csv", content });
  const { name, text } = await owed.download("download-problems");
  assert.match(name, /\.csv$/);
  const [head, ...lines] = parse(text);
  const [line] = lines.filter((cells) => cells[head.indexOf("Rule")] === "bad_date");
  const cell = (title) => line[head.indexOf(title)];
  assert.deepEqual(
    ["File", "Sheet", "Row", "Column", "Value", "Rule"].map(cell),
    ["problems.csv", "", "2", "Due Date", "'=1+1", "bad_date"],
  );
  assert.ok(cell("What is wrong").length > 10 && cell("What to do").length > 10, text);
});

test("customers that may be one are taken as one and apart again", async (t) => {
  const rows = [
    ["M-1", "Harbor Trading, Inc.", "2024-01-10", "2024-02-10", "100.00"],
    ["M-2", "HARBOR TRADING INC", "2024-02-20", "2024-03-20", "40.00"],
    ["M-3", "Quay GmbH", "2024-02-20", "2024-03-20", "5.00"],
  ];
  const content = csv(rows, ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance"]);
  const owed = await reviewed(t, { name: "names.csv", content });
  /** Waits until the aging lists as many customers of that name; before new figures it shows the old ones. */
  const customers = async (count) => {
    await owed.go("aging");
    const listed = (wanted) => {
      const names = [...document.querySelectorAll('[data-testid="aging-table"] tbody th')];
      return names.filter((cell) => /harbor/i.test(cell.innerText)).length === wanted;
    };
    await owed.page.waitForFunction(listed, count, { timeout: 60_000 });
    await owed.go("file");
  };
  await customers(2);
  await owed.id("merge").click();
  await owed.id("merged").waitFor();
  assert.equal(await owed.id("merge-suggestions").count(), 0);
  await customers(1);
  // Still one when the file is read again.
  await owed.id("terms-days").fill("14");
  await owed.id("terms-days").press("Tab");
  await owed.page.locator("#why-terms-days", { hasText: "net 14 days" }).waitFor();
  await customers(1);
  await owed.id("unmerge").click();
  await owed.id("merge-suggestions").waitFor();
  await customers(2);
});

const asking = (customer) => ({
  name: "ask.csv",
  content: csv(
    [
      ["A-1", customer, "03/04/2024", "05/06/2024", "100.00"],
      ["A-2", customer, "01/02/2024", "02/03/2024", "40.00"],
    ],
    ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance"],
  ),
});

test("a kind of file that is remembered asks nothing the second time, and can be forgotten", async (t) => {
  const owed = await world.open(t);
  await owed.choose(asking("Harbor Ltd"));
  await owed.id("answer-dmy").click();
  await owed.figures();
  await owed.go("file");
  assert.deepEqual(await stored(owed), [0, 0, ""]);
  assert.equal(await owed.id("remember-mapping").isChecked(), false);
  await owed.id("remember-mapping").check();
  await owed.id("default-currency").fill("EUR");
  await owed.id("default-currency").press("Tab");
  await owed.id("control-totals").locator("[data-currency='EUR']").waitFor();
  const kept = await owed.page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.match(kept, /dmy/);
  assert.match(kept, /EUR/);
  for (const value of ["Harbor", "100.00", "A-1", "ask.csv", "03/04"]) assert.ok(!kept.includes(value), kept);

  await reload(owed);
  await owed.load(asking("Quay GmbH"));
  await owed.go("file");
  await owed.id("remembered").waitFor();
  assert.equal(await owed.id("question").count(), 0);
  assert.match(await owed.id("date-order").inputValue(), /day/);
  assert.equal(await owed.id("default-currency").inputValue(), "EUR");

  await owed.id("forget-mapping").click();
  await owed.id("remembered").waitFor({ state: "detached" });
  assert.deepEqual(await stored(owed), [0, 0, ""]);
  await reload(owed);
  await owed.choose(asking("Pier SA"));
  await owed.id("answer-dmy").waitFor();
});

test("mappings travel as a file, and another file is refused with a sentence", async (t) => {
  const owed = await world.open(t);
  await owed.choose(asking("Harbor Ltd"));
  await owed.id("answer-mdy").click();
  await owed.figures();
  await owed.go("file");
  const { name, bytes, text } = await owed.download("export-mapping");
  assert.equal(name, "owed-mappings.json");
  assert.ok(!text.includes("Harbor"), text);
  assert.deepEqual(await stored(owed), [0, 0, ""]);

  const other = await world.open(t);
  await other.choose(asking("Quay GmbH"));
  await other.id("answer-dmy").waitFor();
  const give = (content) =>
    other.id("import-mapping").setInputFiles({ name: "m.json", mimeType: "application/json", buffer: Buffer.from(content) });
  for (const [wrong, words] of [
    ["{}", /not a file of mappings/],
    [text.replace("mdy", "ydm"), /Mapping 1 .*date_order/],
    ["not json", /not a file of mappings/],
    [text.replace('"version": 1', '"version": 9'), /later version/],
    ["x".repeat(300_000), /too large/],
  ]) {
    await give(wrong);
    await other.id("mapping-message").filter({ hasText: words }).waitFor();
    assert.equal(await other.id("answer-dmy").count(), 1);
  }
  await give(bytes);
  await other.figures();
  await other.go("file");
  assert.match(await other.id("date-order").inputValue(), /month/);
  assert.deepEqual(await stored(other), [0, 0, ""]);
});

test("columns are grouped by what they can mean, and what is not needed stays folded", async (t) => {
  const owed = await reviewed(t, ledger);
  const select = owed.id("columns").locator("select").first();
  assert.ok((await select.locator("optgroup").count()) >= 5);
  assert.ok((await select.locator("option").count()) > 30);
});

const FULL = {
  name: "everything.csv",
  content: csv(
    [
      ["F-1", "Harbor Trading, Inc.", "2024-01-10", "2024-02-30", "100.00", "1-30"],
      ["F-2", "HARBOR TRADING INC", "2024-02-20", "", "200.00", "1-30"],
      ["F-3", "Quay GmbH", "2024-03-05", "2024-04-05", "50.00", "1-30"],
      ["F-3", "Quay GmbH", "2024-03-05", "2024-04-05", "50.00", "1-30"],
      ["F-4", "Pier SA", "2024-05-01", "2024-04-01", "70.00", "1-30"],
      ["TOTAL", "", "", "", "500.00", ""],
    ],
    ["Invoice No", "Customer", "Invoice Date", "Due Date", "Balance", "Aging"],
  ),
};

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`the whole review can be used by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await reviewed(t, FULL, { colorScheme, width, reducedMotion: "reduce" });
      const found = {};
      const scan = async (where) => {
        const list = await violations(owed);
        if (list.length) found[where] = list;
        const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        if (content > view) found[`${where}: width`] = [content, view];
        if (process.env.SHOTS) {
          await owed.page.screenshot({ path: `${process.env.SHOTS}/${where}-${colorScheme}-${width}.png`, fullPage: true });
        }
      };
      await scan("review");
      await unfold(owed, "BadDate");
      await unfold(owed, "DueBeforeInvoice");
      const date = group(owed, "BadDate").getByTestId("fix-value");
      await date.fill("2024-02-29");
      await date.press("Enter");
      await owed.id("fixes").waitFor();
      await group(owed, "DueBeforeInvoice").getByTestId("exclude-row").first().click();
      await group(owed, "ExcludedByYou").waitFor();
      await owed.page.getByText("Compare with your ledger").click();
      await owed.id("control-total").fill("480");
      await owed.id("control-total").press("Tab");
      await owed.id("stated-totals").locator("summary").click();
      await owed.id("merge").first().click();
      await owed.id("merged").waitFor();
      await owed.id("remember-mapping").check();
      await owed.page.evaluate(() => document.querySelectorAll("details").forEach((element) => (element.open = true)));
      await scan("review-used");
      assert.deepEqual(found, {});
    });
  }
}
