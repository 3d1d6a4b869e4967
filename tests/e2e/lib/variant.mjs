// The built page with some files changed as their makers could change them: every hash of them that is written
// down anywhere (index.html, the service worker) follows, so the browser takes them.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const hashOf = (bytes) => "sha384-" + createHash("sha384").update(bytes).digest("base64");

/**
 * `changes`: pairs of a pattern for file names and what becomes of their text. Returns the files by name, all of
 * one version of its own.
 */
export function variant(root, changes, version) {
  const files = new Map();
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, readFileSync(join(root, entry.name)));
  }
  const replaceHash = (name, before, after) => files.set(name, Buffer.from(files.get(name).toString("utf8").replaceAll(before, after)));
  for (const [pattern, change] of changes) {
    const names = [...files.keys()].filter((name) => pattern.test(name));
    if (names.length === 0) throw new Error(`no file is called ${pattern}`);
    for (const name of names) {
      const before = files.get(name);
      const text = before.toString("utf8");
      const changed = change(text);
      if (changed === text) throw new Error(`what is to be changed in ${name} is not there`);
      const after = Buffer.from(changed);
      files.set(name, after);
      if (name === "index.html" || name === "sw.js") continue;
      replaceHash("index.html", hashOf(before), hashOf(after));
      replaceHash("sw.js", hashOf(before), hashOf(after));
    }
  }
  const page = hashOf(readFileSync(join(root, "index.html")));
  replaceHash("sw.js", page, hashOf(files.get("index.html")));
  if (version) files.set("sw.js", Buffer.from(files.get("sw.js").toString("utf8").replace(/const VERSION = "\w+"/, `const VERSION = "${version}"`)));
  return files;
}

/** For `serve`: answers from these files in place of those on the disk; `gate(name)` may fail one by a status. */
export const from = (files, gate = () => undefined) => (path) => {
  const name = (typeof files === "function" ? files() : files).has(path || "index.html") ? path || "index.html" : null;
  if (name === null) return undefined;
  const failed = gate(name);
  if (failed !== undefined) return failed;
  return (_, headers, response) => {
    const body = (typeof files === "function" ? files() : files).get(name);
    response.writeHead(200, { ...headers, "cache-control": "no-store", "content-length": body.length }).end(body);
  };
};
