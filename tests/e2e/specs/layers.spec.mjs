// Every layer of the lock is needed: each is taken away, one at a time, from a page that is otherwise as built,
// and something that was closed stands open.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DIST, inBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";
import { from, variant } from "../lib/variant.mjs";
import { stranger, waysOut } from "../lib/ways-out.mjs";

const world = inBrowser();

const INDEX = /^index\.html$/;
const LOCK = /^lock-.*\.js$/;
const BOOT = /^boot-.*\.js$/;
const SW = /^sw\.js$/;

const drop = (text) => (whole) => whole.replace(text, "");
const noTrustedTypes = (text) => text.replace(/ ?require-trusted-types-for 'script'; trusted-types default/, "");
const NO_FIRST_POLICY = [INDEX, (text) => text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")];
const NO_SECOND_POLICY = [LOCK, drop("document.head.append(policy);")];
const NO_NAVIGATION_GUARD = [LOCK, drop("if (leadsAway(event.destination.url)) event.preventDefault();")];
const NO_CLICK_GUARD = [LOCK, (text) => text.replace("if (link && leadsAway(", "if (false && leadsAway(")];
const NO_FIREWALL = [SW, (text) => text.replace('self.addEventListener("fetch"', 'self.addEventListener("never"')];

async function site(t, changes) {
  const served = await serve(DIST, { change: from(variant(DIST, changes)) });
  t.after(() => served.close());
  return served;
}

/** A page of the variant, locked; with `kept`, under its service worker. */
async function page(t, served, { kept = false, before } = {}) {
  const { page: made, watch } = await world.page(t);
  if (before) await made.addInitScript(before);
  await made.goto(served.url);
  await made.waitForFunction(() => globalThis.owedLock?.status().locked, null, { timeout: 30_000 });
  if (kept) {
    await made.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 });
  }
  return { page: made, watch };
}

/** Waits until `found` gives something, as long as a slow machine may need; gives it. */
async function soon(made, found) {
  for (let tries = 0; tries < 150 && found().length === 0; tries += 1) await made.waitForTimeout(100);
  return found();
}

/**
 * What reaches another host, or the page's own with something secret, when `ways` are tried. Where nothing is to
 * come a second is waited for it; where something is, as long as it takes.
 */
async function leaks(t, served, made, ways, { open = false } = {}) {
  const { visits, away, stun } = await stranger(t);
  served.requests.length = 0;
  const all = waysOut(away, new URL(served.url).pathname, stun);
  // A page that is being sent away may never answer.
  const tried = (way) => made.evaluate(`(() => { try { ${all[way]} } catch {} })()`).catch(() => {});
  for (const way of ways) await Promise.race([tried(way), made.waitForTimeout(5_000)]);
  const found = () => [...visits, ...served.requests.filter((line) => line.includes("secret"))];
  if (open) return soon(made, found);
  await made.waitForTimeout(1000);
  return found();
}

test("the first policy: without it what runs while the page loads reaches another host", async (t) => {
  const { visits, away } = await stranger(t);
  const early = `addEventListener("DOMContentLoaded", () => { fetch("${away}/early", { mode: "no-cors" }).catch(() => {}); new Image().src = "${away}/early-image"; });`;
  await page(t, world.site, { before: early });
  assert.deepEqual(visits, []);
  const { page: open } = await page(t, await site(t, [NO_FIRST_POLICY]), { before: early });
  const reached = await soon(open, () => visits.filter((visit) => visit.startsWith("/early")));
  assert.notDeepEqual(reached, []);
});

test("the second policy: without it, and without the service worker, the own host is reached", async (t) => {
  const served = await site(t, [NO_SECOND_POLICY, NO_FIREWALL]);
  const { page: open } = await page(t, served, { kept: true });
  assert.notDeepEqual(await leaks(t, served, open, ["ownFetch", "ownImage"], { open: true }), []);
  const closed = await site(t, [NO_FIREWALL]);
  const { page: shut } = await page(t, closed, { kept: true });
  assert.deepEqual(await leaks(t, closed, shut, ["ownFetch", "ownImage", "ownStyle", "ownModule"]), []);
});

