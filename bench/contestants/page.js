// What every contestant's page does alike: take a file, give it to the contestant, mark the times,
// leave the answer for the runner to check.

/** `prepare()` may load an engine; `analyze(file)` gives `{ open, buckets, paid, days_to_pay, customers }`. */
export async function contest({ prepare, analyze }) {
  const input = document.createElement("input");
  input.type = "file";
  input.id = "file";
  document.body.append(input);
  await prepare?.();
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    performance.mark("bench:start");
    try {
      globalThis.answer = await analyze(file);
    } catch (problem) {
      globalThis.failure = String(problem);
    }
    performance.measure("bench:done", "bench:start");
  });
  performance.mark("bench:ready");
}
