// The policy as documents: chosen, looked at, taken along in every format and language, with a file and without.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ledger } from "../lib/ledger.mjs";
import { pdfText } from "../lib/pdf.mjs";

const world = inBrowser();

/** The text of a word processor document. */
function wordText(bytes) {
  const parts = unzipSync(new Uint8Array(bytes));
  const text = strFromU8(parts["word/document.xml"]).replaceAll(/<\/w:p>/g, "\n").replaceAll(/<[^>]+>/g, "");
  return { text, parts };
}

/** Opens the documents: from the first page where that offers them, else with a file. */
async function documents(owed, withFile) {
  if (withFile || (await owed.id("policy-first").count()) === 0) {
    await owed.load(ledger);
    await owed.asOf(AS_OF);
    await owed.go("policy");
  } else {
    await owed.id("policy-first").click();
  }
  // The room may still be on its way.
  await owed.page.locator("[data-testid^=policy-part], [data-testid=policy-papers]").first().waitFor();
  // They stand in a part of the room, or below its rules.
  for (const part of ["policy-part-papers", "policy-part-rules"]) {
    if ((await owed.id(part).count()) > 0) {
      await owed.id(part).click();
      break;
    }
  }
  await owed.id("policy-papers").waitFor();
}

async function chosen(owed, paper, language) {
  await owed.id("policy-paper").selectOption(paper);
  if (language) await owed.id("policy-paper-language").selectOption(language);
}

/** Waits until the preview has this text. */
async function previews(owed, text) {
  await owed.id("policy-preview").getByText(text).first().waitFor();
}

test("every document can be looked at and taken along", async (t) => {
  const owed = await world.open(t);
  await documents(owed, false);
  for (const [paper, expected] of [
    ["collections_policy", "What this policy is for"],
    ["credit_policy", "Who grants credit"],
    ["terms_of_business", "When invoices are due"],
    ["contract_clauses", "Before you use these clauses"],
    ["brief", "If a customer asks"],
    ["training", "The call"],
    ["role_checklists", "Accounts receivable"],
    ["checklists", "First missed payment"],
  ]) {
    await chosen(owed, paper);
    await previews(owed, expected);
    const { name, text } = await owed.download("download-policy-md");
    assert.match(name, /\.md$/);
    assert.match(text, /^# /);
    assert.ok(text.includes(expected), `${paper}: ${expected}`);
    assert.doesNotMatch(text, /[{}]/);
  }
  // What is missing is said, and shown as a gap.
  await owed.id("policy-gaps").locator("[data-gap=company]").waitFor();
  await previews(owed, "[your company]");
});

test("one document in each format, and in a second language", async (t) => {
  const owed = await world.open(t);
  await documents(owed, true);
  await chosen(owed, "terms_of_business", "de-DE");
  await previews(owed, "Wann Rechnungen fällig sind");
  const word = await owed.download("download-policy-docx");
  assert.match(word.name, /de\.docx$/);
  const { text, parts } = wordText(word.bytes);
  assert.match(text, /Wann Rechnungen fällig sind/);
  assert.match(strFromU8(parts["word/footer1.xml"]), /Seite .*PAGE.* von .*NUMPAGES/s);
  assert.match(strFromU8(parts["word/document.xml"]), /<w:pStyle w:val="Heading2"\/>/);
  const printed = pdfText(t, (await owed.download("download-policy-pdf")).bytes);
  if (printed) assert.match(printed, /Wann Rechnungen fällig sind/);
  const html = await owed.download("download-policy-html");
  assert.match(html.text, /<html lang="de-DE">/);
  assert.doesNotMatch(html.text, /<script/i);
  const markdown = await owed.download("download-policy-md");
  assert.match(markdown.text, /^# .+\n\n\*\*Unternehmen:\*\*/);
});

test("a rule that changes, changes the document", async (t) => {
  const owed = await world.open(t);
  await documents(owed, false);
  await chosen(owed, "brief");
  await previews(owed, "91st day");
  const day = owed.page.getByLabel("Day past due of the hand-over").first();
  await day.fill("77");
  await day.press("Enter");
  await previews(owed, "77th day");
  const { text } = await owed.download("download-policy-md");
  assert.ok(text.includes("77th day") && !text.includes("91st"), text);
});

test("the policy pack has every document, format and language", async (t) => {
  const owed = await world.open(t);
  await documents(owed, false);
  const { name, bytes } = await owed.download("policy-pack");
  assert.match(name, /^policy pack v\d+\.zip$/);
  const files = unzipSync(new Uint8Array(bytes));
  const paths = Object.keys(files);
  // Six documents for the team, two for customers in five languages, each in four formats.
  assert.equal(paths.length, (6 + 2 * 5) * 4, paths.join("\n"));
  for (const ending of ["docx", "pdf", "html", "md"]) {
    for (const stem of ["collections policy v1", "terms of business v1 nl", "contract clauses v1 fr"]) {
      assert.ok(files[`${ending}/${stem}.${ending}`], `${ending}/${stem}`);
    }
  }
  assert.match(strFromU8(files["md/contract clauses v1 es.md"]), /Cláusulas contractuales/);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`the documents can be used by everyone, ${colorScheme}, ${width} wide`, async (t) => {
      const owed = await world.open(t, { colorScheme, width, reducedMotion: "reduce" });
      await documents(owed, false);
      await chosen(owed, "contract_clauses");
      await previews(owed, "Before you use these clauses");
      if (process.env.SHOTS) {
        await owed.page.screenshot({ path: `${process.env.SHOTS}/papers-${colorScheme}-${width}.png`, fullPage: true });
      }
      assert.deepEqual(await violations(owed), []);
      const [content, view] = await owed.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= view, `${content} > ${view}`);
    });
  }
}
