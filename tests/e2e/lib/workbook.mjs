// Workbooks made on the spot: an archive of parts that are stored as they are.

import { crc32 } from "node:zlib";

const u16 = (value) => Buffer.from([value & 255, value >> 8]);
const u32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function archive(parts) {
  const [files, directory] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const sizes = Buffer.concat([u32(crc32(content)), u32(content.length), u32(content.length)]);
    const head = Buffer.concat([u16(20), u16(0), u16(0), u16(0), u16(33), sizes, u16(name.length)]);
    const file = Buffer.concat([u32(0x04034b50), head, u16(0), Buffer.from(name), content]);
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), head, Buffer.alloc(12), u32(offset), Buffer.from(name)]));
    files.push(file);
    offset += file.length;
  }
  const entries = Buffer.concat(directory);
  const count = u16(directory.length);
  const end = Buffer.concat([u32(0x06054b50), u32(0), count, count, u32(entries.length), u32(offset), u16(0)]);
  return Buffer.concat([...files, entries, end]);
}

const escape = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An XLSX file of these sheets: `{ name: [[cell, …], …] }`; numbers are numbers, the rest is text. */
export function xlsx(sheets) {
  const names = Object.keys(sheets);
  const cell = (value) => {
    if (value === null || value === "") return "<c/>";
    if (typeof value === "number") return `<c><v>${value}</v></c>`;
    return `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  };
  const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"/>`;
  const relations = (list) => `<Relationships>${list.join("")}</Relationships>`;
  const parts = {
    "_rels/.rels": relations([relation("r0", "officeDocument", "xl/workbook.xml")]),
    "xl/_rels/workbook.xml.rels": relations(names.map((_, i) => relation(`r${i}`, "worksheet", `worksheets/sheet${i}.xml`))),
    "xl/workbook.xml":
      `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>` +
      names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="r${i}"/>`).join("") +
      "</sheets></workbook>",
  };
  names.forEach((name, i) => {
    const rows = sheets[name].map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
    parts[`xl/worksheets/sheet${i}.xml`] = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
  });
  return archive(parts);
}
