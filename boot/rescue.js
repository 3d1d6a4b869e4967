// What is left when the page's program stops by a fault of its own: nothing of it reacts any more, a calm
// screen says what happened and what is safe, and the work as it last stood can be saved.
//
// The program hands its work over after every change (platform/rescue.rs), because a stopped program can no
// longer be asked. What is shown here needs nothing of it. Nothing of the report is data of the user: it has
// the version, the place in the program, the room and how much there was.

// Where the program listens: on the window, above all it has drawn.
const HEARD = [
  "click", "dblclick", "auxclick", "contextmenu", "input", "beforeinput", "change", "keydown", "keyup", "paste", "copy", "cut",
  "drop", "dragenter", "dragover", "dragleave", "dragend", "pointerdown", "pointermove", "pointerup", "mousedown", "mousemove", "mouseup",
  "touchstart", "touchmove", "touchend", "focusin", "focusout", "scroll", "wheel", "visibilitychange", "toggle", "submit",
];

// What happens to the window itself. Its listeners are called in the order they came, so this one has to be first.
const OF_WINDOW = [
  "hashchange", "popstate", "resize", "storage", "pagehide", "beforeunload", "online", "offline", "message", "owed:lock",
];

const WORDS = {
  title: "This page has stopped",
  what: "Something in Owed did not work as it should. To keep your figures and notes from being changed by mistake, the page does nothing more until you reload it.",
  files: "The files you opened are where they were, unchanged; Owed only reads them. Nothing has left this tab.",
  nothing: "There was nothing entered that could be lost.",
  saved: "What you entered is safe as it stood just before:",
  save: "Download your work",
  report: "A report for the makers of Owed",
  about: "It says where the program stopped and how much was loaded. It holds no name, amount, or text of yours. It is sent nowhere unless you copy it and send it.",
  copy: "Copy the report",
  copied: "Copied.",
  marked: "The report is marked: press Ctrl+C, or Cmd+C on a Mac, to copy it.",
  next: "Download your work first, then reload the page and open what you downloaded together with your export.",
  reload: "Reload the page",
};

const work = { version: "", counts: [], file: undefined };
let screen;

// The work as it stands now: a file to save (or none), what it holds in words, and counts for the report.
function keep(version, counts, file) {
  if (screen) return;
  Object.assign(work, { version, counts, file });
}

function element(name, properties, ...children) {
  const { testid, ...others } = properties;
  const made = Object.assign(document.createElement(name), others);
  if (testid) made.dataset.testid = testid;
  made.append(...children);
  return made;
}

// The file of the program as it was built; its name carries a hash.
function build() {
  const link = document.querySelector('link[rel="preload"][as="fetch"]');
  return link?.href.split("/").pop() ?? "unknown";
}

function report(place) {
  const counts = work.counts.map(([name, count]) => `${name}: ${count}`);
  return [
    `Owed ${work.version} (${build()})`,
    `Stopped at ${place}`,
    `Room: ${location.hash.replace(/[^a-z-]/g, "") || "start"}`,
    ...counts,
    `Browser: ${navigator.userAgent}`,
  ].join("\n");
}

function save() {
  const { name, mime, content } = work.file;
  const link = element("a", { href: URL.createObjectURL(new Blob([content], { type: mime })), download: name });
  link.click();
}

// Where the browser does not let a page copy, the report is marked for the user's own keys.
async function copy(text, box, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = WORDS.copied;
  } catch {
    getSelection().selectAllChildren(box);
    said.textContent = WORDS.marked;
  }
}

function draw(place) {
  const text = report(place);
  const box = element("pre", { className: "rescue__report", testid: "crash-report", tabIndex: 0 }, text);
  const said = element("p", { className: "rescue__said" });
  said.setAttribute("role", "status");
  const button = (testid, words, then, main = false) =>
    element("button", { type: "button", className: main ? "button button--main" : "button", testid, onclick: then }, words);
  const kept = work.file
    ? [
        element("p", {}, WORDS.saved),
        element("ul", { className: "rescue__list", testid: "crash-saved" }, ...work.file.holds.map((line) => element("li", {}, line))),
        element("p", {}, WORDS.next),
      ]
    : [element("p", { testid: "crash-saved" }, WORDS.nothing)];
  const actions = [button("crash-reload", WORDS.reload, () => location.reload(), !work.file)];
  if (work.file) actions.unshift(button("crash-save", WORDS.save, save, true));
  const title = element("h1", { className: "rescue__title", tabIndex: -1 }, WORDS.title);
  screen = element("main", { className: "rescue", testid: "crash" },
    title,
    element("p", {}, WORDS.what),
    ...kept,
    element("p", {}, WORDS.files),
    element("div", { className: "actions" }, ...actions),
    element("section", { className: "rescue__part" },
      element("h2", { className: "rescue__subtitle" }, WORDS.report),
      element("p", {}, WORDS.about),
      box,
      element("div", { className: "actions" }, button("crash-copy", WORDS.copy, () => void copy(text, box, said))),
      said));
  document.title = `${WORDS.title} \u00b7 Owed`;
  document.body.replaceChildren(screen);
  title.focus();
}

// Listeners of the program hang on the window; those of this screen on its own buttons, which are called by
// hand because nothing may be passed on.
function silence(event) {
  event.stopImmediatePropagation();
  if (event.type === "drop" || event.type === "dragover") event.preventDefault();
  if (event.type === "click") event.target.closest?.("[data-testid^=crash-]")?.onclick?.(event);
}

function stop(place) {
  if (screen) return;
  for (const type of HEARD) addEventListener(type, silence, { capture: true, passive: false });
  // What the program wanted to do later.
  for (let last = setTimeout(() => {}); last > 0; last -= 1) clearTimeout(last);
  for (let last = requestAnimationFrame(() => {}); last > 0; last -= 1) cancelAnimationFrame(last);
  draw(place);
}

// Ends that no panic announces: memory or stack ran out, or the browser failed the program in mid-work. The
// message is not read, as it could quote data.
function look(problem) {
  const frames = String(problem?.stack ?? "").match(/wasm-function\[\d+\](:0x[0-9a-f]+)?/g);
  if (problem instanceof WebAssembly.RuntimeError || frames) {
    stop(`${problem.name} in ${frames?.[0] ?? "the program"}`);
  }
}

addEventListener("error", (event) => look(event.error));
addEventListener("unhandledrejection", (event) => look(event.reason));

for (const type of OF_WINDOW) {
  addEventListener(type, (event) => {
    if (screen) event.stopImmediatePropagation();
  });
}

globalThis.owedRescue = Object.freeze({ keep, stop, stopped: () => screen !== undefined });
