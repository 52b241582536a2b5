// The rows as they stand once the edits on their way are done; what the grid shows.

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `p-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

// The rows as the workbook has them: all of them once, then those that changed.
export class Rows {
  constructor(model, changed) {
    Object.assign(this, { model, changed, list: [], version: -1 });
    model.on("msg:custom", this.receive);
    this.ask();
  }

  ask() {
    this.model.send({ type: "show" });
  }

  receive = (message) => {
    if (message?.type === "rows") {
      this.list = message.rows;
      this.version = message.version;
    } else if (message?.type === "changed" && this.version >= 0) {
      if (message.version <= this.version) return;
      // Something was missed, as after a lost connection.
      if (message.version > this.version + 1) return void this.ask();
      this.take(message);
    } else return;
    this.changed();
  };

  take({ version, rows, order }) {
    const news = new Map(rows.map((row) => [row.id, row]));
    if (order) {
      for (const row of this.list) if (!news.has(row.id)) news.set(row.id, row);
      this.list = order.map((id) => news.get(id));
    } else this.list = this.list.map((row) => news.get(row.id) ?? row);
    this.version = version;
  }

  close() {
    this.model.off("msg:custom", this.receive);
  }
}

export function foreseen(rows, edits) {
  if (!edits.length) return rows;
  const list = [...rows];
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
    const at = find(list, id);
    if (at < 0) return;
    const { [field]: _, ...faults } = list[at].faults;
    list[at] = { ...list[at], cells: { ...list[at].cells, [field]: text }, faults };
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
