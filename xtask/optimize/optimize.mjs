// Makes the built program smaller with wasm-opt, then says what a visitor loads.
//
//   node optimize.mjs DIST CACHE
//
// A program that went through here before is taken from CACHE. The optimized file gets a name with
// its own hash, and index.html its new name and integrity.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const [dist, cache] = process.argv.slice(2);

// What rustc lets the program use, no more.
const FLAGS = [
  "-Os",
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-call-indirect-overlong",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
  "--strip-producers",
];

const digest = (bytes, kind, form) => createHash(kind).update(bytes).digest(form);

function optimize(input, output) {
  const tool = fileURLToPath(new URL("./node_modules/binaryen/bin/wasm-opt", import.meta.url));
  execFileSync(process.execPath, [tool, input, ...FLAGS, "-o", output], { stdio: "inherit" });
}

function replaceProgram() {
  const name = readdirSync(dist).find((file) => file.endsWith("_bg.wasm"));
  const before = readFileSync(join(dist, name));
  const key = digest(Buffer.concat([before, Buffer.from(FLAGS.join())]), "sha256", "hex");
  const cached = join(cache, key + ".wasm");
  if (!existsSync(cached)) {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    optimize(join(dist, name), cached + ".part.wasm");
    copyFileSync(cached + ".part.wasm", cached);
    rmSync(cached + ".part.wasm");
  }
  const after = readFileSync(cached);
  const newName = `owed-${digest(after, "sha256", "hex").slice(0, 16)}_bg.wasm`;
  rmSync(join(dist, name));
  writeFileSync(join(dist, newName), after);

  const page = join(dist, "index.html");
  const sri = (bytes) => "sha384-" + digest(bytes, "sha384", "base64");
  const html = readFileSync(page, "utf8");
  const changed = html.replaceAll(name, newName).replaceAll(sri(before), sri(after));
  if (!changed.includes(newName) || !changed.includes(sri(after))) {
    throw new Error("index.html does not name the program as expected");
  }
  writeFileSync(page, changed);
}

function report() {
  const parts = readdirSync(dist).filter((file) => /\.(html|js|wasm|css)$/.test(file)).sort();
  const row = (name, raw, small) =>
    console.log(name.padEnd(36) + raw.toLocaleString("en").padStart(12) + small.toLocaleString("en").padStart(12));
  console.log("First load".padEnd(36) + "bytes".padStart(12) + "brotli".padStart(12));
  let [raw, small] = [0, 0];
  for (const name of parts) {
    const bytes = readFileSync(join(dist, name));
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
    row(name, bytes.length, packed);
    raw += bytes.length;
    small += packed;
  }
  row("together", raw, small);
}

replaceProgram();
report();
