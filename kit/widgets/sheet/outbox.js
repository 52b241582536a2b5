// Edits on their way to the workbook. They stay in the tab's storage until they are acknowledged,
// so that a reload or a lost connection loses nothing.

const PATIENCE = 4000;

export class Outbox {
  constructor(model, key, { rows, changed }) {
    this.model = model;
    this.rows = rows;
    this.key = key;
    this.changed = changed;
    this.waiting = []; // [{serial, message}] in the order they were made
    this.serial = Date.now();
    this.failed = "";
    this.late = false;
    model.on("msg:custom", this.receive);
  }

  // Send again what an earlier page left, among it what could not be accepted.
  resume() {
    for (const message of this.stored()) this.send(message);
  }

  edits() {
    return this.waiting.flatMap(({ message }) => message.edits ?? []);
  }

  send(message) {
    this.serial += 1;
    const entry = { serial: this.serial, message };
    this.waiting.push(entry);
    this.store();
    this.post(entry);
  }

  again() {
    this.failed = "";
    for (const entry of this.waiting) this.post(entry);
  }

  post({ serial, message }) {
    try {
      this.model.send({ ...message, serial });
    } catch {
      // The connection is gone: the edit waits in storage, and the page says so below.
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.late = this.waiting.length > 0;
      this.changed();
    }, PATIENCE);
    this.changed();
  }

  receive = (answer) => {
    if (answer?.type !== "done") return;
    const entry = this.waiting.find((each) => each.serial === answer.serial);
    if (!entry) return;
    if (answer.failed && !answer.refused) {
      this.failed = answer.failed;
    } else {
      this.failed = "";
      this.refused = answer.failed;
      this.acknowledged = true;
      this.waiting = this.waiting.filter((each) => each !== entry);
    }
    this.late = false;
    this.store();
    this.changed();
  };

  // What waits for the workbook, then the cells that wait to be put right.
  store() {
    const messages = this.waiting.map(({ message }) => message).filter(({ edits }) => edits);
    const unsaved = this.rows().flatMap((row, place, rows) => kept(row, rows[place - 1]?.id ?? null));
    if (unsaved.length) messages.push({ type: "edit", edits: unsaved });
    try {
      if (messages.length) sessionStorage.setItem(this.key, JSON.stringify(messages));
      else sessionStorage.removeItem(this.key);
    } catch {
      // A browser that keeps no storage still saves.
    }
  }

  stored() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    } catch {
      return [];
    }
  }

  close() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.receive);
  }
}

// The edits that make what the workbook could not take: whole rows it has not, cells at fault.
function kept({ id, cells, faults, unfinished }, after) {
  const fields = Object.keys(unfinished ? cells : faults).filter((field) => cells[field]);
  const edits = fields.map((field) => ({ op: "set", id, field, text: cells[field] }));
  return unfinished ? [{ op: "add", id, after }, ...edits] : edits;
}
