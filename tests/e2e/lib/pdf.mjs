// What stands in a PDF, as poppler reads it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

/** The text of a PDF; null where poppler is not installed, which is said. */
export function pdfText(t, bytes) {
  assert.equal(String.fromCharCode(...bytes.subarray(0, 5)), "%PDF-");
  const { error, stdout } = spawnSync("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"], { input: bytes });
  if (error) t.diagnostic("pdftotext is not installed; the text of the PDF was not read");
  return error ? null : stdout.toString("utf8");
}
