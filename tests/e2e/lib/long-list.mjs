// A list of any length, the same for the same number of rows: made in one buffer, its order by days
// past due known without the program.

const DAY = 86_400_000;
const FIRST = Date.parse("2024-01-01");
const HEAD = "Invoice Number,Customer,Invoice Date,Due Date,Currency,Total,Amount Due\r\n";

const iso = (day) => new Date(FIRST + day * DAY).toISOString().slice(0, 10);

/** What row `i` (from 0) says. Due days run from 0 to 399 over and over. */
export function row(i) {
  const due = (i * 7) % 400;
  return { number: `L-${String(i + 1).padStart(7, "0")}`, customer: `Customer ${String(i % 5000).padStart(4, "0")} Ltd`, due, cents: 10_000 + (i % 9_000) };
}

/** The file. */
export function longList(rows) {
  const days = Array.from({ length: 400 }, (_, day) => `${iso(day - 30)},${iso(day)}`);
  const buffer = Buffer.allocUnsafe(HEAD.length + rows * 96);
  let at = buffer.write(HEAD, 0, "latin1");
  for (let i = 0; i < rows; i += 1) {
    const { number, customer, due, cents } = row(i);
    const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
    at += buffer.write(`${number},${customer},${days[due]},EUR,${amount},${amount}\r\n`, at, "latin1");
  }
  return { name: "long.csv", mimeType: "text/csv", buffer: buffer.subarray(0, at) };
}

/** Numbers of the documents as the page lists them at first: longest past due first, then as in the file. */
export function inOrder(rows) {
  const byDue = Array.from({ length: 400 }, () => []);
  for (let i = 0; i < rows; i += 1) byDue[row(i).due].push(i);
  return byDue.flatMap((list) => list);
}

/** After the last due date: everything is late. */
export const LONG_AS_OF = iso(430);
