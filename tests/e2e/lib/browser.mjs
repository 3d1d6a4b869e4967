// One browser and one server per spec file; a fresh, watched page per test.

import { after, before } from "node:test";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";
import { Owed } from "../pages/owed.mjs";

export const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** What a page did that it must not do, or that a test wants to know. */
export class Watch {
  errors = [];
  violations = [];
  requests = [];
  dialogs = [];

  async attach(page) {
    page.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url())) this.requests.push(request.url());
    });
    page.on("dialog", (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.exposeFunction("owedTestViolation", (text) => this.violations.push(text));
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        void globalThis.owedTestViolation(event.effectiveDirective + " " + event.blockedURI);
      });
    });
  }
}

/** Waits for something that may never come, but not for ever. */
const atMost = (ms, wanted) =>
  Promise.race([wanted, new Promise((resolve) => setTimeout(resolve, ms).unref())]);

/**
 * Waits until what the page answers to `asked` is true. `waitForFunction` takes a promise itself for
 * true; this waits for what it promises. A page on its way to another has no answer yet.
 */
export async function eventually(page, asked, ms = 30_000) {
  const end = Date.now() + ms;
  let problem = "it was false";
  while (!(await page.evaluate(asked).catch((error) => { problem = error.message; }))) {
    if (Date.now() > end) throw new Error(`not so after ${ms} ms, last ${problem}: ${asked}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Sets up a spec file. Returns `open(options)`, which gives a ready page object; `setting.watch` of
 * it says what went on.
 */
export function inBrowser(siteOptions) {
  const world = { browser: null, site: null };
  before(async () => {
    if (!existsSync(DIST)) throw new Error("dist/ is missing: run `cargo xtask build` first");
    world.site = await serve(DIST, siteOptions);
    world.browser = await launch();
  });
  after(async () => {
    await atMost(20_000, world.browser?.close());
    await world.site?.close();
  });

  /** Another browser from here on: one that was sent away in every way may not answer any more. */
  world.renew = async () => {
    const old = world.browser;
    world.browser = await launch();
    old.close().catch(() => {});
  };

  /** A page that has not gone anywhere yet; closed at the end of the test. */
  world.page = async (test, { width = 1280, height = 900, ...context } = {}) => {
    const browsing = await world.browser.newContext({
      viewport: { width, height },
      colorScheme: "light",
      locale: "en-US",
      timezoneId: "UTC",
      acceptDownloads: true,
      ...context,
    });
    test.after(() => atMost(20_000, browsing.close()));
    const page = await browsing.newPage();
    const watch = new Watch();
    await watch.attach(page);
    return { page, watch, browsing };
  };

  /** Owed, ready to take a file. */
  world.open = async (test, options) => {
    const { page, watch } = await world.page(test, options);
    const owed = new Owed(page, watch);
    await page.goto(world.site.url);
    await owed.ready();
    return owed;
  };
  return world;
}
