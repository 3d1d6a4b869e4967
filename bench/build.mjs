// Bundles the contestants' pages into build/.

import { build } from "esbuild";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const BUILD = fileURLToPath(new URL("./build", import.meta.url));
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export async function bundle() {
  rmSync(BUILD, { recursive: true, force: true });
  for (const name of ["papaparse", "duckdb"]) {
    const folder = `${BUILD}/${name}`;
    mkdirSync(folder, { recursive: true });
    await build({
      entryPoints: [here(`./contestants/${name}.js`)],
      outfile: `${folder}/page.js`,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      logLevel: "warning",
    });
    const title = `<!doctype html><meta charset="utf-8"><title>${name}</title>`;
    writeFileSync(`${folder}/index.html`, `${title}<link rel="icon" href="data:,"><body><script type="module" src="page.js"></script>`);
  }
  for (const file of ["duckdb-browser-eh.worker.js", "duckdb-eh.wasm"]) {
    copyFileSync(here(`./node_modules/@duckdb/duckdb-wasm/dist/${file}`), `${BUILD}/duckdb/${file}`);
  }
}
