// node kill.mjs [N] [SEED]: kills the browser N times while it edits a kept book (lib/kill.mjs).

import { killTest } from "./lib/kill.mjs";

const kills = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`${kills} kills, seed ${seed}`);
const { worst, edits } = await killTest(kills, seed, (line) => console.log(line));
console.log(`${kills} kills over ${edits} edits: nothing damaged, at most ${Math.round(worst)} ms of edits lost`);
