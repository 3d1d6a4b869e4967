// Measures the built page beside PapaParse and DuckDB-Wasm: same file, same run, a fresh browser with
// an empty profile for every measurement, order rotated each round.
//
//   node run.mjs [--rows 100000] [--rounds 5] [--only owed,papaparse,duckdb] [--before OTHER_DIST]
//
// --before adds another build of the page, to see what a change did.
//
// Every answer is compared with the figures counted while the file was written.

import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "../tests/e2e/lib/server.mjs";
import { BUILD, bundle } from "./build.mjs";
import { AS_OF, generate } from "./generate.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf("--" + name);
  return at < 0 ? usual : process.argv[at + 1];
};
const rows = Number(option("rows", 100_000));
const rounds = Number(option("rounds", 5));
const before = option("before", null);
const only = option("only", before ? "owed,before" : "owed,papaparse,duckdb").split(",");

const CONTESTANTS = {
  owed: {
    folder: here("../dist"),
    input: '[data-testid="file-input"]',
    ready: "owed:ready",
    done: "owed:analyse",
    answer: ownAnswer,
  },
  papaparse: { folder: `${BUILD}/papaparse`, input: "#file", ready: "bench:ready", done: "bench:done", answer: pageAnswer },
  duckdb: { folder: `${BUILD}/duckdb`, input: "#file", ready: "bench:ready", done: "bench:done", answer: pageAnswer },
};

CONTESTANTS.before = { ...CONTESTANTS.owed, folder: before && resolve(before) };

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

async function pageAnswer(page) {
  const failure = await page.evaluate(() => globalThis.failure);
  if (failure) throw new Error(failure);
  const { used, open, buckets } = await page.evaluate(() => globalThis.answer);
  return { used, open, buckets };
}

/** Our page has no answer for machines: it is read off the screen, after the clock has stopped. */
async function ownAnswer(page) {
  const cents = (text) => Math.round(Number(text.replaceAll(/[^\d.\-\u2212]/g, "").replace("\u2212", "-") || 0) * 100);
  const numbers = (await page.getByTestId("tie-out").innerText()).replaceAll(/[,\u00a0\u202f]/g, "").match(/\d+/g).map(Number);
  await page.getByTestId("as-of").fill(AS_OF);
  await page.getByTestId("as-of").press("Tab");
  const [year, , day] = AS_OF.split("-");
  const standing = page.getByTestId("history-label").locator("..");
  await standing.filter({ hasText: year }).filter({ hasText: day }).waitFor();
  const answer = { used: numbers[1], open: {}, buckets: {} };
  const codes = await page.getByTestId("currency-switch").locator("[data-currency]").evaluateAll((list) => list.map((item) => item.dataset.currency));
  for (const code of codes) {
    await page.getByTestId("nav-overview").click();
    await page.getByTestId("currency-switch").locator(`[data-currency="${code}"]`).click();
    await page.locator(`[data-testid="total-open"][data-currency="${code}"]`).waitFor();
    answer.open[code] = cents(await page.getByTestId("total-open").getAttribute("data-value"));
    await page.getByTestId("nav-aging").click();
    const totals = page.getByTestId("aging-totals").locator("td");
    await totals.first().waitFor();
    answer.buckets[code] = (await totals.allInnerTexts()).slice(0, 5).map(cents);
  }
  return answer;
}

