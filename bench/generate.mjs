// Writes an invoice list, the same bytes for the same arguments on every machine, and next to it the
// figures it must give, summed in whole cents while writing.
//
//   node generate.mjs ROWS FILE.csv
//
// 11 columns, ISO dates, names with commas and quotes, 2% credit notes, 0.5% rows that cannot be used
// (no customer, or no amount) and 1% void ones. Balances are stated for AS_OF.

import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const AS_OF = "2025-06-30";
export const HEADER =
  "Invoice Number,Customer,Email,Invoice Date,Due Date,Currency,Total,Amount Paid,Amount Due,Paid Date,Status";

const DAY = 86_400_000;
const AS_OF_DAY = Date.parse(AS_OF) / DAY;
const FIRST_DAY = Date.parse("2023-07-01") / DAY;
const TERMS = [14, 30, 30, 45, 60];
const CURRENCIES = ["USD", "USD", "USD", "USD", "EUR", "EUR", "GBP"];
const TRADES = ["Supply", "Foods", "Metals", "Design", "Logistics", "Dental", "Timber", "Press"];
const FORMS = ["Ltd", "Inc", "GmbH", "& Sons", "LLC"];
const ISO = new Map();

/** Whole days since 1970 as YYYY-MM-DD. */
function iso(day) {
  let text = ISO.get(day);
  if (!text) {
    text = new Date(day * DAY).toISOString().slice(0, 10);
    ISO.set(day, text);
  }
  return text;
}

/** Numbers from 0 to 2^32 - 1, always the same ones (a 32-bit xorshift). */
function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

const money = (cents) => {
  const sign = cents < 0 ? "-" : "";
  const whole = Math.abs(cents);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
};

/** A customer's name as a CSV field, and its e-mail address. */
function customer(number) {
  const trade = TRADES[number % TRADES.length];
  const form = FORMS[number % FORMS.length];
  const name = `Customer ${number} ${trade}`;
  const field = number % 7 === 0 ? `"${name} ""North"", ${form}"` : number % 3 === 0 ? `"${name}, ${form}"` : `${name} ${form}`;
  return { field, email: `accounts${number}@customer.example` };
}

/** Bucket of a number of days past due: not due, 1-30, 31-60, 61-90, over 90. */
const bucketOf = (days) => (days <= 0 ? 0 : days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : 4);

/** The lines of a file, one by one, and the figures so far. */
export class InvoiceList {
  constructor(rows, seed = 20_250_630) {
    this.rows = rows;
    this.roll = dice(seed);
    this.customers = Math.max(20, Math.round(rows / 200));
    this.figures = { rows, used: 0, void: 0, unusable: 0, open: {}, buckets: {}, paid: 0, days_to_pay: 0 };
  }

  line(index) {
    const { roll } = this;
    const { field, email } = customer(roll(this.customers));
    const currency = CURRENCIES[roll(CURRENCIES.length)];
    const issued = FIRST_DAY + roll(AS_OF_DAY - FIRST_DAY + 1);
    const due = issued + TERMS[roll(TERMS.length)];
    const kind = roll(1000);
    const credit = kind < 20;
    const total = (credit ? -1 : 1) * (500 + roll(credit ? 50_000 : 900_000));
    const settled = issued + 5 + roll(110);
    const isPaid = !credit && settled <= AS_OF_DAY && roll(10) !== 0;
    const part = !credit && !isPaid && roll(12) === 0 ? Math.floor(total / 4) : 0;
    const paid = isPaid ? total : part;
    const number = `INV-${String(index + 1).padStart(8, "0")}`;
    const paidDate = isPaid ? iso(settled) : "";
    const row = (name, amounts, status) =>
      `${number},${name},${email},${iso(issued)},${iso(due)},${currency},${amounts},${paidDate},${status}`;
    const amounts = `${money(total)},${money(paid)},${money(total - paid)}`;

    if (kind >= 990) {
      this.figures.void += 1;
      return row(field, amounts, "Void");
    }
    if (kind >= 985) {
      this.figures.unusable += 1;
      return kind % 2 ? row("", amounts, "Open").replace(email, "") : row(field, "n/a,n/a,n/a", "Open");
    }
    this.count({ currency, open: total - paid, due, issued, settled: isPaid && total > 0 ? settled : null });
    return row(field, amounts, isPaid ? "Paid" : "Open");
  }

  count({ currency, open, due, issued, settled }) {
    const { figures } = this;
    figures.used += 1;
    figures.open[currency] = (figures.open[currency] ?? 0) + open;
    const buckets = (figures.buckets[currency] ??= [0, 0, 0, 0, 0]);
    buckets[bucketOf(AS_OF_DAY - due)] += open;
    if (settled !== null) {
      figures.paid += 1;
      figures.days_to_pay += settled - issued;
    }
  }
}

/** Writes the file unless it is there already; returns its figures. */
export async function generate(rows, file) {
  const sidecar = file + ".expected.json";
  if (existsSync(file) && existsSync(sidecar)) return JSON.parse(readFileSync(sidecar, "utf8"));
  mkdirSync(dirname(file), { recursive: true });
  const list = new InvoiceList(rows);
  const out = createWriteStream(file + ".part");
  let text = HEADER + "\n";
  for (let index = 0; index < rows; index += 1) {
    text += list.line(index) + "\n";
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(text);
  await once(out, "finish");
  renameSync(file + ".part", file);
  writeFileSync(sidecar, JSON.stringify(list.figures, null, 1));
  return list.figures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rows, file] = process.argv.slice(2);
  if (!(Number(rows) > 0) || !file) {
    console.error("Usage: node generate.mjs ROWS FILE.csv");
    process.exit(1);
  }
  console.log(await generate(Number(rows), file));
}
