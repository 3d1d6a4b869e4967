// Closes the page's ways out once everything is loaded, and shows on request that they are closed.
//
// A policy alone is not enough: it lets a page navigate, open windows and call through WebRTC. So there
// are four layers: the policy in index.html, a second and stricter one added by `close`, the removal of
// what no policy covers, and the service worker (sw.js), which answers with the page's own files only.
// What this cannot stop is a browser extension, or a host that serves other files (docs/security.md).

// Loading is over when this is added: nothing may be fetched, not even from the page's own host.
const CLOSED =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; worker-src blob:; img-src data: blob:; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

// No policy covers these.
const UNCOVERED = ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "WebSocketStream"];

// What a worker must not have: it gets its files by message and answers by message.
const FOR_WORKERS = `
for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Worker",
  "SharedWorker", "BroadcastChannel", "importScripts", "indexedDB", "caches"]) {
  Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
}
`;

// Addresses that lead to no host.
const HARMLESS = ["blob:", "mailto:", "tel:", "sms:"];

// A copy of the page that was opened from a folder (xtask/src/one_file.rs) has no host and needs none.
const FROM_FOLDER = location.protocol === "file:";
const OWN_MEMORY = `blob:${FROM_FOLDER ? "null" : location.origin}/`;

const SERVICE_WORKER = new URL("sw.js", document.baseURI).href;

const state = { locked: false, requests: 0, lockedAt: 0, update: false };
const modules = {};
let built = "";
const admitted = new Set([""]);
let registration;

function changed() {
  dispatchEvent(new Event("owed:lock"));
}

// Text may become markup only if it stands in the program as it was built: data of a file never does.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML(text) {
    if (!admitted.has(text)) {
      if (!text.startsWith("<") || !built.includes(text)) return null;
      admitted.add(text);
    }
    return text;
  },
  createScriptURL: (url) =>
    url.startsWith(OWN_MEMORY) || url === SERVICE_WORKER ? url : null,
  createScript: () => null,
});

const isOwn = (url) => url.href.split("#")[0] === location.href.split("#")[0];

function leadsAway(address) {
  const url = new URL(address, document.baseURI);
  return !HARMLESS.includes(url.protocol) && !isOwn(url);
}

function guardNavigation() {
  // Where the browser has it: every navigation, however it came about.
  globalThis.navigation?.addEventListener("navigate", (event) => {
    if (leadsAway(event.destination.url)) event.preventDefault();
  });
  // Everywhere: clicks on links.
  addEventListener(
    "click",
    (event) => {
      const link = event.composedPath().find((node) => node.href !== undefined && node.closest);
      link?.removeAttribute("ping");
      if (link && leadsAway(String(link.href?.baseVal ?? link.href))) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
}

function remove(name, value) {
  Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
}

// What a policy stopped is in the browser's list of requests too, but never left.
function countRequests() {
  const stopped = new Set();
  const asked = [];
  const count = () => {
    const left = asked.filter((url) => !stopped.has(url) && !stopped.has(new URL(url).origin));
    if (left.length === state.requests) return;
    state.requests = left.length;
    changed();
  };
  addEventListener("securitypolicyviolation", (event) => {
    stopped.add(event.blockedURI);
    count();
  });
  new PerformanceObserver((list) => {
    const entries = list.getEntries().filter(({ name, startTime }) =>
      /^https?:/.test(name) && startTime > state.lockedAt);
    asked.push(...entries.map(({ name }) => name));
    // The report of the policy may come a moment later than the list.
    setTimeout(count, 100);
  }).observe({ type: "resource", buffered: true });
}

function close() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = CLOSED;
  document.head.append(policy);
  for (const name of UNCOVERED) if (name in globalThis) remove(name, undefined);
  remove("open", () => null);
  guardNavigation();
  state.lockedAt = performance.now();
  state.locked = true;
  countRequests();
  changed();
}

// Keeps the page on this device, so that it opens without a connection. The page works without that.
async function keep() {
  const workers = navigator.serviceWorker;
  if (!workers || FROM_FOLDER) return;
  registration = await workers.register(SERVICE_WORKER, { updateViaCache: "none" });
  const look = () => {
    state.update = Boolean(registration.waiting && registration.active);
    changed();
  };
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", look),
  );
  look();
}

// The user's wish: the waiting version takes over, and the page starts anew with it.
function update() {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage("take over");
}

function status() {
  const { locked, requests, update: waiting } = state;
  return { locked, requests, update: waiting, kept: FROM_FOLDER || Boolean(registration?.active) };
}

// What an auditor compares: the policies, the files with their hashes, and all a program can call.
function facts() {
  const policies = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy"]')];
  const files = [...document.querySelectorAll("[integrity]")];
  return {
    policies: policies.map((meta) => meta.content),
    files: files.map((file) => ({
      name: (file.href || file.src).split("/").pop(),
      hash: file.integrity,
    })),
    programs: Object.entries(modules).map(([name, module]) => ({
      name,
      calls: WebAssembly.Module.imports(module)
        .filter((entry) => entry.kind === "function")
        .map((entry) => entry.name.replace(/^__wbg_/, "").replace(/_[0-9a-f]{16}$/, "")),
    })),
  };
}

// A program whose calls are shown, and whose texts (where its bytes are given) may become markup.
function know(name, module, bytes) {
  modules[name] = module;
  if (bytes) built += new TextDecoder().decode(bytes);
}

// The script that starts the page did not come, or was changed on the way and refused: it cannot say so.
addEventListener("load", () => {
  const line = document.getElementById("boot-text");
  if (line && !globalThis.owedStarting) line.textContent = line.dataset.failed;
});

globalThis.owedLock = Object.freeze({ close, facts, forWorkers: FOR_WORKERS, keep, know, status, update });
