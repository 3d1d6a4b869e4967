// Makes the built program smaller with wasm-opt, then says what a visitor loads.
//
//   node optimize.mjs page DIST CACHE      the page's program, in place of the one Trunk wrote
//   node optimize.mjs engine FOLDER CACHE  the engine, before Trunk takes it
//   node optimize.mjs converter FOLDER CACHE  the converter, likewise
//   node optimize.mjs press FOLDER CACHE   the press, likewise
//
// A program that went through here before is taken from CACHE. The page's optimized file gets a
// name with its own hash, and index.html its new name and integrity.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const [what, folder, cache] = process.argv.slice(2);

// What rustc lets the program use, no more.
const FLAGS = [
  what === "page" ? "-Oz" : "-Os",
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-call-indirect-overlong",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
  ...(what === "engine" ? ["--enable-simd"] : []),
  "--strip-producers",
];

const digest = (bytes, kind, form) => createHash(kind).update(bytes).digest(form);

function optimize(input, output) {
  const tool = fileURLToPath(new URL("./node_modules/binaryen/bin/wasm-opt", import.meta.url));
  execFileSync(process.execPath, [tool, input, ...FLAGS, "-o", output], { stdio: "inherit" });
}

function smaller(before) {
  const key = digest(Buffer.concat([before, Buffer.from(FLAGS.join())]), "sha256", "hex");
  const cached = join(cache, `${what}-${key}.wasm`);
  if (!existsSync(cached)) {
    mkdirSync(cache, { recursive: true });
    for (const old of readdirSync(cache)) if (old.startsWith(what)) rmSync(join(cache, old));
    const [input, part] = [cached + ".input", cached + ".part"];
    writeFileSync(input, before);
    optimize(input, part);
    copyFileSync(part, cached);
    rmSync(part);
    rmSync(input);
  }
  return readFileSync(cached);
}

function replaceWorker() {
  const file = join(folder, what + "_bg.wasm");
  writeFileSync(file, smaller(readFileSync(file)));
}

function replaceProgram() {
  const name = readdirSync(folder).find((file) => /^owed-.*_bg\.wasm$/.test(file));
  const before = readFileSync(join(folder, name));
  const after = smaller(before);
  const newName = `owed-${digest(after, "sha256", "hex").slice(0, 16)}_bg.wasm`;
  rmSync(join(folder, name));
  writeFileSync(join(folder, newName), after);

  const page = join(folder, "index.html");
  const sri = (bytes) => "sha384-" + digest(bytes, "sha384", "base64");
  const html = readFileSync(page, "utf8");
  const changed = html.replaceAll(name, newName).replaceAll(sri(before), sri(after));
  if (!changed.includes(newName) || !changed.includes(sri(after))) {
    throw new Error("index.html does not name the program as expected");
  }
  writeFileSync(page, changed);
}

function report() {
  const parts = readdirSync(folder).filter((file) => /\.(html|js|wasm|css)$/.test(file)).sort();
  const row = (name, raw, small) =>
    console.log(name.padEnd(36) + raw.toLocaleString("en").padStart(12) + small.toLocaleString("en").padStart(12));
  console.log("First load".padEnd(36) + "bytes".padStart(12) + "brotli".padStart(12));
  let [raw, small] = [0, 0];
  for (const name of parts) {
    const bytes = readFileSync(join(folder, name));
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    row(name, bytes.length, packed);
    raw += bytes.length;
    small += packed;
  }
  row("together", raw, small);
}

if (what === "page") {
  replaceProgram();
  report();
} else {
  replaceWorker();
}
