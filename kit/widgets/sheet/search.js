// Which people to show: those that hold the words searched for, and of the kind that is asked for.

import { folded } from "./element.js";

export function matching(rows, { search, filter }, columns, words) {
  const wanted = folded(search.value);
  const first = columns.filter(({ group, unknown }) => group === "first" && unknown);
  const kinds = {
    all: () => true,
    faults: (row) => Object.keys(row.faults).length > 0,
    unknown: (row) => first.some(({ field }) => (row.cells[field] || words.unknown) === words.unknown),
    here: (row) => !row.cells.left_on,
  };
  const right = kinds[filter.value];
  return rows.filter((row) => right(row) && (!wanted || folded(Object.values(row.cells).join("\n")).includes(wanted)));
}
