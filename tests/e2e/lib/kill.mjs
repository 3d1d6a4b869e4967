// Kills the browser in the middle of editing, again and again, and looks each time what is still there.
//
// Edit n names the book "n" and sets a rule to a number made from n, so what is found after a kill says which
// edit it comes from, and whether it is whole.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { Owed } from "../pages/owed.mjs";
import { ARGUMENTS, DIST } from "./browser.mjs";
import { ledger } from "./ledger.mjs";
import { serve } from "./server.mjs";

/** Edits older than this when the browser is killed must be there. */
const ALLOWED_MS = 1000;
const RULE = "Days to pay after a reminder";
const daysOf = (edit) => (edit % 300) + 1;

/** Numbers from a seed, each from 0 to 1 (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function start(profile) {
  const program = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const options = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--hide-crash-restore-bubble"];
  const browser = spawn(program, [...ARGUMENTS, ...options, "about:blank"], { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    browser.stderr.on("data", (text) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    browser.on("exit", () => reject(new Error("the browser did not start: " + said.slice(-400))));
  });
  const client = await chromium.connectOverCDP(address);
  const gone = new Promise((resolve) => { browser.once("exit", resolve); });
  const end = async () => {
    if (browser.exitCode !== null || browser.signalCode !== null) return;
    process.kill(-browser.pid, "SIGKILL");
    await gone;
    await client.close().catch(() => {});
  };
  return { client, end };
}

async function open(client, url) {
  const [context] = client.contexts();
  const page = await context.newPage();
  await page.goto(url);
  const owed = new Owed(page, null);
  await owed.ready();
  return owed;
}

/** What is found on the start page: which edit, or nothing. */
async function found(owed) {
  await owed.id("kept-books").waitFor({ timeout: 20_000 });
  const name = (await owed.text("kept-books")).match(/edit (\d+)/);
  return name ? Number(name[1]) : 0;
}

/** Edits until told to stop; notes in `times` when each was done. */
async function edit(owed, from, stop, times) {
  for (let n = from + 1; !stop.now; n += 1) {
    try {
      await owed.page.evaluate(([n, days, rule]) => {
        const put = (field, value) => {
          field.value = value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          field.dispatchEvent(new Event("change", { bubbles: true }));
        };
        put(document.querySelector(`[aria-label="${rule}"]`), String(days));
        put(document.querySelector('[data-testid="book-name"]'), `edit ${n}`);
      }, [n, daysOf(n), RULE]);
    } catch (problem) {
      if (stop.now) break;
      throw problem;
    }
    times.push([n, performance.now()]);
    await new Promise((resolve) => { setTimeout(resolve, 15); });
  }
}

/**
 * Kills `kills` times; throws when edits older than `allowed` milliseconds are lost or anything is damaged. Gives the
 * worst that was lost.
 */
export async function killTest(kills, seed, say = () => {}, allowed = ALLOWED_MS) {
  const next = random(seed);
  const site = await serve(DIST);
  const profile = mkdtempSync(join(tmpdir(), "owed-kill-"));
  let last = [];
  let killedAt = 0;
  let worst = 0;
  let edits = 0;
  try {
    for (let round = 0; round <= kills; round += 1) {
      const browser = await start(profile);
      try {
        const owed = await open(browser.client, site.url);
        let from = 0;
        if (round === 0) {
          await owed.load(ledger);
          await owed.id("book").click();
          await owed.id("keep-on-device").check();
          await owed.id("keep-files").check();
        } else {
          from = await found(owed);
          const lost = last.filter(([n]) => n > from);
          const oldest = lost.length > 0 ? killedAt - lost[0][1] : 0;
          worst = Math.max(worst, oldest);
          if (oldest > allowed) throw new Error(`round ${round}: lost edits of ${Math.round(oldest)} ms`);
          await owed.id("continue-book").click();
          await owed.figures();
          await owed.page.waitForFunction(() => !document.querySelector('[role="alert"]'));
          await owed.go("policy");
          const days = await owed.page.getByLabel(RULE).inputValue();
          // The rule is set before the name: it may be of the same edit or of the next.
          if (![daysOf(from), daysOf(from + 1)].includes(Number(days)) && from > 0) {
            throw new Error(`round ${round}: edit ${from} came with ${days} days`);
          }
          await owed.id("book").click();
        }
        if (round === 0) {
          await owed.page.keyboard.press("Escape");
          await owed.go("policy");
          await owed.id("book").click();
        }
        await owed.id("keep-files").waitFor();
        const stop = { now: false };
        last = [];
        const editing = edit(owed, from, stop, last);
        // On a slow machine the first edit takes its time; a kill before it would show nothing.
        let over = false;
        editing.catch(() => {}).finally(() => { over = true; });
        while (last.length === 0 && !over) await new Promise((resolve) => { setTimeout(resolve, 5); });
        await new Promise((resolve) => { setTimeout(resolve, 100 + next() * 1900); });
        stop.now = true;
        killedAt = performance.now();
        await browser.end();
        await editing;
        edits += last.length;
        say(`${round + 1}: ${last.length} edits, killed; worst loss so far ${Math.round(worst)} ms`);
      } finally {
        await browser.end().catch(() => {});
      }
    }
  } finally {
    await site.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return { worst, edits };
}
