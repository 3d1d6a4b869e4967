// The page as its user sees it: what can be done, and what can be read. Everything is found by the
// names in docs/test-ids.md.

import { readFile } from "node:fs/promises";
import { basename } from "node:path";

const WAIT = 20_000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export class Owed {
  constructor(page, watch) {
    this.page = page;
    this.watch = watch;
  }

  id(name) {
    return this.page.getByTestId(name);
  }

  /** Waits until a file can be taken. */
  async ready() {
    await this.page.waitForFunction(() => performance.getEntriesByName("owed:ready").length > 0, null, { timeout: WAIT });
    await this.id("drop-zone").waitFor({ timeout: WAIT });
  }

  /** Until everything is loaded, kept on the device and locked: from here on nothing is asked for. */
  async settled() {
    const stands = () => {
      const status = globalThis.owedLock.status();
      return status.locked && status.kept && navigator.serviceWorker.controller !== null;
    };
    await this.page.waitForFunction(stands, null, { timeout: WAIT });
  }

  // ---- giving it a file

  /** Chooses files: paths, or `{ name, content }`. */
  async choose(...files) {
    await this.id("file-input").setInputFiles(files.map(payload));
  }

  /** Presses a button that opens the file picker, and chooses there. */
  async pick(button, ...files) {
    const opened = this.page.waitForEvent("filechooser", { timeout: WAIT });
    await this.id(button).first().click();
    await (await opened).setFiles(files.map(payload));
  }

  /** Chooses files and waits for their figures. */
  async load(...files) {
    await this.choose(...files);
    await this.figures();
  }

  /** Drops files from outside, as the desktop does. */
  async drop(...paths) {
    const box = await this.page.locator("main").boundingBox();
    const place = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 200) };
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    const devtools = await this.page.context().newCDPSession(this.page);
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await devtools.send("Input.dispatchDragEvent", { type, ...place, data });
    }
    await devtools.detach();
  }

  async sample() {
    await this.id("sample-data").click();
    await this.figures();
  }

  /** Waits for the figures. */
  async figures() {
    await this.id("total-open").waitFor({ timeout: WAIT });
  }

  // ---- going around

  async go(room) {
    await this.id("nav-" + room).click();
    await this.page.locator(`[data-testid="nav-${room}"][aria-current="page"]`).waitFor({ timeout: WAIT });
    // Its half of the program may still be on its way.
    await this.id("opening").waitFor({ state: "detached", timeout: WAIT });
  }

  async currency(code) {
    await this.id("currency-switch").locator(`[data-currency="${code}"]`).click();
    await this.page.locator(`[data-testid="total-open"][data-currency="${code}"]`).waitFor({ timeout: WAIT });
  }

  /** Sets the as-of date and waits for the figures to follow. */
  async asOf(date) {
    await this.id("as-of").fill(date);
    await this.id("as-of").press("Tab");
    const [year, month, day] = date.split("-").map(Number);
    await this.page.waitForFunction(
      ([id, words]) => {
        const text = document.querySelector(id)?.parentElement?.textContent ?? "";
        return new RegExp(`(^|\\D)${words}`).test(text.replaceAll("\u00a0", " "));
      },
      ['[data-testid="history-label"]', `${day} ${MONTHS[month - 1]} ${year}`],
      { timeout: WAIT },
    );
  }

  // ---- reading it

  /** An exact figure, as the worker gave it; empty when it is not known. */
  async exact(name) {
    return this.id(name).first().getAttribute("data-value");
  }

  async text(name) {
    return (await this.id(name).first().innerText()).replaceAll(/\s+/g, " ").trim();
  }

  /** Rows read, used and left out, from the tie-out line. */
  async tieOut() {
    const numbers = (await this.text("tie-out")).replaceAll(/[,\u00a0\u202f]/g, "").match(/\d+/g).map(Number);
    const [read, used, leftOut] = numbers;
    return { read, used, leftOut };
  }

  /** A table as texts, head row first; waits for its first row, as lists come from the worker. */
  async table(name) {
    const table = this.id(name).first();
    await table.locator("tbody tr").first().waitFor({ timeout: WAIT });
    return table
      .locator("tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.cells].map((cell) => cell.innerText.replaceAll(/\s+/g, " ").trim())),
      );
  }

  /** Clicks something that makes a file; gives its name and bytes. */
  async download(name, timeout = WAIT) {
    const [download] = await Promise.all([
      this.page.waitForEvent("download", { timeout }),
      this.id(name).first().click(),
    ]);
    const bytes = await readFile(await download.path());
    return { name: download.suggestedFilename(), bytes, text: bytes.toString("utf8") };
  }
}

function payload(file) {
  if (typeof file === "string") return file;
  const { name, content } = file;
  return { name, mimeType: "text/csv", buffer: Buffer.from(content) };
}

/** Cents of an exact decimal text such as "-1234.5". */
export function cents(text) {
  const [whole, part = ""] = text.replace("-", "").split(".");
  const value = BigInt(whole) * 100n + BigInt(part.padEnd(2, "0").slice(0, 2));
  if (/[1-9]/.test(part.slice(2))) throw new Error(`not whole cents: ${text}`);
  return text.startsWith("-") ? -value : value;
}

/** Cents of an amount as shown to people: "USD 1,234.50", "−12.00". */
export function shownCents(text) {
  const digits = text.replaceAll(/[^\d.\-\u2212]/g, "").replace("\u2212", "-");
  return digits && /\d/.test(digits) ? cents(digits) : 0n;
}

export const fileName = basename;
