// DuckDB-Wasm: the engine is loaded before the clock starts; one query does the whole work.

import * as duckdb from "@duckdb/duckdb-wasm";
import { contest } from "./page.js";
import { summary } from "./sums.js";

const QUERY = `
  with text as (
    select * from read_csv('list.csv', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
      strict_mode = false, null_padding = true, nullstr = '')
  ), rows as (
    select coalesce("Customer", '') as name, "Currency" as currency, "Status" as status,
      try_cast("Invoice Date" as date) as issued, try_cast("Due Date" as date) as due, try_cast("Paid Date" as date) as paid,
      cast(try_cast("Total" as decimal(18, 2)) * 100 as bigint) as billed,
      cast(try_cast("Amount Due" as decimal(18, 2)) * 100 as bigint) as open
    from text
  ), judged as (
    select *, case when status in ('Void', 'Draft') then 'void'
      when name = '' or issued is null or due is null or billed is null or open is null then 'unusable' else 'used' end as fate,
      date '2025-06-30' - due as late
    from rows
  )
  select fate, case when fate = 'used' then currency end as currency, case when fate = 'used' then name end as name,
    count(*) as n,
    sum(open) filter (late <= 0) as b0, sum(open) filter (late between 1 and 30) as b1,
    sum(open) filter (late between 31 and 60) as b2, sum(open) filter (late between 61 and 90) as b3,
    sum(open) filter (late > 90) as b4,
    count(*) filter (paid is not null and billed > 0) as paid,
    sum(paid - issued) filter (paid is not null and billed > 0) as days,
    count(*) filter (paid > due and billed > 0) as settled_late
  from judged group by all`;

let connection;
let database;

contest({
  async prepare() {
    const worker = new Worker(new URL("duckdb-browser-eh.worker.js", location.href));
    database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await database.instantiate(new URL("duckdb-eh.wasm", location.href).href);
    connection = await database.connect();
  },
  async analyze(file) {
    await database.dropFile("list.csv");
    await database.registerFileHandle("list.csv", file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const counts = { used: 0, void: 0, unusable: 0 };
    const customers = [];
    for (const row of (await connection.query(QUERY)).toArray()) {
      counts[row.fate] += Number(row.n);
      if (row.fate !== "used") continue;
      const buckets = [row.b0, row.b1, row.b2, row.b3, row.b4].map((sum) => Number(sum ?? 0));
      customers.push({ currency: row.currency, name: row.name, buckets, paid: Number(row.paid), days: Number(row.days ?? 0), late: Number(row.settled_late) });
    }
    return summary(counts, customers);
  },
});
