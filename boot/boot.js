// Starts the page: fetches and compiles its program and the engine's, once, starts the first worker, and leaves
// behind what is needed to start another at any later time without a request. This script does not wait for the style
// sheets and the other scripts to begin with that, only to go on. What comes later of both programs
// (docs/decisions/0020-what-comes-later.md) and the programs of the converter, the press and the safe are fetched after the
// page can take a file, and compiled when they are needed.
//
// The worker is made from a blob: address, because only such a worker is bound by the page's
// content security policy; one loaded by its own address would not be. When all is there, the page's
// ways out are closed (lock.js).

const LATE_AFTER_MS = 4000;
// What is needed later is not fetched before the page can take a file (or so long after its start, if it never can), nor in
// the moment after, in which it may be given one.
const READY_WITHIN_MS = 5000;
const QUIET_MS = 400;

// Asked by lock.js, which says it when this script never ran.
globalThis.owedStarting = true;

const WORDS = {
  framed:
    "For your safety Owed does not run inside another page. Open it in its own tab: ",
  late: "Still loading. This can take a moment on a slow connection.",
  old: "This browser cannot run Owed. A current version of Chrome, Edge, Firefox or Safari can.",
};

// What a worker runs after the text of its program's glue: it waits for the compiled program.
const WORKER_START = `
self.addEventListener("unhandledrejection", (event) => { self.reportError(event.reason); });
self.onmessage = (event) => { self.onmessage = null; initSync({ module: event.data }); };
`;

// The engine's worker likewise; what comes later of it comes through a port.
const ENGINE_START = `
self.addEventListener("unhandledrejection", (event) => { self.reportError(event.reason); });
const joiner = ${joiner};
self.onmessage = ({ data: { program, later } }) => {
  self.onmessage = null;
  const bytes = new Promise((resolve) => { later.onmessage = (event) => resolve(event.data); });
  const join = joiner(() => bytes.then((bytes) => WebAssembly.compile(bytes)));
  self.owedLater = (_, ...half) => join(...half);
  initSync({ module: program });
};
`;

// Puts the later half of a program to the first, once however often it is asked for, and tells the first whether it came. It can
// call nothing but that one. What did not come is tried again when it is asked for again.
function joiner(compile) {
  let putting;
  const put = async (first) => {
    try {
      const later = await compile();
      const shared = {};
      for (const { name } of WebAssembly.Module.imports(later)) shared[name] = first[name];
      await WebAssembly.instantiate(later, { __wasm_split: shared });
      return true;
    } catch (problem) {
      console.error("Owed: the later part of a program did not start:", problem?.name);
      putting = undefined;
      return false;
    }
  };
  return async (first, call, data) => {
    putting ??= put(first);
    const came = await putting;
    first.__indirect_function_table.get(call)(data, came);
  };
}

function say(text) {
  const line = document.getElementById("boot-text");
  if (line) line.textContent = text;
  return line;
}

function sayFramed() {
  const line = say(WORDS.framed);
  if (!line) return;
  const link = document.createElement("a");
  link.href = location.origin + location.pathname;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Open Owed";
  line.append(link);
}

// The names carry a hash, so they are read from the links that Trunk wrote.
function find(selector) {
  const link = document.querySelector(selector);
  if (!link) throw new Error("missing " + selector);
  const url = link.href || link.src;
  return { url, integrity: link.integrity || undefined, within: url ? undefined : link };
}

// The copy for a USB stick has everything within (xtask/src/one_file.rs): text as it is, programs in base 64.
function unpacked({ dataset, textContent }) {
  if (dataset.as !== "base64") return new Response(textContent);
  const bytes = Uint8Array.from(atob(textContent), (letter) => letter.charCodeAt(0));
  return new Response(bytes, { headers: { "content-type": "application/wasm" } });
}

// `fetch` checks the integrity; the preload alone would not.
async function get({ url, integrity, within }, priority = "auto") {
  if (within) return unpacked(within);
  const response = await fetch(url, { integrity, priority, credentials: "same-origin" });
  if (!response.ok) throw new Error("HTTP status " + response.status);
  return response;
}

// The compiled program, and a copy of its bytes.
async function compile(wasm) {
  const response = await get(wasm);
  const copy = response.clone().arrayBuffer();
  try {
    return { module: await WebAssembly.compileStreaming(response), bytes: await copy };
  } catch {
    // A host that serves the wrong media type; the bytes are the same.
    const bytes = await copy;
    return { module: await WebAssembly.compile(bytes), bytes };
  }
}

// Browsers start no module worker in a page that was opened from a folder; the glue within is no module.
if (globalThis.owedPage) {
  globalThis.Worker = class extends Worker {
    constructor(address) {
      super(address);
    }
  };
}

function workerAddress(glue, begin) {
  return URL.createObjectURL(new Blob([globalThis.owedLock.forWorkers, glue, begin], { type: "text/javascript" }));
}

