// From one version to the next, whatever the network does: a whole version opens, never a mixture.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DIST, eventually, inBrowser } from "../lib/browser.mjs";
import { assertLedger, ledger } from "../lib/ledger.mjs";
import { serve } from "../lib/server.mjs";
import { from, variant } from "../lib/variant.mjs";
import { Owed } from "../pages/owed.mjs";

const world = inBrowser();

/** A version that is different in two files that run and one that shows, and says which it is. */
const numbered = (number) =>
  variant(
    DIST,
    [
      [/^self-test-.*\.js$/, (text) => `${text}\nglobalThis.owedPartOne = ${number};\n`],
      [/^boot-.*\.js$/, (text) => `globalThis.owedPartTwo = ${number};\n${text}`],
      [/^styles-.*\.css$/, (text) => `${text}\n:root { --owed-part-three: ${number}; }\n`],
    ],
    `version${number}`,
  );

/** The version that stands, or what it is mixed of. */
const standing = (page) =>
  page.evaluate(() => {
    const three = getComputedStyle(document.documentElement).getPropertyValue("--owed-part-three").trim();
    return [globalThis.owedPartOne, globalThis.owedPartTwo, Number(three)].join();
  });

const whole = (number) => [number, number, number].join();

const stores = (page) => page.evaluate(async () => (await caches.keys()).sort().join());

/** The files a version consists of: the service worker and what it lists. */
function partsOf(version) {
  const list = version.get("sw.js").toString("utf8").match(/const FILES = (\{[^}]*\})/)[1];
  return ["sw.js", ...[...list.matchAll(/"([^"]+)": "sha384-/g)].map(([, name]) => name)];
}

/** A site that serves version 1 until `site.now` is another. */
async function changing(t) {
  const versions = { 1: numbered(1), 2: numbered(2) };
  const state = { now: 1, cut: null };
  const site = await serve(DIST, {
    change: from(
      () => versions[state.now],
      (name) =>
        state.cut === name
          ? (_, __, response) => response.socket.destroy()
          : undefined,
    ),
  });
  t.after(() => site.close());
  return Object.assign(state, { site, names: partsOf(versions[2]) });
}

async function opened(t, site) {
  const { page, watch } = await world.page(t);
  const owed = new Owed(page, watch);
  await page.goto(site.url);
  await owed.ready();
  await owed.settled();
  return owed;
}

/** The names of the files asked for since `requests` was emptied. */
const askedFor = ({ requests }) => requests.map((line) => line.split("/owed/")[1] || "index.html");

/**
 * How the worker of a new version ended that `page` had the browser look for: "none" where it could not be had,
 * "missed" where the browser was looking already.
 */
const lookedFor = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((resolve) => {
      registration.addEventListener("updatefound", () => resolve(registration.installing), { once: true });
    });
    const missed = (ms) => new Promise((resolve) => setTimeout(resolve, ms, "missed"));
    // It is found a moment after it was looked for.
    const coming = await registration.update().then(() => Promise.race([found, missed(3000)]), () => "none");
    if (typeof coming === "string") return coming;
    return new Promise((resolve) => {
      const look = () => { if (["redundant", "installed"].includes(coming.state)) resolve(coming.state); };
      coming.addEventListener("statechange", look);
      look();
    });
  });

test("wherever the network is cut, the version before stays whole, and the new one comes when it can", { timeout: 900_000 }, async (t) => {
  const host = await changing(t);
  const owed = await opened(t, host.site);
  const { page } = owed;
  assert.equal(await standing(page), whole(1));
  // The page, once locked, cannot even ask for a new version. The browser does when a page is opened; so does this one.
  const asking = await page.context().newPage();
  await asking.goto(host.site.url + "OFL.txt");
  host.now = 2;
  for (const [index, name] of host.names.entries()) {
    host.cut = name;
    // What the browser began by itself before the cut does not count.
    for (let trial = 0; ; trial += 1) {
      host.site.requests.length = 0;
      assert.ok(["missed", name === "sw.js" ? "none" : "redundant"].includes(await lookedFor(asking)), name);
      if (askedFor(host.site).includes(name)) break;
      assert.ok(trial < 20, `${name} was never asked for`);
      await page.waitForTimeout(200);
    }
    await eventually(page, async () => (await caches.keys()).join() === "owed-version1");
    assert.equal(await page.getByTestId("update-ready").count(), 0, name);
    // A whole start takes a while; where in the list the cut was makes no difference to it.
    if (index % 8 !== 0 && index !== host.names.length - 1) continue;
    await page.context().setOffline(true);
    await page.reload();
    await owed.ready();
    await owed.settled();
    assert.equal(await standing(page), whole(1), name);
    await page.context().setOffline(false);
  }
  host.cut = null;
  assert.equal(await lookedFor(asking), "installed");
  await page.getByTestId("update-ready").waitFor({ timeout: 30_000 });
  assert.equal(await standing(page), whole(1));
  // All of the new version is here: without a network it is offered too, and comes.
  await page.context().setOffline(true);
  await page.reload();
  await owed.ready();
  await page.getByTestId("update-ready").waitFor({ timeout: 30_000 });
  assert.equal(await standing(page), whole(1));
  await page.getByTestId("update-ready").click();
  await page.waitForFunction(() => globalThis.owedPartTwo === 2, null, { timeout: 30_000 });
  await owed.ready();
  assert.equal(await standing(page), whole(2));
  assert.equal(await stores(page), "owed-version2");
});

test("an old tab goes on working while another takes the new version", async (t) => {
  const host = await changing(t);
  const first = await opened(t, host.site);
  const page = await first.page.context().newPage();
  const second = new Owed(page, first.watch);
  await page.goto(host.site.url);
  await second.ready();
  host.now = 2;
  await page.reload();
  await second.ready();
  await page.getByTestId("update-ready").waitFor({ timeout: 30_000 });
  await page.getByTestId("update-ready").click();
  await page.waitForFunction(() => globalThis.owedPartTwo === 2, null, { timeout: 30_000 });
  await second.ready();
  assert.equal(await standing(page), whole(2));
  // The first tab is still the old version, whole: it has all it needs, workers and press included.
  assert.equal(await standing(first.page), whole(1));
  await first.load(ledger);
  await assertLedger(first);
  const pack = await first.download("report-pack");
  assert.equal(pack.bytes.subarray(0, 2).toString(), "PK");
  assert.equal(await standing(first.page), whole(1));
  // What is open is in this tab only; the browser may ask before it goes.
  first.page.removeAllListeners("dialog");
  first.page.on("dialog", (dialog) => dialog.accept());
  await first.page.reload();
  await first.ready();
  assert.equal(await standing(first.page), whole(2));
});

test("opened again without a network, nothing is asked of the host", async (t) => {
  const site = await serve(DIST);
  t.after(() => site.close());
  const owed = await opened(t, site);
  await owed.page.context().setOffline(true);
  site.requests.length = 0;
  await owed.page.reload();
  await owed.ready();
  await owed.load(ledger);
  await assertLedger(owed);
  // The browser itself may look for a new version, past what is taken from the page; no more than that.
  assert.deepEqual(site.requests.filter((line) => line !== "GET /owed/sw.js"), []);
});
