// What the page keeps in this browser, seen from outside.

const DATABASE = "owed";

/** All that is kept: databases, keys of the page's own, and the entries of the plain storage. */
export function storage(page) {
  return page.evaluate(async (name) => {
    const databases = (await indexedDB.databases()).map((database) => database.name);
    const keys = [];
    if (databases.includes(name)) {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const request = database.transaction("kept").objectStore("kept").getAllKeys();
      keys.push(...(await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); })));
      database.close();
    }
    return { databases, keys, local: localStorage.length, session: sessionStorage.length };
  }, DATABASE);
}

/** Changes what is kept behind the page's back: `change` gets each key and text, and gives a text or nothing. */
export function tamper(page, change) {
  return page.evaluate(async ([name, source]) => {
    const make = globalThis.owedTestChanges[source];
    const database = await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    const shelf = database.transaction("kept", "readwrite").objectStore("kept");
    await new Promise((resolve) => {
      shelf.openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return resolve();
        const text = make(cursor.key, cursor.value);
        if (text !== undefined) cursor.update(text);
        cursor.continue();
      };
    });
    await new Promise((resolve) => { shelf.transaction.oncomplete = resolve; shelf.transaction.commit?.(); });
    database.close();
  }, [DATABASE, change]);
}

/** The changes `tamper` knows; to be given to `addInitScript`, because the page's policy makes no code from text. */
export function changes() {
  const turn = (text) => Number(text.split("\n")[0]);
  globalThis.owedTestChanges = {
    damageAll: (_, text) => (typeof text === "string" ? text.replace('"hand_over_day": 91', '"hand_over_day": 93') : undefined),
    damageOdd: (_, text) => (typeof text === "string" && turn(text) % 2 === 1 ? text.slice(0, -40) : undefined),
    damageEven: (_, text) => (typeof text === "string" && turn(text) % 2 === 0 ? text.slice(0, -40) : undefined),
    later: (_, text) => (typeof text === "string" ? text.replace("owed-case-file 1", "owed-case-file 9") : undefined),
  };
}

/** Waits until every edit is kept. */
export async function allKept(owed) {
  await owed.page.waitForFunction(() => document.querySelector('[data-testid="book"]')?.dataset.unsaved === "0");
}
