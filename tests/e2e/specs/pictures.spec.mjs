// Pictures: each says in a sentence what it shows, has its table, and is saved as SVG and as PNG as it
// looks on the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { violations } from "../lib/axe.mjs";
import { inBrowser } from "../lib/browser.mjs";
import { cents, shownCents } from "../pages/owed.mjs";

const world = inBrowser();
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Width, height and pixels (red, green, blue) of a PNG as browsers write it: 8 bits, no interlacing. */
function png(bytes) {
  assert.deepEqual(bytes.subarray(0, 8), SIGNATURE);
  const parts = [];
  let header;
  for (let at = 8; at < bytes.length; ) {
    const [length, kind] = [bytes.readUInt32BE(at), bytes.toString("latin1", at + 4, at + 8)];
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") header = body;
    if (kind === "IDAT") parts.push(body);
    at += 12 + length;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  assert.equal(header[8], 8);
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const a = x < channels ? 0 : pixels[y * line + x - channels];
      const b = y === 0 ? 0 : pixels[(y - 1) * line + x];
      const c = x < channels || y === 0 ? 0 : pixels[(y - 1) * line + x - channels];
      const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][filter];
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x] + guess;
    }
  }
  return { width, height, at: (x, y) => [...pixels.subarray(y * line + x * channels, y * line + x * channels + 3)] };
}

/** Saves a picture in both ways and looks at what came. */
async function save(owed, name, dark) {
  const figure = owed.id(name);
  await figure.waitFor();
  const get = async (button) => {
    const [file] = await Promise.all([owed.page.waitForEvent("download"), figure.getByTestId(button).click()]);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(await (await file.createReadStream()).toArray()) };
  };
  const svg = await get("save-svg");
  assert.match(svg.name, /\.svg$/);
  const text = svg.bytes.toString("utf8");
  const title = await figure.locator("svg.picture--wide").getAttribute("aria-label");
  assert.ok(title.length > 20, title);
  const said = text.match(/<title>(.*?)<\/title>/)[1];
  assert.equal(said.replaceAll("&amp;", "&").replaceAll("&#39;", "'"), title);
  const [, width, height] = text.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/).map(Number);
  const image = await get("save-png");
  assert.equal(image.name, svg.name.replace(".svg", ".png"));
  const picture = png(image.bytes);
  assert.deepEqual([picture.width, picture.height], [Math.round(width * 2), Math.round(height * 2)], name);
  const ground = dark ? [0x1b, 0x1e, 0x21] : [255, 255, 255];
  assert.deepEqual(picture.at(0, 0), ground, `${name} stands on the ground it is shown on`);
  const colors = new Set();
  for (let y = 0; y < picture.height; y += 4) {
    for (let x = 0; x < picture.width; x += 4) colors.add(picture.at(x, y).join());
  }
  assert.ok(colors.size > 5, `${name} is not blank: ${colors.size} colors`);
}

for (const colorScheme of ["light", "dark"]) {
  test(`every picture is saved as SVG and PNG, ${colorScheme}`, async (t) => {
    const owed = await world.open(t, { colorScheme });
    const dark = colorScheme === "dark";
    await owed.sample();
    for (const name of ["chart-aging", "chart-trend"]) await save(owed, name, dark);
    await owed.go("numbers");
    const there = ["chart-dso", "chart-days-to-pay", "chart-aging-over-time", "chart-roll", "chart-concentration"];
    for (const name of there) await save(owed, name, dark);
    assert.deepEqual(await violations(owed), []);
    await owed.go("outlook");
    await save(owed, "chart-forecast", dark);
    await owed.go("customers");
    await owed.id("customers-table").locator("tbody th button").first().click();
    await save(owed, "chart-customer-days", dark);
    assert.deepEqual(owed.watch.violations, []);
    if (process.env.SHOTS) {
      await owed.page.keyboard.press("Escape");
      for (const [width, height] of [[1280, 900], [390, 844]]) {
        await owed.page.setViewportSize({ width, height });
        await owed.go("numbers");
        for (const name of there) {
          await owed.id(name).scrollIntoViewIfNeeded();
          await owed.id(name).screenshot({ path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png` });
        }
      }
    }
  });
}

test("the columns of the aging over time are the aging of their dates", async (t) => {
  const owed = await world.open(t);
  await owed.sample();
  await owed.go("numbers");
  const card = owed.page.locator("section", { has: owed.id("chart-aging-over-time") }).last();
  await card.locator("summary").click();
  const rows = await card.locator("table tbody tr").evaluateAll((list) =>
    list.map((tr) => [...tr.cells].map((cell) => cell.innerText.trim())));
  assert.equal(rows.length, 13);
  for (const row of rows) {
    const amounts = row.slice(1).map(shownCents);
    const open = amounts.pop();
    assert.equal(amounts.reduce((sum, part) => sum + part, 0n), open, row.join(" | "));
  }
  // The month-end before the as-of date, asked for as a date of its own.
  const [day, month, year] = rows[1][0].split(/\s/);
  const number = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").indexOf(month) + 1;
  await owed.go("overview");
  await owed.asOf(`${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`);
  assert.equal(cents(await owed.exact("total-open")), shownCents(rows[1].at(-1)));
});