test("the service worker: where the second policy fails, it still answers in place of the host", async (t) => {
  const served = await site(t, [NO_SECOND_POLICY]);
  const { page: made } = await page(t, served, { kept: true });
  assert.deepEqual(await leaks(t, served, made, ["ownFetch", "ownImage", "ownStyle", "ownModule"]), []);
  const without = await site(t, [NO_SECOND_POLICY, NO_FIREWALL]);
  const { page: open } = await page(t, without, { kept: true });
  assert.notDeepEqual(await leaks(t, without, open, ["ownFetch"], { open: true }), []);
});

test("the service worker: where the guard of navigation fails, nothing of an address reaches the own host", async (t) => {
  const served = await site(t, [NO_NAVIGATION_GUARD]);
  const { page: made } = await page(t, served, { kept: true });
  assert.deepEqual(await leaks(t, served, made, ["ownLocation"]), []);
  const without = await site(t, [NO_NAVIGATION_GUARD, NO_FIREWALL]);
  const { page: open } = await page(t, without, { kept: true });
  assert.notDeepEqual(await leaks(t, without, open, ["ownLocation"], { open: true }), []);
});

test("the removal of what no policy covers: without it a call reaches another host", async (t) => {
  const served = await site(t, [[LOCK, (text) => text.replace("if (name in globalThis) remove(name, undefined);", ";")]]);
  const { page: made } = await page(t, served);
  assert.notDeepEqual(await leaks(t, served, made, ["webrtc"], { open: true }), []);
});

test("the removal of windows: without it a new window reaches another host", async (t) => {
  const served = await site(t, [[LOCK, drop('remove("open", () => null);')]]);
  const { page: made } = await page(t, served);
  assert.notDeepEqual(await leaks(t, served, made, ["window"], { open: true }), []);
});

test("the guard of navigation: without it the page can be sent away", async (t) => {
  const served = await site(t, [NO_NAVIGATION_GUARD]);
  const { page: made } = await page(t, served);
  assert.notDeepEqual(await leaks(t, served, made, ["location"], { open: true }), []);
});

test("the guard of clicks: without it, where a browser has no Navigation API, a link leads away", async (t) => {
  await world.renew();
  const before = 'Object.defineProperty(globalThis, "navigation", { value: undefined, configurable: true });';
  const { page: guarded } = await page(t, world.site, { before });
  assert.deepEqual(await leaks(t, world.site, guarded, ["click", "download"]), []);
  const served = await site(t, [NO_CLICK_GUARD]);
  const { page: open } = await page(t, served, { before });
  assert.notDeepEqual(await leaks(t, served, open, ["click"], { open: true }), []);
});

test("Trusted Types: without them text becomes markup", async (t) => {
  const put = () => {
    try {
      const box = document.createElement("div");
      box.innerHTML = "<b>M\u00fcller</b>";
      return box.childElementCount;
    } catch {
      return "refused";
    }
  };
  const { page: made } = await page(t, world.site);
  assert.equal(await made.evaluate(put), "refused");
  const { page: open } = await page(t, await site(t, [[INDEX, noTrustedTypes], [LOCK, noTrustedTypes]]));
  assert.equal(await open.evaluate(put), 1);
});

test("the own policy for markup: without its check any text is admitted", async (t) => {
  const served = await site(t, [[LOCK, drop('if (!text.startsWith("<") || !built.includes(text)) return null;')]]);
  const { page: made } = await page(t, served);
  const admitted = await made.evaluate(() => {
    const box = document.createElement("div");
    box.innerHTML = "<b>M\u00fcller</b>";
    return box.childElementCount;
  });
  assert.equal(admitted, 1);
});

