// The core gives the same bytes on every machine: the JSON of the page, made by WebAssembly in a
// browser, and that of the command line, made by native code, are compared byte by byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inBrowser } from "../lib/browser.mjs";
import { AS_OF, ledger } from "../lib/ledger.mjs";

const world = inBrowser();
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const ANALYZE = ["run", "--quiet", "--no-default-features", "--example", "analyze", "--"];

/** What the command line prints for a file. */
function native(...args) {
  const { status, stdout, stderr } = spawnSync("cargo", [...ANALYZE, ...args], { cwd: ROOT, maxBuffer: 1 << 28 });
  assert.equal(status, 0, String(stderr));
  return stdout;
}

test("the page's JSON and the command line's are the same bytes", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "owed-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, ledger.name);
  await writeFile(path, ledger.content);
  const expected = native(path, "--as-of", AS_OF);

  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.go("aging");
  const { bytes } = await owed.download("download-json");
  assert.ok(bytes.length > 10_000);
  assert.ok(bytes.equals(expected), "the bytes differ");
});
