// The lock: nothing gets out once the page stands, and the page can show it; it opens without a network.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { DIST, eventually, inBrowser } from "../lib/browser.mjs";
import { assertLedger, ledger } from "../lib/ledger.mjs";
import { serve } from "../lib/server.mjs";
import { stranger, waysOut } from "../lib/ways-out.mjs";
import { Owed } from "../pages/owed.mjs";

const world = inBrowser();

const locked = (page) => page.waitForFunction(() => globalThis.owedLock?.status().locked, null, { timeout: 20_000 });

/** Runs every way out on a page of its own that `open` makes; the names of those that got through. */
async function open(t, makePage, site) {
  const { visits, away, stun } = await stranger(t);
  const through = [];
  for (const [name, code] of Object.entries(waysOut(away, new URL(site.url).pathname, stun))) {
    visits.length = 0;
    const page = await makePage();
    site.requests.length = 0;
    await page.evaluate(`(() => { try { ${code} } catch {} })()`).catch(() => {});
    await page.waitForTimeout(name === "webrtc" ? 900 : 300);
    const leaked = site.requests.some((line) => line.includes("secret"));
    const worker = name.toLowerCase().includes("worker") && site.requests.some((line) => line.includes("worker.js"));
    if (visits.length || leaked || worker) through.push(name);
    await page.context().close();
  }
  return through;
}

async function lockedPage(t, site) {
  const { page } = await world.page(t);
  await page.goto(site.url);
  await locked(page);
  return page;
}

/** Serves dist/ with the text of one file changed. */
async function changedSite(t, file, change) {
  const site = await serve(DIST, {
    change: (path) =>
      file.test(path || "index.html")
        ? (name, headers, response) => {
            const before = readFileSync(name, "utf8");
            const after = change(before);
            assert.notEqual(after, before, "the layer to take away is not there");
            response.writeHead(200, headers).end(after);
          }
        : undefined,
  });
  t.after(() => site.close());
  return site;
}

test("every way out is open on an empty page and closed on ours", { timeout: 900_000 }, async (t) => {
  const empty = await serve(DIST, {
    change: () => (_, headers, response) =>
      response.writeHead(200, { ...headers, "content-type": "text/html" }).end("<!doctype html><link rel=icon href='data:,'>"),
  });
  t.after(() => empty.close());
  const without = await open(t, async () => {
    const { page } = await world.page(t);
    await page.goto(empty.url);
    return page;
  }, empty);
  const all = Object.keys(waysOut("", "", 0));
  assert.ok(all.length >= 31);
  // What this browser does not do even without a policy (headless: no speculation) shows nothing.
  const silent = all.filter((name) => !without.includes(name));
  t.diagnostic(`${without.length} of ${all.length} ways open on an empty page; not seen even there: ${silent.join(", ")}`);
  assert.ok(without.length >= 30, silent.join(", "));

  assert.deepEqual(await open(t, () => lockedPage(t, world.site), world.site), []);
});

// That each layer is needed is shown in layers.spec.mjs.

// `eval` is not among these: what a test evaluates may use it. The page's own trial tries it.
test("text of a file cannot become markup, and the page's own can", async (t) => {
  const owed = await world.open(t);
  const outcome = await owed.page.evaluate(() => {
    const tried = {};
    for (const [name, action] of Object.entries({
      innerHTML: () => { document.createElement("div").innerHTML = "<b>Müller</b>"; },
      srcdoc: () => { document.createElement("iframe").srcdoc = "<script>1</script>"; },
      script: () => { document.createElement("script").text = "1"; },
      timer: () => setTimeout("1"),
    })) {
      try {
        action();
        tried[name] = "done";
      } catch {
        tried[name] = "refused";
      }
    }
    return tried;
  });
  assert.deepEqual([...new Set(Object.values(outcome))], ["refused"], JSON.stringify(outcome));
});

test("the badge says that the page is locked, and the trial finds every way closed", async (t) => {
  for (const [width, colorScheme] of [[1280, "light"], [390, "dark"]]) {
    const owed = await world.open(t, { width, colorScheme });
    await locked(owed.page);
    await owed.load(ledger);
    const badge = owed.page.getByTestId("lock-badge");
    assert.equal(await badge.getAttribute("data-locked"), "true");
    assert.equal(await badge.getAttribute("data-requests"), "0");
    await badge.click();
    await owed.page.getByTestId("lock-self-test").click();
    await owed.page.getByText("all closed.").waitFor({ timeout: 60_000 });
    const outcomes = await owed.page.getByTestId("lock-trial").evaluateAll((rows) => rows.map((row) => row.dataset.outcome));
    assert.ok(outcomes.length >= 25);
    assert.deepEqual([...new Set(outcomes)], ["closed"]);
    await owed.page.getByTestId("lock-auditor").locator("summary").click();
    assert.deepEqual(await violations(owed), []);
    // The page went nowhere and still works.
    await owed.page.getByTestId("sheet-close").click();
    await assertLedger(owed);
  }
});

test("an open way is called open", async (t) => {
  const site = await changedSite(t, /^(index\.html|lock-.*\.js)$/, (text) =>
    text.includes("<html")
      ? text.replace(/(<script[^>]*lock-[^>]*?) integrity="[^"]*"/, "$1")
      : text.replace('if (name in globalThis) remove(name, undefined);', ";"));
  const page = await lockedPage(t, site);
  await page.getByTestId("lock-badge").click();
  await page.getByTestId("lock-self-test").click();
  await page.getByText("Please tell us").waitFor({ timeout: 60_000 });
  const row = page.locator("[data-testid=lock-trial][data-outcome=open]");
  assert.match(await row.first().innerText(), /WebRTC|Web transport/);
});