for (const [kind, pattern, comment] of [["script", /^self-test-.*\.js$/, "\n// other"], ["style sheet", /^styles-.*\.css$/, "\n/* other */"]]) {
  test(`the integrity of files: with it a changed ${kind} is refused, without it taken`, async (t) => {
    const changed = (strip) => serve(DIST, {
      change: (path) => {
        const name = path || "index.html";
        if (name === "sw.js") return 404;
        if (!pattern.test(name) && !(strip && name === "index.html")) return undefined;
        return (file, headers, response) => {
          const text = readFileSync(file, "utf8");
          response.writeHead(200, headers).end(name === "index.html" ? text.replaceAll(/ integrity="[^"]*"/g, "") : text + comment);
        };
      },
    });
    const refused = await changed(false);
    t.after(() => refused.close());
    const { page: made } = await world.page(t);
    await made.goto(refused.url);
    await made.getByText("could not be loaded").waitFor({ timeout: 20_000 });
    const taken = await changed(true);
    t.after(() => taken.close());
    await page(t, taken);
  });
}

// Policy and fetch are tried alone here, so what refuses addresses and takes fetch from workers is taken away.
test("workers from memory: one by its address would not obey the page's policy", async (t) => {
  const { visits, away } = await stranger(t);
  const files = variant(DIST, [[INDEX, noTrustedTypes], [BOOT, drop("lock.close();")]]);
  files.set("icon.svg", Buffer.from(`fetch("${away}/by-address", { mode: "no-cors" })`));
  const served = await serve(DIST, {
    change: (path) => {
      if (path === "sw.js") return 404;
      if (path !== "icon.svg") return from(files)(path);
      return (_, headers, response) => response.writeHead(200, { ...headers, "content-type": "text/javascript" }).end(files.get("icon.svg"));
    },
  });
  t.after(() => served.close());
  const { page: made } = await world.page(t);
  await made.goto(served.url);
  await made.getByTestId("drop-zone").waitFor({ timeout: 30_000 });
  await made.evaluate((host) => {
    new Worker(URL.createObjectURL(new Blob([`fetch("${host}/from-memory", { mode: "no-cors" })`])));
  }, away);
  await made.waitForTimeout(800);
  assert.deepEqual(visits, []);
  await made.evaluate(() => { new Worker("icon.svg"); });
  assert.deepEqual(await soon(made, () => visits), ["/by-address"]);
});

test("workers of the page are all made from memory and cannot ask for anything", async (t) => {
  const { page: made } = await page(t, world.site);
  const addresses = await made.evaluate(async () =>
    [await globalThis.owedConverter, await globalThis.owedPress, await globalThis.owedSafe].map(({ address }) => address));
  assert.ok(addresses.every((address) => address.startsWith("blob:")), addresses.join());
  assert.ok(made.workers().every((worker) => worker.url().startsWith("blob:")));
  const can = (worker) => worker.evaluate(() => ["fetch", "WebSocket", "importScripts", "Worker", "indexedDB"].filter((name) => self[name] !== undefined));
  assert.deepEqual(await can(made.workers()[0]), []);
  const { page: open } = await page(t, await site(t, [[LOCK, (text) => text.replace("for (const name of [", "for (const name of [].concat([]) || [")]]));
  assert.deepEqual(await can(open.workers()[0]), ["fetch", "WebSocket", "importScripts", "Worker", "indexedDB"]);
});

test("the trial of the page sees each layer that is missing", { timeout: 600_000 }, async (t) => {
  for (const [change, open] of [
    [NO_SECOND_POLICY, /own host|shared worker|worker by its address/],
    [NO_NAVIGATION_GUARD, /Leaving the page|refresh/],
    [[LOCK, drop('remove("open", () => null);')], /new window/],
    [[LOCK, drop('if (!text.startsWith("<") || !built.includes(text)) return null;')], /as markup/],
  ]) {
    const files = variant(DIST, [change]);
    const served = await serve(DIST, { change: (path) => (path === "sw.js" ? 404 : from(files)(path)) });
    t.after(() => served.close());
    const { page: made } = await page(t, served);
    const results = await made.evaluate(() => globalThis.owedSelfTest()).catch(() => null);
    // Where the page itself was sent away nothing could be clearer.
    if (results === null) continue;
    const found = results.filter(({ closed }) => closed === "false").map(({ name }) => name).join("; ");
    assert.match(found, open);
  }
});