const memory = (pid, key) => {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${key}:\\s+(\\d+)`, "m"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

async function renderers(browser) {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
  return processInfo.filter((process) => process.type === "renderer").map((process) => process.id);
}

/** One cold measurement. */
async function measure(name, file, expected) {
  const contestant = CONTESTANTS[name];
  const site = await serve(contestant.folder, { base: "/site/" });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      globalThis.longTasks = [];
      addEventListener("change", () => {
        performance.mark("bench:change");
        globalThis.longTasks = [];
      }, true);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.longTasks.push(entry.duration);
      }).observe({ type: "longtask" });
    });
    await page.goto(site.url);
    await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, contestant.ready, { timeout: 60_000 });
    const ready = await page.evaluate((mark) => performance.getEntriesByName(mark)[0].startTime, contestant.ready);
    await page.waitForTimeout(500);
    const processes = await renderers(browser);
    const idle = new Map(processes.map((pid) => [pid, memory(pid, "VmRSS")]));
    for (const pid of processes) {
      try {
        writeFileSync(`/proc/${pid}/clear_refs`, "5");
      } catch {
        // Only Linux has it; memory is then not shown.
      }
    }
    await page.locator(contestant.input).setInputFiles(file);
    await page.waitForFunction((done) => performance.getEntriesByName(done, "measure").length > 0, contestant.done, { timeout: 600_000, polling: 50 });
    const time = await page.evaluate((done) => {
      const entry = performance.getEntriesByName(done, "measure").at(-1);
      return entry.startTime + entry.duration - performance.getEntriesByName("bench:change").at(-1).startTime;
    }, contestant.done);
    const peak = Math.max(...processes.map((pid) => memory(pid, "VmHWM") - idle.get(pid)));
    const task = await page.evaluate(() => Math.max(0, ...globalThis.longTasks));
    const answer = await contestant.answer(page);
    return { name, ready, time, peak, task, right: JSON.stringify(sorted(answer)) === JSON.stringify(sorted(expected)) };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The same keys in the same order, so that answers can be compared as texts. */
function sorted({ used, open, buckets }) {
  const order = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { used, open: order(open), buckets: order(buckets) };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function transferred(name) {
  const files = /\.(html|js|wasm|css)$/;
  let bytes = 0;
  for (const file of readdirSync(CONTESTANTS[name].folder)) {
    if (!files.test(file)) continue;
    const content = readFileSync(`${CONTESTANTS[name].folder}/${file}`);
    const quality = content.length > 5e6 ? 9 : 11;
    bytes += brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
  }
  return bytes;
}

function table(runs) {
  const base = median(runs.filter((run) => run.name === (before ? "before" : "papaparse")).map((run) => run.time));
  const lines = [
    `| page | ms | × ${before ? "before" : "PapaParse"} | peak memory + MB | longest page task ms | ready ms | KB to load (brotli) | answer |`,
    "|---|--:|--:|--:|--:|--:|--:|---|",
  ];
  for (const name of only) {
    const own = runs.filter((run) => run.name === name);
    const of = (key) => median(own.map((run) => run[key]));
    const ratio = base ? (of("time") / base).toFixed(2) : "";
    const right = own.every((run) => run.right) ? "right" : "**wrong**";
    lines.push(`| ${name} | ${of("time").toFixed(0)} | ${ratio} | ${of("peak").toFixed(0)} | ${of("task").toFixed(0)} | ${of("ready").toFixed(0)} | ${Math.round(transferred(name) / 1000)} | ${right} |`);
  }
  return lines.join("\n");
}

if (!existsSync(here("../dist/index.html"))) throw new Error("dist/ is missing: run `cargo xtask build` first");
await bundle();
const file = here(`./data/list-${rows}.csv`);
const expected = await generate(rows, file);
console.log(`${rows.toLocaleString("en")} rows, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${os.cpus().length} cores, ${os.cpus()[0]?.model}`);
const runs = [];
for (let round = 0; round < rounds; round += 1) {
  for (let turn = 0; turn < only.length; turn += 1) {
    const run = await measure(only[(turn + round) % only.length], file, expected);
    runs.push(run);
    console.log(`round ${round + 1}  ${run.name.padEnd(10)} ${run.time.toFixed(0).padStart(6)} ms  ${run.right ? "right" : "WRONG"}`);
  }
}
console.log("\n" + table(runs));
mkdirSync(here("./results"), { recursive: true });
writeFileSync(here(`./results/${new Date().toISOString().slice(0, 16).replace(":", "")}-${rows}.jsonl`), runs.map((run) => JSON.stringify(run)).join("\n") + "\n");