// What is needed later is fetched one after the other, from when `goOn` is called.
let goOn;
let before = new Promise((resolve) => {
  goOn = resolve;
});
function later(selector) {
  const mine = before.then(() => get(find(selector), "low")).then((response) => response.arrayBuffer());
  before = mine.catch(() => {});
  return mine;
}

// The page can take a file and has had a moment for itself.
async function quiet() {
  await new Promise((resolve) => {
    setTimeout(resolve, READY_WITHIN_MS);
    new PerformanceObserver((list) => list.getEntriesByName("owed:ready").length > 0 && resolve())
      .observe({ type: "mark", buffered: true });
  });
  await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
}

// A program that may be needed later: the bytes only.
async function fetchLater(name) {
  const [glue, program] = await Promise.all([
    later(`script[data-${name}=glue]`).then((bytes) => new TextDecoder().decode(bytes)),
    later(`script[data-${name}=program]`),
  ]);
  return { address: workerAddress(glue, WORKER_START), program };
}

// What comes later of a program: the bytes.
const half = (name) => later(`script[data-${name}=program]`);

// A style sheet that did not come, or was changed on the way, is not applied.
function missesStyles() {
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")];
  return sheets.some((link) => link.sheet === null);
}

// All of index.html is read.
const parsed = () => document.readyState !== "loading";
// The other scripts have run, and the style sheets are there: scripts wait for them.
const prepared = () => Boolean(globalThis.owedLock && globalThis.owedRescue && globalThis.owedSelfTest);
const ended = () => document.readyState === "complete";

async function until(holds) {
  if (holds()) return;
  await new Promise((resolve) => {
    const look = () => holds() && resolve();
    document.addEventListener("readystatechange", look);
    document.addEventListener("DOMContentLoaded", look);
  });
}

// Starts a worker with the engine.
function engineWorker(address, program, desk) {
  const worker = new Worker(address, { type: "module" });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ program, later: port2 }, [port2]);
  desk.then((bytes) => port1.postMessage(bytes), () => port1.postMessage(null));
  return worker;
}

// The first worker starts while the page's program does: what it says meanwhile is kept for the page.
function firstWorker(worker) {
  const first = { worker, heard: [], failed: false };
  worker.onmessage = (event) => first.heard.push(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    first.failed = true;
  };
  return first;
}

async function start() {
  await until(parsed);
  const page = Promise.all([
    globalThis.owedPage ?? import(find('link[rel="modulepreload"]').url),
    compile(find('link[rel="preload"][as="fetch"], script[data-page=program]')),
  ]);
  const engine = Promise.all([
    get(find("script[data-engine=glue]")).then((response) => response.text()),
    compile(find("script[data-engine=program]")),
  ]);
  // What fails of these is told below.
  for (const part of [page, engine]) part.catch(() => {});
  await until(() => prepared() || ended());
  if (!prepared() || missesStyles()) throw new Error("a part is missing");
  const lock = globalThis.owedLock;
  const [rooms, desk] = [half("rooms"), half("desk")];
  // Told again below.
  rooms.catch(() => {});
  const join = joiner(async () => {
    const bytes = await rooms;
    const module = await WebAssembly.compile(bytes);
    // Its texts may become markup like those of the first half.
    lock.know("rooms", module, bytes);
    return module;
  });
  globalThis.owedLater = (_, ...half) => join(...half);
  const working = engine.then(([glue, { module: program }]) => {
    lock.know("engine", program);
    const address = workerAddress(glue, ENGINE_START);
    const begin = () => engineWorker(address, program, desk);
    globalThis.owedEngine = { start: begin, first: firstWorker(begin()) };
  });
  const [[module, pageProgram]] = await Promise.all([page, working]);
  lock.know("page", pageProgram.module, pageProgram.bytes);
  globalThis.owedConverter = fetchLater("converter");
  globalThis.owedPress = fetchLater("press");
  globalThis.owedSafe = fetchLater("safe");
  await module.default({ module_or_path: pageProgram.module });
  document.getElementById("boot")?.remove();
  void quiet().then(goOn);
  const rest = [rooms, desk, globalThis.owedConverter, globalThis.owedPress, globalThis.owedSafe];
  if ((await Promise.allSettled(rest)).some(({ status }) => status === "rejected")) {
    // What needs one of them says so; the rest works.
    console.warn("Owed could not fetch all of what it needs later");
  }
  // Without a connection, or where a browser has no service workers, the page works all the same.
  await lock.keep().catch(() => {});
  lock.close();
}

if (window.top !== window.self) {
  void until(parsed).then(sayFramed);
} else if (typeof WebAssembly !== "object") {
  void until(parsed).then(() => say(WORDS.old));
} else {
  const late = setTimeout(() => say(WORDS.late), LATE_AFTER_MS);
  start()
    .catch((problem) => {
      const line = document.getElementById("boot-text");
      say(line?.dataset.failed ?? "");
      console.error("Owed could not start:", problem.name);
    })
    .finally(() => clearTimeout(late));
}
