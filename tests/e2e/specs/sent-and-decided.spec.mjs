// Letters noted as sent, credit decisions with the list for sales, hand-over with its packs, plans changed
// in place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";

const world = inBrowser();

/** The files of an archive as texts. */
const unzip = (bytes) =>
  Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, file]) => [name, strFromU8(file)]));

const FILE = {
  name: "ledger.csv",
  content:
    "Customer,Invoice,Invoice date,Due date,Amount,Open\n" +
    "Acme,A-1,2026-01-05,2026-02-20,1000.00,1000.00\n" +
    "Bolt,B-1,2025-10-01,2025-11-01,800.00,800.00\n" +
    "Cora,C-1,2025-12-01,2025-12-30,300.00,300.00\n" +
    "Dora,D-1,2026-03-10,2026-04-10,50.00,50.00\n",
};

/** Limits stand in the list of customers. */
const CUSTOMERS = {
  name: "customers.csv",
  content: "Customer name,Email,Credit limit\nAcme,acme@example.org,5000\nBolt,,500\nCora,,\nDora,,0\n",
};

async function open(t, options) {
  const owed = await world.open(t, options);
  await owed.load(FILE, CUSTOMERS);
  await owed.asOf("2026-03-18");
  return owed;
}

test("letters are noted as sent once, and the same day makes them again byte for byte", async (t) => {
  const owed = await open(t);
  await owed.go("letters");
  await owed.id("letters-table").locator("tbody tr").nth(2).waitFor();
  const first = await owed.download("download-letters");
  const names = Object.keys(unzip(first.bytes));
  assert.ok(names.includes("pdf/Acme.pdf") && names.includes("docx/Acme.docx"), names.join());
  await owed.id("note-sent").click();
  await owed.id("last-letter").first().waitFor();
  assert.equal(await owed.id("letters-made").count(), 0);
  const again = await owed.download("download-letters");
  assert.deepEqual(again.bytes, first.bytes);
  await owed.id("not-sent").click();
  await owed.go("today");
  await owed.id("today-waiting").waitFor();
  assert.match(await owed.text("today-waiting"), /was just contacted, the next time from 26 March 2026/i);
  const log = JSON.parse((await owed.download("save-log")).text);
  assert.deepEqual(
    log.events.map((event) => [event.customer.Name, event.what.letter_produced.documents.join()]).sort(),
    [["Acme", "A-1"], ["Bolt", "B-1"], ["Cora", "C-1"]],
  );
  // Two days later nobody is asked again, with the reason.
  await owed.go("overview");
  await owed.asOf("2026-03-20");
  await owed.go("letters");
  await owed.id("letters-left-out").locator("tbody tr").nth(2).waitFor();
  assert.match(await owed.text("letters-left-out"), /was just contacted/i);
  assert.deepEqual(owed.watch.errors, []);
});

test("what the ZIP holds is chosen, and drafts carry the PDF only where wanted", async (t) => {
  const owed = await open(t);
  await owed.go("letters");
  await owed.id("letters-table").locator("tbody tr").first().waitFor();
  for (const file of ["docx", "html", "text"]) await owed.id(`letter-file-${file}`).uncheck();
  const small = unzip((await owed.download("download-letters")).bytes);
  const kinds = new Set(Object.keys(small).filter((name) => name.includes("/")).map((name) => name.split("/")[0]));
  assert.deepEqual([...kinds].sort(), ["mail", "pdf"]);
  assert.ok(!small["mail/Acme.eml"].toString().includes("application/pdf"));
  await owed.id("letter-file-mail-pdf").check();
  const large = unzip((await owed.download("download-letters")).bytes);
  assert.ok(large["mail/Acme.eml"].toString().includes("application/pdf"));
  assert.match(large["index.html"].toString(), /Drafts carry the letter as an attachment/);
});

