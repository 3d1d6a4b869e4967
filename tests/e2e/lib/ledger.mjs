// A small invoice list with figures worked out here, in whole cents, without the program's help.

import assert from "node:assert/strict";
import { cents } from "../pages/owed.mjs";

const DAY = 86_400_000;

export const AS_OF = "2024-06-30";

const HEAD = ["Invoice Number", "Customer", "Email", "Invoice Date", "Due Date", "Currency", "Total", "Amount Due", "Paid Date"];

// number, customer, e-mail, invoice date, due date, currency, total, open, paid
export const ROWS = [
  ["A-1001", "Brightwater Foods, Inc.", "ap@brightwater.example", "2024-01-10", "2024-02-09", "USD", "1200.00", "0.00", "2024-02-20"],
  ["A-1002", "Brightwater Foods, Inc.", "ap@brightwater.example", "2024-02-15", "2024-03-16", "USD", "850.50", "850.50", ""],
  ["A-1003", "Brightwater Foods, Inc.", "ap@brightwater.example", "2024-05-20", "2024-06-19", "USD", "310.25", "310.25", ""],
  ["A-1004", "Otto Müller GmbH", "rechnung@mueller.example", "2024-03-01", "2024-03-31", "USD", "2000.00", "0.00", "2024-03-29"],
  ["A-1005", "Otto Müller GmbH", "rechnung@mueller.example", "2024-04-05", "2024-05-05", "USD", "475.10", "475.10", ""],
  ["A-1006", "Otto Müller GmbH", "rechnung@mueller.example", "2024-06-10", "2024-07-10", "USD", "999.99", "999.99", ""],
  ["A-1007", "Pine & Daughters", "office@pine.example", "2023-12-01", "2023-12-31", "USD", "640.00", "640.00", ""],
  ["A-1008", "Pine & Daughters", "office@pine.example", "2024-01-20", "2024-02-19", "USD", "120.40", "120.40", ""],
  ["A-1009", "Pine & Daughters", "office@pine.example", "2024-05-31", "2024-06-30", "USD", "75.00", "75.00", ""],
  ["C-0001", "Otto Müller GmbH", "rechnung@mueller.example", "2024-06-01", "2024-06-01", "USD", "-100.00", "-100.00", ""],
  ["A-1010", "=HYPERLINK(\"x\") Ltd", "x@formula.example", "2024-04-01", "2024-05-01", "USD", "55.55", "55.55", ""],
];

const field = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csv = (rows, head = HEAD) => [head, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";

export const ledger = { name: "ledger.csv", content: csv(ROWS) };

const toCents = (text) => Math.round(Number(text) * 100);

/** Open, overdue, buckets and documents at a date; `by` is the column that is aged. */
export function figures(asOf = AS_OF, { by = "due", limits = [30, 60, 90] } = {}) {
  const end = Date.parse(asOf) / DAY;
  const result = { open: 0, overdue: 0, count: 0, buckets: Array(limits.length + 2).fill(0), customers: {} };
  for (const [, customer, , issued, due, , total, , paid] of ROWS) {
    if (Date.parse(issued) / DAY > end) continue;
    const settled = paid && Date.parse(paid) / DAY <= end;
    const open = settled ? 0 : toCents(total);
    if (open === 0) continue;
    const days = end - Date.parse(by === "due" ? due : issued) / DAY;
    const bucket = days <= 0 ? 0 : 1 + limits.filter((limit) => days > limit).length;
    const late = end - Date.parse(due) / DAY > 0;
    result.open += open;
    result.count += 1;
    result.overdue += late ? open : 0;
    result.buckets[bucket] += open;
    result.customers[customer] = (result.customers[customer] ?? 0) + open;
  }
  return result;
}

/** The rows of a CSV text. */
export function parse(text) {
  const rows = [];
  let [row, value, quoted] = [[], "", false];
  const body = text.replace(/^\ufeff/, "");
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (body[at + 1] === '"') {
        value += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") {
      row.push(value);
      value = "";
    } else if (sign === "\n") {
      rows.push([...row, value]);
      [row, value] = [[], ""];
    } else if (sign !== "\r") value += sign;
  }
  if (value || row.length) rows.push([...row, value]);
  return rows;
}

/** The page shows this list as of its date, to the cent and with every row. */
export async function assertLedger(owed) {
  await owed.figures();
  await owed.asOf(AS_OF);
  const expected = figures();
  assert.equal(cents(await owed.exact("total-open")), BigInt(expected.open));
  assert.equal(cents(await owed.exact("total-overdue")), BigInt(expected.overdue));
  assert.deepEqual(await owed.tieOut(), { read: ROWS.length, used: ROWS.length, leftOut: 0 });
}
