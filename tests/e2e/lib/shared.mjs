// Real files and figures computed from them elsewhere, where this machine has them.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const folder = process.env.OWED_SHARED ?? fileURLToPath(new URL("../../../../shared", import.meta.url));
const data = join(folder, "data");

/** Why tests that need the files are skipped; false when they are here. */
export const missing = existsSync(join(data, "reference.json"))
  ? false
  : "real files are not on this machine (set OWED_SHARED)";

export const shared = (name) => join(data, name);

export const reference = missing ? null : JSON.parse(readFileSync(shared("reference.json"), "utf8"));
