// The core gives the same bytes on every machine: the JSON and the report pack (workbook, PDF, lists) of
// the page, made by WebAssembly in a browser, and those of the command line, made by native code, are
// compared byte by byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
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

test("the page's JSON and report pack and the command line's are the same bytes", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "owed-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, ledger.name);
  await writeFile(path, ledger.content);
  const packed = join(folder, "report-pack.zip");
  const expected = native(path, "--as-of", AS_OF, "--report-pack", packed);

  const owed = await world.open(t);
  await owed.load(ledger);
  await owed.asOf(AS_OF);
  await owed.go("aging");
  const { bytes } = await owed.download("download-json");
  assert.ok(bytes.length > 10_000);
  assert.ok(bytes.equals(expected), "the bytes of the JSON differ");

  await owed.go("overview");
  const pack = (await owed.download("report-pack")).bytes;
  const [here, there] = [pack, await readFile(packed)].map((archive) => unzipSync(new Uint8Array(archive)));
  assert.deepEqual(Object.keys(here), Object.keys(there));
  for (const name of Object.keys(here)) {
    assert.ok(Buffer.from(here[name]).equals(Buffer.from(there[name])), `the bytes of ${name} differ`);
  }
  assert.ok(pack.equals(await readFile(packed)), "the bytes of the pack differ");
});
