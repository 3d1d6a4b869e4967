// What leads where in the first half of a program: which function brings how many bytes with it.
//
//   node weigh.mjs page|engine [--least 4000] [--depth 12]     what each function alone leads to, as a tree
//   node weigh.mjs page|engine --without PATTERN …             how many bytes would go with the functions of these names
//   node weigh.mjs page|engine --of PATTERN                    who calls the functions of this name, and what they bring
//
// Reads the program of a full build (`cargo xtask build`) before it is cut, with the relocations that the linker keeps for the
// cut. Bytes are code and the data that only it uses, before wasm-opt and compression.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PROGRAMS = { page: "page/owed.wasm", engine: "engine/engine.wasm" };
const [which, ...rest] = process.argv.slice(2);
if (!PROGRAMS[which]) throw new Error("say page or engine");
const option = (name, usual) => (rest.includes(name) ? Number(rest[rest.indexOf(name) + 1]) : usual);
const patterns = (name) => (rest.includes(name) ? rest.slice(rest.indexOf(name) + 1).map((text) => new RegExp(text)) : []);
const file = process.env.WEIGH ?? fileURLToPath(new URL(`../target/wasm32-unknown-unknown/${PROGRAMS[which]}`, import.meta.url));

/** The name of a function as it stands in the source: `_ZN4owed8analysis7analyze17h…E` is `owed::analysis::analyze`. */
function readable(name) {
  if (!name.startsWith("_ZN")) return name;
  const parts = [];
  for (let at = 3; name[at] !== "E" && at < name.length; ) {
    const [digits] = /^\d+/.exec(name.slice(at)) ?? ["0"];
    at += digits.length + Number(digits);
    parts.push(name.slice(at - Number(digits), at));
    if (digits === "0") break;
  }
  const marks = { LT: "<", GT: ">", RF: "&", BP: "*", C: ",", u20: " ", u7b: "{", u7d: "}", u5b: "[", u5d: "]", u27: "'" };
  return parts
    .filter((part) => !/^h[0-9a-f]{16}$/.test(part))
    .map((part) => part.replace(/^_(?=\$)/, "").replace(/\$(\w+)\$/g, (whole, mark) => marks[mark] ?? whole).replaceAll("..", "::"))
    .join("::");
}

/** What is called from outside of the program: functions, each with its name, its bytes and the functions and pieces of data it refers to. */
function read(bytes) {
  let at = 8;
  const unsigned = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  const text = () => {
    const length = unsigned();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  const list = (each) => Array.from({ length: unsigned() }, each);
  const sections = [];
  while (at < bytes.length) {
    const [id, size] = [bytes[at++], unsigned()];
    const end = at + size;
    const name = id === 0 ? text() : "";
    sections.push({ id, name, start: at, end });
    at = end;
  }
  const into = (wanted) => {
    const section = sections.find(({ id, name }) => id === wanted || (id === 0 && name === wanted));
    if (!section) throw new Error(`${file} has no section ${wanted}: is it from a full build?`);
    at = section.start;
    return section;
  };
  const LIMITS = () => {
    const flags = unsigned();
    unsigned();
    if (flags & 1) unsigned();
  };
  into(2);
  let imported = 0;
  list(() => {
    text();
    text();
    const kind = bytes[at++];
    if (kind === 0) {
      unsigned();
      imported += 1;
    } else if (kind === 1) {
      at += 1;
      LIMITS();
    } else if (kind === 2) LIMITS();
    else at += 2;
  });
  const things = [];
  const code = into(10);
  const functions = list(() => {
    const size = unsigned();
    const thing = { name: "", bytes: size, from: at - code.start, to: [] };
    at += size;
    things.push(thing);
    return thing;
  });
  const data = into(11);
  const segments = list(() => {
    const flags = unsigned();
    if (flags === 0) {
      while (bytes[at++] !== 0x0b);
    }
    const size = unsigned();
    at += size;
    return { from: at - size - data.start, size };
  });
  into(7);
  const roots = list(() => {
    const name = text();
    const kind = bytes[at++];
    const index = unsigned();
    // What comes later is called by name, and wasm-bindgen takes the descriptions out.
    const isOutside = name.includes("__wasm_split") || name.startsWith("__wbindgen_describe");
    return kind === 0 && !isOutside ? functions[index - imported] : undefined;
  }).filter(Boolean);
  const names = into("name");
  while (at < names.end) {
    const [kind, size] = [bytes[at++], unsigned()];
    const end = at + size;
    if (kind === 1) {
      list(() => {
        const thing = functions[unsigned() - imported];
        const name = text();
        if (thing) thing.name = readable(name);
      });
    }
    at = end;
  }
  const linking = into("linking");
  unsigned();
  const symbols = [];
  while (at < linking.end) {
    const [kind, size] = [bytes[at++], unsigned()];
    const end = at + size;
    if (kind === 8) {
      list(() => {
        const [of, flags] = [bytes[at++], unsigned()];
        const undefinedOne = flags & 0x10;
        if (of === 1) {
          const name = text();
          if (undefinedOne) return symbols.push(undefined);
          const [segment, offset, length] = [unsigned(), unsigned(), unsigned()];
          const thing = { name: `data ${name}`, bytes: length, segment, from: offset + (segments[segment]?.from ?? 0), to: [] };
          things.push(thing);
          return symbols.push(thing);
        }
        if (of === 3) {
          unsigned();
          return symbols.push(undefined);
        }
        const index = unsigned();
        if (!undefinedOne || flags & 0x40) text();
        return symbols.push(of === 0 ? functions[index - imported] : undefined);
      });
    }
    at = end;
  }
  const refer = (section, owners) => {
    into(section);
    unsigned();
    const sorted = [...owners].sort((a, b) => a.from - b.from);
    const owner = (offset) => {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle].from <= offset) low = middle + 1;
        else high = middle;
      }
      return sorted[low - 1];
    };
    // Of functions and places of data; types, globals and events bring nothing.
    const OF_THINGS = new Set([0, 1, 2, 3, 4, 5, 8, 11, 12, 14, 15, 16, 17, 18, 19, 23, 24, 26]);
    const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
    list(() => {
      const [kind, offset, index] = [bytes[at++], unsigned(), unsigned()];
      if (WITH_ADDEND.has(kind)) while (bytes[at++] & 128);
      const target = OF_THINGS.has(kind) ? symbols[index] : undefined;
      if (target) owner(offset)?.to.push(target);
    });
  };
  refer("reloc.CODE", functions);
  refer("reloc.DATA", things.filter(({ segment }) => segment !== undefined));
  return roots;
}

