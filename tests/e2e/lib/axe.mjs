// Automatic accessibility checks of what is shown.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs axe from the developer tools, which the page's policy does not bind. */
export async function violations(owed) {
  const devtools = await owed.page.context().newCDPSession(owed.page);
  await devtools.send("Runtime.evaluate", { expression: AXE });
  const { result } = await devtools.send("Runtime.evaluate", {
    expression: `axe.run(document, { resultTypes: ["violations"] }).then((found) => JSON.stringify(
      found.violations.map((rule) => rule.id + ": " + rule.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + (node.any[0]?.message ?? "")).join(" | "))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await devtools.detach();
  return JSON.parse(result.value);
}
