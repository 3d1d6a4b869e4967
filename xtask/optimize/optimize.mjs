// Makes a program smaller with wasm-opt, in its place.
//
//   node optimize.mjs KIND FILE CACHE   KIND is what the program is: page, engine, converter, press or safe
//
// A program that went through here before is taken from CACHE.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const [kind, file, cache] = process.argv.slice(2);

// What rustc lets the program use, no more.
const FLAGS = [
  kind === "page" ? "-Oz" : "-Os",
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-call-indirect-overlong",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
  ...(kind === "engine" ? ["--enable-simd"] : []),
  "--strip-debug",
  "--strip-producers",
];

function optimize(input, output) {
  const tool = fileURLToPath(new URL("./node_modules/binaryen/bin/wasm-opt", import.meta.url));
  execFileSync(process.execPath, [tool, input, ...FLAGS, "-o", output], { stdio: "inherit" });
}

function smaller(before) {
  const name = basename(file, ".wasm");
  const key = createHash("sha256").update(before).update(FLAGS.join()).digest("hex");
  const cached = join(cache, `${name}-${key}.wasm`);
  if (!existsSync(cached)) {
    mkdirSync(cache, { recursive: true });
    for (const old of readdirSync(cache)) if (old.startsWith(name + "-")) rmSync(join(cache, old));
    const [input, part] = [cached + ".input", cached + ".part"];
    writeFileSync(input, before);
    optimize(input, part);
    copyFileSync(part, cached);
    rmSync(part);
    rmSync(input);
  }
  return readFileSync(cached);
}

const before = readFileSync(file);
const after = smaller(before);
writeFileSync(file, after);
const packed = brotliCompressSync(after, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const [was, is, sent] = [before.length, after.length, packed].map((bytes) => bytes.toLocaleString("en"));
console.log(`${basename(file)}: ${was} bytes, now ${is}; brotli ${sent}`);
