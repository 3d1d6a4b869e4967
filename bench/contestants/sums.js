// The figures from rows of text: used, void and unusable rows, open balance by currency and bucket,
// days to pay, per customer and in all.

const DAY = 86_400_000;
const AS_OF_DAY = Date.parse("2025-06-30") / DAY;
const AMOUNT = /^-?\d+(\.\d{1,2})?$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

function cents(text) {
  if (!AMOUNT.test(text)) return null;
  const dot = text.indexOf(".");
  if (dot < 0) return Number(text) * 100;
  const part = text.slice(dot + 1).padEnd(2, "0");
  const whole = Number(text.slice(0, dot)) * 100;
  return text.startsWith("-") ? whole - Number(part) : whole + Number(part);
}

const days = new Map();

function day(text) {
  let value = days.get(text);
  if (value === undefined) {
    value = DATE.test(text) ? Date.parse(text) / DAY : NaN;
    days.set(text, value);
  }
  return value;
}

const bucketOf = (late) => (late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4);

export class Sums {
  used = 0;
  void = 0;
  unusable = 0;
  customers = new Map();

  add(row) {
    if (row.length === 1 && row[0] === "") return;
    const [, name, , issued, due, currency, total, , open, paid, status] = row;
    if (status === "Void" || status === "Draft") {
      this.void += 1;
      return;
    }
    const billed = cents(total ?? "");
    const left = cents(open ?? "");
    const [from, until] = [day(issued ?? ""), day(due ?? "")];
    if (row.length !== 11 || !name || billed === null || left === null || Number.isNaN(from) || Number.isNaN(until)) {
      this.unusable += 1;
      return;
    }
    this.used += 1;
    const key = currency + "\t" + name;
    let customer = this.customers.get(key);
    if (!customer) {
      customer = { currency, name, buckets: [0, 0, 0, 0, 0], paid: 0, days: 0, late: 0 };
      this.customers.set(key, customer);
    }
    customer.buckets[bucketOf(AS_OF_DAY - until)] += left;
    if (paid && billed > 0) {
      const settled = day(paid);
      customer.paid += 1;
      customer.days += settled - from;
      if (settled > until) customer.late += 1;
    }
  }

  answer() {
    return summary(this, [...this.customers.values()]);
  }
}

/** Totals over the customers' rows. */
export function summary(counts, customers) {
  const answer = { used: counts.used, void: counts.void, unusable: counts.unusable, open: {}, buckets: {}, paid: 0, days_to_pay: 0, customers: customers.length };
  for (const customer of customers) {
    const buckets = (answer.buckets[customer.currency] ??= [0, 0, 0, 0, 0]);
    customer.buckets.forEach((sum, index) => {
      buckets[index] += sum;
      answer.open[customer.currency] = (answer.open[customer.currency] ?? 0) + sum;
    });
    answer.paid += customer.paid;
    answer.days_to_pay += customer.days;
  }
  return answer;
}
