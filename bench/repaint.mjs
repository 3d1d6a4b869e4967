// How long the page takes from an input event until the changed figures are painted, on a large book:
// another as-of date, basis, bucket limits or credit mode, and the rows behind a figure.
//
//   node repaint.mjs [--rows 100000] [--rounds 15]
//
// The clock starts in the page with the event and stops after the frame that paints the change: first
// the totals, then the rows below them. No test: it prints a table.

import { existsSync } from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../tests/e2e/lib/server.mjs";
import { AS_OF, generate } from "./generate.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf("--" + name);
  return at < 0 ? usual : process.argv[at + 1];
};
const rows = Number(option("rows", 100_000));
const rounds = Number(option("rounds", 15));
const DIST = here("../dist");
if (!existsSync(DIST)) throw new Error("dist/ is missing: run `cargo xtask build` first");

/** Switches by test id: the values that are taken in turn. */
const SWITCHES = {
  "as-of": ["2025-05-31", AS_OF, "2025-01-15", "2024-12-31"],
  basis: ["invoice_date", "due_date"],
  "bucket-limits": ["15, 45", "30, 60, 90", "10, 20, 40, 80", "30, 60, 90"],
  "credit-mode": ["own_column", "own_date", "against_oldest", "own_date"],
};

/** Runs in the page: changes something, and gives the times until totals and rows are painted. */
function timed({ id, value, click, totals, list }) {
  const texts = (selector) => document.querySelector(selector)?.textContent ?? "";
  const before = [texts(totals), texts(list)];
  const target = document.querySelector(click ?? `[data-testid="${id}"]`);
  return new Promise((resolve) => {
    const times = [null, null];
    const start = performance.now();
    const longTasks = [];
    const tasks = new PerformanceObserver((entries) => longTasks.push(...entries.getEntries().map((e) => e.duration)));
    tasks.observe({ type: "longtask" });
    const painted = (place) => {
      times[place] = Number.NaN;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          times[place] = performance.now() - start;
          if (times.every((time) => time > 0)) done();
        };
        port2.postMessage(null);
      });
    };
    const done = () => {
      observer.disconnect();
      tasks.disconnect();
      resolve({ times, longTask: Math.max(0, ...longTasks) });
    };
    const look = () => {
      [totals, list].forEach((selector, place) => {
        if (times[place] === null && texts(selector) !== before[place]) painted(place);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    // What stays as it is after all is no change to wait for.
    setTimeout(done, 5_000);
    if (value === undefined) target.click();
    else {
      target.value = value;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

const sorted = (list) => [...list].sort((a, b) => a - b);
const at = (list, share) => sorted(list)[Math.min(list.length - 1, Math.ceil(list.length * share) - 1)];
const ms = (list) => (list.length ? `${at(list, 0.5).toFixed(0)} / ${at(list, 0.95).toFixed(0)}` : "no change");

const file = here(`./data/${rows}.csv`);
await generate(rows, file);
const site = await serve(DIST, { base: "/site/" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const lines = [];
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.url);
  await page.waitForFunction(() => performance.getEntriesByName("owed:ready").length > 0);
  await page.getByTestId("file-input").setInputFiles(file);
  await page.getByTestId("total-open").waitFor({ timeout: 120_000 });
  await page.getByTestId("more-conventions").evaluate((details) => details.setAttribute("open", ""));
  const pass = async (name, settings) => {
    const all = [];
    for (let round = 0; round < rounds + 2; round += 1) {
      const result = await page.evaluate(timed, settings(round));
      // The first two warm up.
      if (round >= 2) all.push(result);
      await page.waitForTimeout(60);
    }
    const times = (place) => all.map((result) => result.times[place]).filter((time) => time > 0);
    lines.push([name, ms(times(0)), ms(times(1)), Math.max(...all.map((result) => result.longTask)).toFixed(0)]);
  };
  for (const [room, totals, list] of [
    ["overview", '[data-testid="total-open"]', '[data-testid="chart-aging"]'],
    ["aging", '[data-testid="aging-totals"]', '[data-testid="aging-table"] tbody'],
  ]) {
    await page.getByTestId(`nav-${room}`).click();
    await page.locator(totals).first().waitFor();
    for (const [id, values] of Object.entries(SWITCHES)) {
      await pass(`${room}: ${id}`, (round) => ({ id, value: values[round % values.length], totals, list }));
    }
  }
  const behind = { click: '[data-testid="aging-totals"] .cell-button', totals: "#sheet-title", list: '[data-testid="documents"] tbody' };
  for (const [name, nth] of [["rows of a bucket", 1], ["rows of the open balance", -1]]) {
    const all = [];
    for (let round = 0; round < rounds + 2; round += 1) {
      await page.evaluate(([selector, place]) => {
        const list = [...document.querySelectorAll(selector)];
        list.forEach((button) => button.removeAttribute("data-bench"));
        list.at(place).setAttribute("data-bench", "");
      }, [behind.click, nth]);
      const result = await page.evaluate(timed, { ...behind, click: "[data-bench]" });
      if (round >= 2) all.push(result);
      await page.keyboard.press("Escape");
      await page.getByTestId("documents").waitFor({ state: "detached" });
      await page.waitForTimeout(60);
    }
    const times = (place) => all.map((result) => result.times[place]).filter((time) => time > 0);
    lines.push([name, ms(times(0)), ms(times(1)), Math.max(...all.map((result) => result.longTask)).toFixed(0)]);
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(`${rows} rows, ${rounds} rounds, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}; median / 95th percentile, ms\n`);
console.log("| what | totals painted | rows or picture painted | longest page task |\n|---|--:|--:|--:|");
for (const line of lines) console.log(`| ${line.join(" | ")} |`);
