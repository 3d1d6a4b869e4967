// Tables of any length: few rows stand in the page, the right ones, for eyes, keys and screen readers;
// copied, downloaded and printed are all.
//
// OWED_LONG=1000000 tries a million by hand.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { parse } from "../lib/ledger.mjs";
import { LONG_AS_OF, inOrder, longList, row } from "../lib/long-list.mjs";

const world = inBrowser();
const LENGTH = Number(process.env.OWED_LONG ?? 200_000);
const MOST_IN_PAGE = 100;
const LONG_WAIT = 120_000;

// The browser takes no more than 50 MB from memory.
const folder = mkdtempSync(join(tmpdir(), "owed-"));
const file = join(folder, "long.csv");
writeFileSync(file, longList(LENGTH).buffer);
after(() => rmSync(folder, { recursive: true }));

/** What a long table shows now: rows that are wholly in view by their number, and what it says of itself. */
const seen = (owed, name) =>
  owed.page.evaluate((id) => {
    const table = document.querySelector(`[data-testid="${id}"]`);
    const scroller = table.closest("[role=region]").getBoundingClientRect();
    const head = table.tHead.getBoundingClientRect().bottom;
    const rows = [...table.tBodies[0].rows];
    const whole = rows.filter((tr) => {
      const box = tr.getBoundingClientRect();
      return box.top >= head - 1 && box.bottom <= scroller.bottom + 1;
    });
    return {
      busy: table.getAttribute("aria-busy"),
      count: Number(table.getAttribute("aria-rowcount")),
      inPage: rows.length,
      rows: whole.map((tr) => [Number(tr.getAttribute("aria-rowindex")), tr.cells[0].innerText.split(/\s/)[0]]),
    };
  }, name);

/** Waits until a row of the list stands whole in the view; gives what is seen. */
async function until(owed, name, index) {
  await owed.page.waitForFunction(
    ([id, wanted]) => {
      const table = document.querySelector(`[data-testid="${id}"]`);
      const tr = table?.querySelector(`tbody tr[aria-rowindex="${wanted}"]`);
      if (!tr || table.getAttribute("aria-busy") === "true") return false;
      const [box, scroller] = [tr.getBoundingClientRect(), table.closest("[role=region]").getBoundingClientRect()];
      return box.top >= table.tHead.getBoundingClientRect().bottom - 1 && box.bottom <= scroller.bottom + 1;
    },
    [name, index],
    { timeout: LONG_WAIT },
  );
  return seen(owed, name);
}

const scrollTo = (owed, name, share) =>
  owed.page.evaluate(([id, part]) => {
    const scroller = document.querySelector(`[data-testid="${id}"]`).closest("[role=region]");
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * part;
  }, [name, share]);

async function opened(t, options) {
  const owed = await world.open(t, options);
  owed.page.setDefaultTimeout(LONG_WAIT);
  await owed.id("file-input").setInputFiles(file);
  await owed.id("total-open").waitFor({ timeout: LONG_WAIT });
  await owed.asOf(LONG_AS_OF);
  await owed.id("total-open").click();
  await until(owed, "documents", 2);
  return owed;
}

test(`${LENGTH} documents: the right rows at the top, in the middle and at the end`, async (t) => {
  const owed = await opened(t);
  const order = inOrder(LENGTH);
  const right = (state) => {
    assert.equal(state.count, LENGTH + 1, "rows and head");
    assert.ok(state.inPage <= MOST_IN_PAGE, `${state.inPage} rows stand in the page`);
    assert.ok(state.rows.length >= 5, "rows are in view");
    state.rows.forEach(([index, number]) => assert.equal(number, row(order[index - 2]).number, `row ${index}`));
  };
  const top = await seen(owed, "documents");
  assert.equal(top.rows[0][0], 2);
  right(top);
  await scrollTo(owed, "documents", 0.5);
  await owed.page.waitForFunction(
    (half) => {
      const table = document.querySelector('[data-testid="documents"]');
      const first = Number(table.querySelector("tbody tr").getAttribute("aria-rowindex"));
      return Math.abs(first - half) < 60 && table.getAttribute("aria-busy") === "false";
    },
    LENGTH / 2,
    { timeout: LONG_WAIT },
  );
  right(await seen(owed, "documents"));
  await scrollTo(owed, "documents", 1);
  const end = await until(owed, "documents", LENGTH + 1);
  assert.equal(end.rows.at(-1)[0], LENGTH + 1);
  right(end);
  await scrollTo(owed, "documents", 0);
  right(await until(owed, "documents", 2));
  assert.deepEqual(await violations(owed), []);
});