/** What is reached without these, in the order in which it is left (a postorder). */
function reached(roots, without = () => false) {
  const [seen, order] = [new Set(), []];
  const stack = roots.filter((thing) => !without(thing)).map((thing) => [thing, 0]);
  for (const [thing] of stack) seen.add(thing);
  while (stack.length > 0) {
    const top = stack.at(-1);
    const next = top[0].to[top[1]++];
    if (next === undefined) {
      order.push(top[0]);
      stack.pop();
    } else if (!seen.has(next) && !without(next)) {
      seen.add(next);
      stack.push([next, 0]);
    }
  }
  return order;
}

/** For each thing, the nearest one that every way to it goes through (Cooper, Harvey, Kennedy 2001). */
function dominators(start, order) {
  const number = new Map(order.map((thing, place) => [thing, place]));
  const callers = new Map(order.map((thing) => [thing, []]));
  for (const thing of order) for (const next of new Set(thing.to)) callers.get(next)?.push(thing);
  const above = new Map([[start, start]]);
  const common = (a, b) => {
    while (a !== b) {
      while (number.get(a) < number.get(b)) a = above.get(a);
      while (number.get(b) < number.get(a)) b = above.get(b);
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const thing of order.toReversed()) {
      if (thing === start) continue;
      const known = callers.get(thing).filter((caller) => above.has(caller));
      const found = known.reduce(common);
      if (above.get(thing) !== found) {
        above.set(thing, found);
        changed = true;
      }
    }
  }
  return above;
}

const roots = read(readFileSync(file));
const start = { name: `all of the ${which}`, bytes: 0, to: roots };
const weight = (list) => list.reduce((sum, { bytes }) => sum + bytes, 0);
const order = reached([start]);
const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} KB`;

const without = patterns("--without");
const of = patterns("--of");
if (without.length > 0) {
  const left = reached([start], ({ name }) => without.some((pattern) => pattern.test(name)));
  console.log(`${kb(weight(order) - weight(left))} of ${kb(weight(order))} would go`);
} else {
  const above = dominators(start, order);
  const below = new Map(order.map((thing) => [thing, []]));
  const heavy = new Map();
  for (const thing of order) {
    heavy.set(thing, (heavy.get(thing) ?? 0) + thing.bytes);
    if (thing === start) continue;
    const dominator = above.get(thing);
    below.get(dominator).push(thing);
    // A postorder has what is dominated before its dominator.
    heavy.set(dominator, (heavy.get(dominator) ?? 0) + heavy.get(thing));
  }
  if (of.length > 0) {
    for (const thing of order.filter(({ name }) => of.some((pattern) => pattern.test(name)))) {
      console.log(`${kb(heavy.get(thing))} (itself ${kb(thing.bytes)})  ${thing.name}`);
      for (const caller of order.filter(({ to }) => to.includes(thing)).slice(0, 8)) console.log(`      from ${caller.name}`);
    }
  } else {
    const [least, depth] = [option("--least", 4000), option("--depth", 12)];
    const show = (thing, level) => {
      console.log(`${kb(heavy.get(thing))} ${"  ".repeat(level)}${thing.name.slice(0, 150)}`);
      const parts = below.get(thing).sort((a, b) => heavy.get(b) - heavy.get(a));
      for (const part of parts) if (level < depth && heavy.get(part) >= least) show(part, level + 1);
    };
    show(start, 0);
  }
}
