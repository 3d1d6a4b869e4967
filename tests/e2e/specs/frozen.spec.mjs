// What the programs can call, and the words of the network in their glue, are written down and compared:
// a dependency that begins to call something new is seen here, and looked at, before it is published.
//
// OWED_FREEZE=1 writes the lists anew; the difference is then for a person to read.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { test } from "node:test";
import { DIST } from "../lib/browser.mjs";

const FROZEN = fileURLToPath(new URL("../frozen", import.meta.url));
const NETWORK = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport", "sendBeacon", "RTCPeerConnection",
  "importScripts", "SharedWorker", "serviceWorker", "indexedDB", "localStorage", "caches", "window.open", "eval", "Function("];

const file = (pattern) => join(DIST, readdirSync(DIST).find((name) => pattern.test(name)));

function calls(program) {
  const module = new WebAssembly.Module(readFileSync(program));
  const names = WebAssembly.Module.imports(module).map(({ kind, name }) =>
    `${kind} ${name.replace(/^__wbg_/, "").replace(/_[0-9a-f]{16}$/, "")}`);
  // The numbers at the end of closures and casts change with every build.
  return [...new Set(names.map((name) => name.replace(/(cast|closure|thunk)_?[0-9a-f]+$/, "$1")))].sort();
}

function words(glue) {
  const text = readFileSync(glue, "utf8");
  return NETWORK.map((word) => [word, text.split(word).length - 1])
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} × ${word}`);
}

for (const [name, stem] of [["page", "owed"], ["engine", "engine"], ["converter", "converter"], ["press", "press"], ["safe", "safe"]]) {
  test(`the ${name} calls what is written down and nothing else`, () => {
    const now = [
      "# functions it is given",
      ...calls(file(new RegExp(`^${stem}(-[0-9a-f]+)?_bg.*\\.wasm$`))),
      "# words of the network in its glue",
      ...words(file(new RegExp(`^${stem}-[0-9a-f]+\\.js$`))),
    ].join("\n") + "\n";
    const kept = join(FROZEN, name + ".txt");
    if (process.env.OWED_FREEZE) writeFileSync(kept, now);
    assert.ok(existsSync(kept), "no list is kept: run with OWED_FREEZE=1");
    assert.equal(now, readFileSync(kept, "utf8"));
  });
}

for (const name of ["rooms", "desk"]) {
  test(`what comes later (${name}) is given memory, table and stack of its program, and calls nothing`, () => {
    const half = new WebAssembly.Module(readFileSync(file(new RegExp(`^${name}-[0-9a-f]+\\.wasm$`))));
    const given = WebAssembly.Module.imports(half);
    assert.deepEqual([...new Set(given.map(({ module }) => module))], ["__wasm_split"]);
    assert.deepEqual(given.map(({ kind }) => kind).sort(), ["global", "memory", "table"]);
    assert.deepEqual(WebAssembly.Module.exports(half), []);
  });
}

// One call past a door of ui/later.rs can bring hundreds of kilobytes back. To be lowered when it can be, and raised by a decision.
const MOST_FIRST_KB = 530;

test("what is fetched before a file can be taken weighs no more than it may", (t) => {
  const first = [/^index\.html$/, /^boot-.*\.js$/, /^lock-.*\.js$/, /^rescue-.*\.js$/, /^engine-.*\.js$/, /^owed-.*\.js$/, /^styles-.*\.css$/,
    /^owed-.*_bg\.wasm$/, /^engine_bg-.*\.wasm$/];
  const packed = (path) => brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const weights = first.map((pattern) => packed(file(pattern)));
  const sum = weights.reduce((sum, bytes) => sum + bytes, 0);
  t.diagnostic(`${sum} bytes: ${weights.join(" + ")}`);
  assert.ok(sum <= MOST_FIRST_KB * 1000, `${sum} bytes`);
});