test("the keys go through a long list, and what was opened leads back to its place", async (t) => {
  const owed = await opened(t);
  const order = inOrder(LENGTH);
  const focused = () =>
    owed.page.evaluate(() => {
      const tr = document.activeElement?.closest("tbody tr");
      return tr ? [Number(tr.getAttribute("aria-rowindex")), document.activeElement.innerText.trim()] : null;
    });
  const isOn = async (index) => {
    await owed.page.waitForFunction(
      (wanted) => document.activeElement?.closest("tbody tr")?.getAttribute("aria-rowindex") === String(wanted),
      index,
      { timeout: LONG_WAIT },
    );
    assert.deepEqual(await focused(), [index, row(order[index - 2]).number]);
  };
  await owed.id("documents").locator("tbody button").first().focus();
  await owed.page.keyboard.press("ArrowDown");
  await isOn(3);
  await owed.page.keyboard.press("End");
  await isOn(LENGTH + 1);
  await owed.page.keyboard.press("ArrowUp");
  await isOn(LENGTH);
  await owed.page.keyboard.press("PageUp");
  const [after] = await (async () => {
    await owed.page.waitForFunction(
      (last) => Number(document.activeElement?.closest("tbody tr")?.getAttribute("aria-rowindex") ?? last) < last,
      LENGTH,
      { timeout: LONG_WAIT },
    );
    return focused();
  })();
  await owed.page.keyboard.press("Enter");
  await owed.id("source-row").locator("table").waitFor();
  const fields = Object.fromEntries((await owed.table("source-row")).slice(1));
  assert.equal(fields["Invoice Number"], row(order[after - 2]).number);
  await owed.id("sheet-back").click();
  const back = await until(owed, "documents", after);
  assert.ok(back.rows[0][0] > 2, "not at the top again");
  // The focus of a row that is scrolled away stays in the table, and the keys go on from that row.
  await owed.id("documents").locator("tbody button").first().focus();
  await owed.page.keyboard.press("Home");
  await isOn(2);
  await scrollTo(owed, "documents", 0.7);
  await owed.page.waitForFunction(() => document.activeElement?.getAttribute("role") === "region", null, { timeout: LONG_WAIT });
  await owed.page.keyboard.press("ArrowDown");
  await isOn(3);
});

test("find, sort and another date keep a long list right", async (t) => {
  const owed = await opened(t);
  await scrollTo(owed, "documents", 0.5);
  await owed.id("documents").getByRole("button", { name: "Row" }).click();
  await owed.id("documents").getByRole("button", { name: "Row" }).click();
  await until(owed, "documents", 2);
  await owed.page.waitForFunction(
    (number) => document.querySelector('[data-testid="documents"] tbody tr')?.innerText.includes(number),
    row(LENGTH - 1).number,
    { timeout: LONG_WAIT },
  );
  await owed.page.getByPlaceholder("Find a document or customer").fill("customer 0042");
  const found = Array.from({ length: LENGTH }, (_, i) => i).filter((i) => row(i).customer.startsWith("Customer 0042"));
  await owed.page.waitForFunction(
    (count) => document.querySelector('[data-testid="documents"]').getAttribute("aria-rowcount") === String(count + 1),
    found.length,
    { timeout: LONG_WAIT },
  );
  const shown = (await owed.table("documents")).slice(1).map(([number]) => number);
  assert.ok(shown.length >= Math.min(found.length, 10), `${shown.length} of ${found.length} rows`);
  assert.deepEqual(shown, found.reverse().slice(0, shown.length).map((i) => row(i).number));
});

test("all rows are downloaded, copied and printed, not only those in view", async (t) => {
  const owed = await world.open(t);
  await owed.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const count = 1_500;
  await owed.load({ name: "long.csv", content: longList(count).buffer });
  await owed.asOf(LONG_AS_OF);
  await owed.id("total-open").click();
  await until(owed, "documents", 2);
  const numbers = inOrder(count).map((i) => row(i).number);
  const sheet = owed.id("sheet");
  const [download] = await Promise.all([owed.page.waitForEvent("download"), sheet.getByTestId("list-csv").click()]);
  const text = await (await download.createReadStream()).toArray();
  const [head, ...rows] = parse(Buffer.concat(text).toString("utf8"));
  assert.equal(head[0], "Document");
  assert.deepEqual(rows.map(([number]) => number), numbers);
  await sheet.getByTestId("list-copy").click();
  await owed.page.getByText("All rows are copied").waitFor({ state: "attached" });
  const pasted = (await owed.page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
  assert.deepEqual(pasted.slice(1).map((line) => line.split("\t")[0]), numbers);
  await owed.page.evaluate(() => {
    globalThis.print = () => {
      const trs = document.querySelectorAll('[data-testid="documents"] tbody tr');
      globalThis.printed = [...trs].map((tr) => tr.cells[0].innerText.trim());
    };
  });
  await sheet.getByTestId("list-print").click();
  await owed.page.waitForFunction(() => globalThis.printed, null, { timeout: LONG_WAIT });
  assert.deepEqual(await owed.page.evaluate(() => globalThis.printed), numbers);
  await owed.page.waitForFunction(
    (most) => document.querySelectorAll('[data-testid="documents"] tbody tr').length <= most,
    MOST_IN_PAGE,
    { timeout: LONG_WAIT },
  );
});

test("a short table stands in the page as it is, and a long one fits a phone", async (t) => {
  const owed = await world.open(t, { width: 390, height: 800 });
  await owed.load({ name: "long.csv", content: longList(60).buffer });
  await owed.asOf(LONG_AS_OF);
  await owed.id("total-open").click();
  await owed.page.waitForFunction(() => document.querySelectorAll('[data-testid="documents"] tbody tr').length === 60);
  const phone = await opened(t, { width: 390, height: 800, colorScheme: "dark" });
  await scrollTo(phone, "documents", 1);
  await until(phone, "documents", LENGTH + 1);
  const [content, view] = await phone.page.evaluate(() => {
    const sheet = document.querySelector('[data-testid="sheet"]');
    return [sheet.scrollWidth, sheet.clientWidth];
  });
  assert.ok(content <= view, `${content} > ${view}`);
  assert.deepEqual(await violations(phone), []);
});
