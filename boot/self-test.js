// Tries every way out of the page that is known, one after the other, and says which stayed closed.
//
// The address ends in ".invalid", which by the rules of the net belongs to nobody: even an open way
// would reach no one. A way is closed when the browser reports that a policy stopped it, when what
// it needs is gone, or when the navigation was called off.

const AWAY = "https://self-test.invalid/";
const WAIT_MS = 1000;

const made = [];

const element = (name, properties) => Object.assign(document.createElement(name), properties);

function attached(node, parent = document.body) {
  made.push(node);
  parent.append(node);
  return node;
}

const link = (properties) => attached(element("a", { ...properties, hidden: true }));

const ownAddress = (mark) => new URL(mark + ".js", document.baseURI).href;

const worker = (text) => new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));

// Each way: what people call it, and how it is tried with an address of its own. `true` = closed;
// `"unknown"` = cannot be tried here; anything else waits for the browser's report on that address, or
// by what it says instead of an address.
const WAYS = [
  ["A request (fetch)", (away) => fetch(away, { mode: "no-cors" })],
  ["A request to this page's own host", (_, mark) =>
    location.protocol === "file:" ? "unknown" : fetch(location.pathname + "?" + mark)],
  ["A request (XMLHttpRequest)", (away) => {
    const request = new XMLHttpRequest();
    request.open("GET", away);
    request.send();
  }],
  // What it returns differs from browser to browser where a policy stops it, so only the report counts.
  ["A beacon", (away) => void navigator.sendBeacon(away, "x")],
  ["A web socket", (away) => new WebSocket(away.replace("https", "wss"))],
  ["An event stream", (away) => new EventSource(away)],
  ["A picture", (away) => element("img", { src: away })],
  ["A script", (away) => attached(element("script", { src: away }))],
  ["A program module", (away) => import(away)],
  ["A style sheet", (away) => attached(element("link", { rel: "stylesheet", href: away }))],
  ["A font", (away) => new FontFace("self-test", `url(${away})`).load()],
  ["A frame", (away) => attached(element("iframe", { src: away, hidden: true })), "frame-src"],
  ["A form", (away) => submitted(attached(element("form", { action: away, method: "post", hidden: true }))),
    "form-action"],
  ["A ping of a link", (away) => {
    const pinging = link({ href: location.hash || "#", ping: away });
    pinging.click();
    return pinging.ping === "" || undefined;
  }],
  ["A worker by its address", (_, mark) => new Worker(ownAddress(mark))],
  ["A worker of the page's own text", (away) =>
    new Promise((resolve) => {
      const own = worker(`addEventListener("securitypolicyviolation", () => postMessage("closed"));
        fetch("${away}", { mode: "no-cors" }).catch(() => {});`);
      own.onmessage = () => resolve(true);
      setTimeout(() => own.terminate(), WAIT_MS);
    })],
  ["A shared worker", (_, mark) => new SharedWorker(ownAddress(mark))],
  ["Another service worker", (_, mark) => navigator.serviceWorker?.register(ownAddress(mark)) ?? "unknown",
    "ServiceWorkerContainer register"],
  ["A call (WebRTC)", () => typeof RTCPeerConnection === "undefined"],
  ["Web transport", () => typeof WebTransport === "undefined"],
  ["A new window", (away) => window.open(away) === null],
  ["Leaving the page", (away) => navigated(() => { location.href = away; })],
  ["A refresh to another page", (away) =>
    navigated(() =>
      attached(element("meta", { httpEquiv: "refresh", content: "0;url=" + away }), document.head))],
  ["A link to another page", (away) => clicked({ href: away })],
  ["A download from another host", (away) => clicked({ href: away, download: "x" })],
  ["Text of a file as markup", () => refused(() => { element("div").innerHTML = "<img src=x>"; })],
  ["Text of a file as program", () => refused(() => (0, eval)("1"))],
];

// Whether the navigation was called off; not tried where a browser cannot call it off.
async function navigated(go) {
  if (!globalThis.navigation) return "unknown";
  let calledOff = false;
  const look = (event) => { calledOff ||= event.defaultPrevented; };
  navigation.addEventListener("navigate", look);
  try {
    go();
    await rest(WAIT_MS / 5);
  } finally {
    navigation.removeEventListener("navigate", look);
  }
  return calledOff;
}

// Called off as a navigation, or else stopped by the policy, which reports it.
async function submitted(form) {
  if (!globalThis.navigation) return form.submit();
  return (await navigated(() => form.submit())) || undefined;
}

function clicked(properties) {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true, composed: true });
  return !link(properties).dispatchEvent(event);
}

function refused(action) {
  if (!globalThis.trustedTypes) return "unknown";
  try {
    action();
    return false;
  } catch {
    return true;
  }
}

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const isVerdict = (outcome) => outcome === true || outcome === false || outcome === "unknown";

async function tried(attempt, mark, instead) {
  let report;
  const reported = new Promise((resolve) => { report = () => resolve(true); });
  const listen = ({ blockedURI, effectiveDirective, sample }) => {
    const meant = instead && (effectiveDirective === instead || sample.startsWith(instead));
    if (meant || blockedURI.includes(mark)) report();
  };
  addEventListener("securitypolicyviolation", listen);
  try {
    const outcome = attempt(AWAY + mark, mark);
    if (isVerdict(outcome)) return outcome;
    const never = new Promise(() => {});
    const settled = Promise.resolve(outcome).then(
      (value) => (isVerdict(value) ? value : never),
      () => never,
    );
    return await Promise.race([reported, settled, rest(WAIT_MS).then(() => false)]);
  } catch {
    // What it would need refused, or is gone.
    return true;
  } finally {
    removeEventListener("securitypolicyviolation", listen);
  }
}

/** Every way with whether it is closed: "true", "false", or "unknown" where it cannot be tried. */
async function run() {
  const results = [];
  for (const [index, [name, attempt, instead]] of WAYS.entries()) {
    const closed = await tried(attempt, `self-test-${index}-`, instead);
    results.push({ name, closed: String(closed) });
  }
  for (const node of made.splice(0)) node.remove();
  return results;
}

globalThis.owedSelfTest = run;