test("after one visit the page opens and reads a file without a network, and without a request", async (t) => {
  const site = await serve(DIST);
  const { page, watch } = await world.page(t);
  await page.goto(site.url);
  const owed = new Owed(page, watch);
  await owed.ready();
  await owed.settled();
  // No host any more: whatever is asked for fails.
  await site.close();
  watch.requests.length = 0;
  watch.errors.length = 0;
  await page.reload();
  await owed.ready();
  await owed.load(ledger);
  await assertLedger(owed);
  assert.deepEqual(watch.errors, []);
});

/** Serves the page, with the last byte of some files changed. */
const changedByte = (isChanged) =>
  serve(DIST, {
    change: (path) =>
      isChanged(path)
        ? (file, headers, response) => {
            const bytes = readFileSync(file);
            bytes[bytes.length - 1] ^= 1;
            response.writeHead(200, headers).end(bytes);
          }
        : undefined,
  });

test("a file that was changed on the way is refused in words, whichever it is", { timeout: 600_000 }, async (t) => {
  const html = readFileSync(DIST + "/index.html", "utf8");
  const names = [...html.matchAll(/(?:href|src)="\.\/([^"]+)"/g)].map(([, name]) => name);
  const checked = [...new Set(names)].filter((name) => /\.(js|wasm|css)$/.test(name) && !/^(converter|press|safe|rooms-.*wasm|desk)/.test(name));
  assert.equal(checked.length, 9, checked.join());
  for (const name of checked) {
    const site = await changedByte((path) => path === name);
    const { page } = await world.page(t);
    await page.goto(site.url);
    await page.getByText("could not be loaded").waitFor({ timeout: 60_000 }).catch(() => assert.fail(name));
    await page.context().close();
    await site.close();
  }
});

test("what comes later and was changed on the way is refused in words, and the first half works", async (t) => {
  const without = async (half) => {
    const site = await changedByte((path) => path.startsWith(half + "-") && path.endsWith(".wasm"));
    t.after(() => site.close());
    const { page, watch } = await world.page(t);
    const owed = new Owed(page, watch);
    await page.goto(site.url);
    await owed.ready();
    await owed.load(ledger);
    await assertLedger(owed);
    await owed.id("chart-aging").waitFor();
    await page.evaluate(() => { location.hash = "numbers"; });
    return owed;
  };
  const refused = (owed, place) => owed.page.locator(place).filter({ hasText: "did not come" }).first().waitFor({ timeout: 20_000 });

  const page = await without("rooms");
  await refused(page, "[data-testid=missing-half]");
  await page.choose({ name: "list.xlsx", content: "PK\u0003\u0004" });
  await refused(page, "main");
  await page.load(ledger);
  await assertLedger(page);

  const engine = await without("desk");
  await refused(engine, ".notice");
  await engine.choose(ledger, { name: "payments.csv", content: "Payment Date,Invoice Number,Amount\n2024-03-01,A-1001,1200.00\n" });
  await refused(engine, "main");
  await engine.load(ledger);
  await assertLedger(engine);
});

test("a new version waits until it is wanted, and then comes whole", async (t) => {
  let version = 1;
  const site = await serve(DIST, {
    change: (path) =>
      path === "sw.js"
        ? (file, headers, response) => {
            const text = readFileSync(file, "utf8").replace(/const VERSION = "\w+"/, `const VERSION = "v${version}"`);
            response.writeHead(200, headers).end(text);
          }
        : undefined,
  });
  t.after(() => site.close());
  const { page, watch } = await world.page(t);
  const owed = new Owed(page, watch);
  await page.goto(site.url);
  await owed.ready();
  await owed.settled();
  version = 2;
  await page.reload();
  await owed.ready();
  await page.getByTestId("update-ready").waitFor({ timeout: 20_000 });
  assert.ok((await page.evaluate(() => caches.keys())).includes("owed-v1"));
  await page.getByTestId("update-ready").click();
  await eventually(page, async () => (await caches.keys()).join() === "owed-v2");
  await owed.ready();
});

test("a version of which one file is not as it should be is not taken", async (t) => {
  let version = 1;
  const site = await serve(DIST, {
    change: (path) => {
      if (path !== "sw.js") return undefined;
      return (file, headers, response) => {
        const text = readFileSync(file, "utf8").replace(/const VERSION = "\w+"/, `const VERSION = "v${version}"`);
        // No file with this hash can be had.
        const broken = text.replace(/"icon.svg": "[^"]*"/, `"icon.svg": "sha384-${"A".repeat(64)}"`);
        response.writeHead(200, headers).end(version === 2 ? broken : text);
      };
    },
  });
  t.after(() => site.close());
  const { page, watch } = await world.page(t);
  const owed = new Owed(page, watch);
  await page.goto(site.url);
  await owed.ready();
  await owed.settled();
  version = 2;
  site.requests.length = 0;
  await page.reload();
  await owed.ready();
  // The page itself is on the device: what is asked for is the new version.
  for (const end = Date.now() + 20_000; !site.requests.includes("GET /owed/icon.svg"); await page.waitForTimeout(50)) {
    assert.ok(Date.now() < end, "the new version was never tried");
  }
  // While it is tried its cache is there; then it is given up.
  await eventually(page, async () => (await caches.keys()).join() === "owed-v1");
  assert.equal(await page.getByTestId("update-ready").count(), 0);
});
