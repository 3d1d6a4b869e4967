// Letters: who gets one, in which words, and what comes out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ledger } from "../lib/ledger.mjs";

const world = inBrowser();

async function opened(t, options) {
  const owed = await world.open(t, options);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.go("letters");
  await owed.id("letter-preview").waitFor();
  return owed;
}

function files({ bytes }) {
  return Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))));
}

test("the archive has every letter as document, text and draft, and who gets none", async (t) => {
  const owed = await opened(t);
  const parts = files(await owed.download("download-letters"));
  const names = Object.keys(parts);
  const drafts = names.filter((name) => name.endsWith(".eml"));
  assert.ok(drafts.length > 0);
  for (const folder of ["docx", "html", "pdf", "text"]) {
    assert.equal(names.filter((name) => name.startsWith(folder + "/")).length, drafts.length, folder);
  }
  for (const name of ["index.html", "pre-flight.csv", "mail-merge.csv", "follow-ups.ics"]) assert.ok(parts[name], name);
  assert.match(strFromU8(parts[drafts[0]]), /X-Unsent: 1/);
});

test("a changed template is shown at once, stops on a wrong placeholder, and goes back", async (t) => {
  const owed = await opened(t);
  await owed.id("template-subject").fill("About your account, {customer}");
  await owed.id("letter-preview").getByText("About your account,").waitFor();
  await owed.id("template-subject").fill("{custmer}");
  await owed.id("letter-stopped").getByText("unknown placeholder {custmer}").waitFor();
  assert.ok(await owed.id("download-letter-docx").isDisabled());
  await owed.id("template-closing").fill("They call the police.");
  await owed.id("wording-notes").getByText("police").waitFor();
  await owed.id("wording-reset").click();
  await owed.id("letter-stopped").waitFor({ state: "detached" });
});

test("another occasion and another language change the letters", async (t) => {
  const owed = await opened(t);
  await owed.id("letter-language").selectOption("German");
  await owed.id("letter-preview").getByText("Guten Tag").first().waitFor();
  await owed.id("letter-kind").selectOption("statement");
  await owed.id("letter-preview").getByText("Ihr Kontoauszug").first().waitFor();
});

test("statements of account come as one archive", async (t) => {
  const owed = await opened(t);
  const open = Object.keys(files(await owed.download("download-statements")));
  assert.ok(open.some((name) => name.startsWith("pdf/")));
  await owed.id("statement-from").fill("2020-01-01");
  await owed.id("statement-from").press("Tab");
  const parts = files(await owed.download("download-statements"));
  const page = Object.keys(parts).find((name) => name.endsWith(".html"));
  assert.match(strFromU8(parts[page]), /Opening balance[^]*Closing balance/);
});

test("interest is claimed only with a ground and two answers, and stands apart", async (t) => {
  const owed = await opened(t);
  assert.equal(await owed.id("letter-charges").count(), 0);
  await owed.go("policy");
  await owed.id("interest-basis").selectOption({ label: "Agreed with the customer" });
  await owed.id("interest-rate").fill("1.5");
  await owed.id("interest-rate").press("Tab");
  await owed.id("interest-businesses").check();
  await owed.id("interest-agreed").check();
  await owed.go("letters");
  await owed.id("letter-charges").waitFor();
});
