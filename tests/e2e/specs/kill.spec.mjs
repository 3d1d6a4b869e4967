// A few of the kills of `cargo xtask kill`: what is kept survives the browser. How much is lost is judged there, on a
// quiet machine; here it is told.

import { test } from "node:test";
import { killTest } from "../lib/kill.mjs";

const LONG = 20_000;

test("a browser that is killed loses the last edits at most, and damages nothing", { timeout: 240_000 }, async () => {
  const seed = Date.now() % 1_000_000;
  const { worst, edits } = await killTest(2, seed, undefined, LONG);
  console.log(`seed ${seed}: ${edits} edits, worst loss ${Math.round(worst)} ms`);
});
