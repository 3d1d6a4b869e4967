// Starting: what is loaded, what is refused, what is said when it does not work.

import assert from "node:assert/strict";
import http from "node:http";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { DIST, inBrowser } from "../lib/browser.mjs";
import { serve } from "../lib/server.mjs";

const world = inBrowser();

/** Larger than anything of a build that is given out, in bytes. */
const LARGE = 8_000_000;

/** Serves dist/ with one file answered differently; opens it without waiting. */
async function openBroken(t, change) {
  const site = await serve(DIST, { change });
  t.after(() => site.close());
  const { page, watch } = await world.page(t);
  await page.goto(site.url);
  return { page, watch };
}

test("every file is asked for once, below a path, from the own host", async (t) => {
  world.site.requests.length = 0;
  const owed = await world.open(t);
  await owed.settled();
  // What is kept on the device comes from what was just loaded; the page itself is asked for anew.
  // A private window keeps no file as large as the programs of a quick build: those are asked for anew too.
  const anew = (line) => line === "GET /owed/" || statSync(line.replace("GET /owed", DIST)).size > LARGE;
  const asked = world.site.requests.filter((line, at, all) => !anew(line) || all.indexOf(line) === at);
  assert.deepEqual(asked, [...new Set(asked)]);
  assert.ok(asked.every((line) => line.startsWith("GET /owed/")), asked.join("\n"));
  assert.ok(owed.watch.requests.every((url) => url.startsWith(world.site.origin)));
  assert.deepEqual(owed.watch.errors, []);
  assert.deepEqual(owed.watch.violations, []);
});

test("the policy lets nothing out", async (t) => {
  const owed = await world.open(t);
  const hits = [];
  const stranger = http.createServer((request, response) => {
    hits.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  await new Promise((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  t.after(() => stranger.close());
  const away = `http://127.0.0.1:${stranger.address().port}`;
  const outcome = await owed.page.evaluate(async (url) => {
    const tried = {};
    const attempt = async (name, action) => {
      try {
        await action();
        tried[name] = "done";
      } catch {
        tried[name] = "stopped";
      }
    };
    await attempt("fetch", () => fetch(url + "/fetch", { mode: "no-cors" }));
    // Says "queued" even when the policy stops it; the stranger's list of visits tells.
    navigator.sendBeacon(url + "/beacon", "x");
    await attempt("socket", () => new Promise((resolve, reject) => {
      const socket = new WebSocket(url.replace("http", "ws"));
      socket.onopen = resolve;
      socket.onerror = reject;
    }));
    await attempt("image", () => new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = resolve;
      image.onerror = reject;
      image.src = url + "/image";
    }));
    await attempt("script", () => import(url + "/script.js"));
    await attempt("worker", () => new Promise((resolve, reject) => {
      const text = `fetch("${url}/worker", { mode: "no-cors" }).then(() => postMessage("done"), () => postMessage("stopped"))`;
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      worker.onmessage = (event) => (event.data === "done" ? resolve() : reject(new Error()));
    }));
    await attempt("worker from an address", () => new Promise((resolve, reject) => {
      const worker = new Worker("boot.js");
      worker.onmessage = resolve;
      worker.onerror = reject;
    }));
    return tried;
  }, away);
  await owed.page.waitForTimeout(300);
  assert.deepEqual(hits, []);
  assert.ok(Object.values(outcome).every((word) => word === "stopped"), JSON.stringify(outcome));
});

test("inside another page it offers its own tab instead", async (t) => {
  const { page } = await world.page(t);
  const frame = http.createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end(`<iframe src="${world.site.url}"></iframe>`);
  });
  await new Promise((resolve) => frame.listen(0, "127.0.0.1", resolve));
  t.after(() => frame.close());
  await page.goto(`http://127.0.0.1:${frame.address().port}`);
  const inside = page.frames()[1];
  await inside.getByRole("link", { name: "Open Owed" }).waitFor();
  assert.equal(await inside.getByTestId("drop-zone").count(), 0);
});

test("a program that cannot be fetched is said in words", async (t) => {
  const { page } = await openBroken(t, (path) => (path.endsWith(".wasm") ? 503 : undefined));
  await page.getByText("could not be loaded").waitFor({ timeout: 5000 });
});

test("a program that was tampered with is refused", async (t) => {
  const change = (path) =>
    path.endsWith(".wasm")
      ? (file, headers, response) => {
          const bytes = readFileSync(file);
          bytes[bytes.length - 1] ^= 1;
          response.writeHead(200, headers).end(bytes);
        }
      : undefined;
  const { page } = await openBroken(t, change);
  await page.getByText("could not be loaded").waitFor({ timeout: 5000 });
});

test("a slow program is said in words within five seconds", async (t) => {
  const change = (path) => (path.endsWith(".wasm") ? () => {} : undefined);
  const site = await serve(DIST, { change });
  t.after(() => site.close());
  const { page } = await world.page(t);
  // The page's own clock is set by hand: how busy this machine is must not decide.
  await page.clock.install();
  const asked = page.waitForRequest(/engine_bg.*\.wasm/);
  await page.goto(site.url, { waitUntil: "commit" });
  await asked;
  await page.clock.fastForward(3000);
  assert.equal(await page.getByText("Still loading").count(), 0);
  await page.clock.fastForward(2000);
  await page.getByText("Still loading").waitFor();
});

test("without JavaScript the page says what it needs", async (t) => {
  const { page } = await world.page(t, { javaScriptEnabled: false });
  await page.goto(world.site.url);
  assert.match(await page.innerText("noscript"), /Allow JavaScript/);
});
