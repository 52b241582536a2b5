// The rows as they stand once the edits on their way are done; what the grid shows.

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `p-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

export function foreseen(rows, edits) {
  const list = rows.map((row) => ({ ...row }));
  for (const edit of edits) DO[edit.op]?.(list, edit);
  return list;
}

const find = (list, id) => list.findIndex((row) => row.id === id);

function place(list, row, after) {
  const behind = find(list, after);
  list.splice(after == null ? 0 : behind < 0 ? list.length : behind + 1, 0, row);
}

const DO = {
  set(list, { id, field, text }) {
    const row = list[find(list, id)];
    if (!row) return;
    row.cells = { ...row.cells, [field]: text };
    row.faults = Object.fromEntries(Object.entries(row.faults).filter(([name]) => name !== field));
  },
  add(list, { id, after }) {
    if (find(list, id) < 0) place(list, { id, cells: {}, faults: {} }, after);
  },
  duplicate(list, { id, of }) {
    const original = list[find(list, of)];
    if (original && find(list, id) < 0) place(list, { ...original, id, faults: {} }, of);
  },
  move(list, { id, after }) {
    const from = find(list, id);
    if (from >= 0) place(list, ...list.splice(from, 1), after);
  },
  remove(list, { id }) {
    const from = find(list, id);
    if (from >= 0) list.splice(from, 1);
  },
};
