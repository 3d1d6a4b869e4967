// A few of the kills of `cargo xtask kill`: what is kept survives the browser.

import { test } from "node:test";
import { killTest } from "../lib/kill.mjs";

test("a browser that is killed loses a second of edits at most, and damages nothing", async () => {
  const seed = Date.now() % 1_000_000;
  const { worst, edits } = await killTest(3, seed);
  console.log(`seed ${seed}: ${edits} edits, worst loss ${Math.round(worst)} ms`);
});