test("credit is decided on, and whoever sells gets the list", async (t) => {
  const owed = await open(t);
  await owed.go("today");
  const row = (name) => owed.id("decision-list").locator("tbody tr").filter({ hasText: name });
  await row("Bolt").waitFor();
  assert.match(await row("Bolt").innerText(), /137 days past due; accounts go from day 91 on/);
  assert.match(await row("Bolt").innerText(), /300\.00 over the limit of [^ ]*500\.00/);
  assert.match(await row("Dora").innerText(), /50\.00 over the limit of [^ ]*0\.00/);
  assert.equal(await row("Acme").count(), 0);
  const csv = (await owed.download("download-stop-supply-csv")).text;
  const supply = Object.fromEntries(csv.trim().split("\r\n").slice(1).map((line) => line.split(",")).map((cells) => [cells[1], cells[3]]));
  assert.deepEqual(supply, { Bolt: "hold", Cora: "hold", Dora: "prepay", Acme: "ok" });
  await row("Bolt").getByTestId("form-log-decision").locator("summary").click();
  await row("Bolt").getByTestId("decision-pick").selectOption("none");
  assert.ok(await row("Bolt").getByTestId("log-decision").isDisabled());
  await row("Bolt").getByTestId("decision-reason").fill("paid today");
  await row("Bolt").getByTestId("log-decision").click();
  await row("Bolt").filter({ hasText: "paid today" }).waitFor();
  assert.equal(await row("Bolt").getByTestId("supply").innerText(), "ok");
  const xlsx = await owed.download("download-stop-supply");
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), "PK");
  assert.deepEqual(owed.watch.errors, []);
});

test("who has reached the 91st day is handed over with a pack", async (t) => {
  const owed = await open(t);
  await owed.go("today");
  const due = owed.id("hand-over-due").locator("tbody tr");
  await due.first().waitFor();
  assert.deepEqual((await due.allInnerTexts()).map((text) => text.split(/\s/)[0]), ["Bolt"]);
  assert.match(await owed.text("hand-over-soon"), /Cora 78 days past due/);
  await owed.id("hand-over-costs").fill("150");
  await owed.id("hand-over-costs").press("Tab");
  await owed.id("hand-over-fee").fill("25");
  await owed.id("hand-over-fee").press("Tab");
  // 150 of 600 after the fee.
  await due.first().filter({ hasText: "25%" }).waitFor();
  const files = unzip((await owed.download("download-hand-over")).bytes);
  const names = Object.keys(files).sort();
  for (const name of ["summary.pdf", "summary.docx", "statement.pdf", "invoices.csv", "timeline.csv", "is it worth it.pdf"]) {
    assert.ok(names.some((own) => own.startsWith("Bolt") && own.endsWith(name)), `${name}: ${names.join()}`);
  }
  assert.ok(names.includes("choosing an agency.docx"));
  await due.first().getByTestId("note-hand-over").click();
  await due.first().filter({ hasText: "Handed over on" }).waitFor();
  assert.deepEqual(owed.watch.errors, []);
});

test("a plan is changed in place, and the list of the day follows", async (t) => {
  const owed = await open(t);
  await owed.go("policy");
  await owed.id("plan-class-high").click();
  assert.match(await owed.text("plan-who"), /customer/);
  await owed.id("plan-add").click();
  const step = owed.id("plan-levels").locator('tr[data-level="own_1"]');
  await step.waitFor();
  await step.getByTestId("level-name").fill("Ask in person");
  await step.getByTestId("level-name").press("Tab");
  await step.getByTestId("level-channel").selectOption("Visit");
  await step.getByTestId("level-trigger").selectOption({ label: "Before the due date" });
  await step.getByTestId("level-from").fill("30");
  await step.getByTestId("level-from").press("Tab");
  assert.match(await step.innerText(), /30 to 3 days before the due date/);
  await owed.id("plan-usual").click();
  await step.waitFor({ state: "detached" });
  assert.deepEqual(owed.watch.errors, []);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`decisions and plans can be used by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await open(t, { colorScheme, width, reducedMotion: "reduce" });
      for (const [room, name] of [["today", "decision-list"], ["policy", "plan-levels"], ["letters", "letters-table"]]) {
        await owed.go(room);
        await owed.id(name).locator("tbody tr").first().waitFor();
        if (process.env.SHOTS) await owed.page.screenshot({ path: `${process.env.SHOTS}/${name}-${colorScheme}-${width}.png`, fullPage: true });
        assert.deepEqual(await violations(owed), [], room);
        const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${room}: ${content} > ${view}`);
      }
    });
  }
}
