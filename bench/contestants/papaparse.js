// PapaParse, streaming the file on the page's thread (its authors call that the faster way), and the
// sums in plain JavaScript with whole cents.

import Papa from "papaparse";
import { contest } from "./page.js";
import { Sums } from "./sums.js";

contest({
  analyze: (file) =>
    new Promise((resolve, reject) => {
      const sums = new Sums();
      let header = true;
      Papa.parse(file, {
        chunk({ data }) {
          for (const row of data) {
            if (header) header = false;
            else sums.add(row);
          }
        },
        complete: () => resolve(sums.answer()),
        error: reject,
      });
    }),
});
