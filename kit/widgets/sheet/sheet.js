// A sheet in the page: what is typed goes to the workbook, what it says is shown.

import { block, pasted } from "./block.js";
import { Editor } from "./editor.js";
import { element, filled } from "./element.js";
import { Grid } from "./grid.js";
import { Guide } from "./guide.js";
import { keyed } from "./keys.js";
import { Outbox } from "./outbox.js";
import { Rows, foreseen, newId } from "./rows.js";
import { matching } from "./search.js";
import { Selection } from "./selection.js";
import { Toolbar } from "./toolbar.js";

class Sheet {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("words");
    this.columns = model.get("columns");
    this.byField = new Map(this.columns.map((column) => [column.field, column]));
    this.head = this.columns[0].field;
    this.readOnly = model.get("read_only");
    this.newestFirst = model.get("newest_first");
    this.newId = newId();
    this.rows = [];
    this.root = element("section", {
      // JupyterLab's own shortcuts keep out: "d d" would delete the notebook's cell.
      class: "ks-sheet", "data-lm-suppress-shortcuts": "true", lang: model.get("lang"),
      "aria-label": this.words.title,
    });
    this.toolbar = new Toolbar({
      words: this.words, groups: model.get("groups"), filters: model.get("filters"), doing: this.doing(),
      unfolded: (open, group) => this.unfold(open, group), searched: () => this.show(),
    });
    this.selection = new Selection(() => this.moved());
    this.stage = element("div", { class: "ks-stage" });
    const holder = element("div", { class: "ks-grid" });
    this.root.append(this.toolbar.head, this.stage, this.toolbar.foot);
    el.append(this.root);
    this.editor = new Editor(this.stage, {
      words: this.words, options: (column) => this.options(column), key: (event) => keyed(this, event),
      commit: (text) => this.commit(text), left: (then) => this.leave(then), moved: () => this.paint(),
    });
    this.guide = new Guide(this.stage, {
      words: this.words, take: (value) => this.commit(value), closed: () => this.editor.focus(),
    });
    this.stage.append(holder);
    this.grid = new Grid(holder, { columns: this.columns, words: this.words, painted: () => this.paint() });
    const held = new Promise((resolve) => {
      this.held = new Rows(model, () => {
        resolve();
        if (this.started) this.show();
      });
    });
    this.outbox = new Outbox(model, `kit-sheet:${model.get("account")}:${model.get("kind")}`, {
      rows: () => this.held.list, changed: () => this.outboxChanged(),
    });
    Promise.all([this.grid.ready, held]).then(() => this.start(holder));
  }

  async start(holder) {
    this.clicks(holder);
    for (const name of ["copy", "cut", "paste"]) this.stage.addEventListener(name, (event) => this.clipboard(name, event));
    for (const [name, heard] of this.hears()) this.model.on(`change:${name}`, heard);
    document.addEventListener("visibilitychange", this.refresh);
    this.started = true;
    this.outbox.resume();
    this.ask();
    await this.show();
    this.reach();
    this.root.dataset.ready = "true";
  }

  hears() {
    return [["saved", this.tell], ["conflicts", this.ask], ["selected", this.follow], ["cell", this.reach]];
  }

  close() {
    document.removeEventListener("visibilitychange", this.refresh);
    for (const [name, heard] of this.hears()) this.model.off(`change:${name}`, heard);
    this.held.close();
    this.outbox.close();
    this.grid.table.destroy();
  }

  refresh = () => {
    if (!document.hidden) this.outbox.send({ type: "refresh" });
  };

  ask = () => this.toolbar.ask(this.model.get("conflicts"));

  show = async () => {
    this.entries = foreseen(this.held.list, this.outbox.edits());
    this.rows = matching(this.entries, this.toolbar, this.columns, this.words);
    const all = this.readOnly ? [...this.rows] : this.withBlank(this.rows);
    this.toolbar.counted(this.rows.length, this.entries.length);
    const nobody = this.entries.length ? this.words.none_found : this.words.empty;
    this.toolbar.nobody.textContent = this.rows.length ? "" : nobody;
    this.stage.style.setProperty("--ks-rows", Math.max(4, all.length));
    this.all = new Map(all.map((row) => [row.id, row]));
    this.selection.over(all.map(({ id }) => id), this.fields());
    await this.grid.show(all);
    this.tell();
    this.moved();
  };

  withBlank(rows) {
    const blank = { id: this.newId, cells: {}, faults: {}, isNew: true };
    return this.newestFirst ? [blank, ...rows] : [...rows, blank];
  }

  fields() {
    return this.columns.filter(({ group }) => group === "first" || this.toolbar.open.has(group)).map(({ field }) => field);
  }

  unfold(open, group) {
    this.grid.unfold(this.fields());
    this.selection.over(this.selection.ids, this.fields());
    const first = group && this.columns.find((column) => column.group === group);
    if (first && this.selection.head.id) {
      // The whole group comes into sight, its first column last.
      for (const column of this.columns.filter((each) => each.group === group).reverse()) this.grid.reveal(this.selection.head.id, column.field);
      this.selection.at(this.selection.head.id, first.field);
    }
    this.moved();
  }

  outboxChanged() {
    if (this.outbox.refused) this.toolbar.say(this.outbox.refused);
    if (!this.outbox.acknowledged) return this.tell();
    this.outbox.acknowledged = false;
    this.outbox.refused = "";
    this.show();
  }

  tell = () => {
    const faults = (this.entries ?? []).reduce((n, row) => n + Object.keys(row.faults).length, 0);
    const { waiting, late, failed } = this.outbox;
    this.toolbar.tell({ waiting: waiting.length, late, failed, saved: this.model.get("saved"), faults, readOnly: this.readOnly });
  };

  here() {
    const { id, field } = this.selection.head;
    return { row: this.all?.get(id), column: this.byField.get(field), id, field };
  }

  moved() {
    const { row, column, id, field } = this.here();
    if (!row || !column) return;
    this.grid.reveal(id, field);
    this.toolbar.explain({ title: column.title, help: column.help, fault: row.faults[field] });
    const rated = Object.keys(column.anchors).length > 0;
    this.toolbar.buttons.choose.disabled = this.readOnly || !rated;
    for (const name of ["duplicate", "remove", "left"].filter((each) => this.toolbar.buttons[each])) this.toolbar.buttons[name].disabled = this.readOnly || row.isNew;
    for (const name of ["up", "down"]) this.toolbar.buttons[name].disabled = this.readOnly || row.isNew || this.newestFirst;
    for (const name of ["add", "undo", "redo"]) this.toolbar.buttons[name].disabled = this.readOnly;
    const selected = row.isNew ? "" : id;
    if (this.model.get("selected") !== selected) {
      this.model.set("selected", selected);
      this.model.save_changes();
    }
    this.paint();
  }

  follow = () => {
    const id = this.model.get("selected");
    if (id && id !== this.selection.head.id && this.all?.has(id)) this.selection.at(id, this.head);
  };

  // Go to the very cell that something outside the sheet is about.
  reach = () => {
    const { id, field } = this.model.get("cell");
    if (id && this.entries.some((row) => row.id === id)) this.goTo(id, this.byField.has(field) ? field : this.head);
  };

  // Mark what is picked among the cells that stand in the page, and lay the editor over the cursor.
  paint() {
    const { row, column, id, field } = this.here();
    if (!row || !column) return;
    const [ids, fields] = [new Set(this.selection.rows()), new Set(this.selection.columns())];
    const many = ids.size * fields.size > 1;
    this.grid.mark(this.grid.standing(ids, fields), (each) => ({
      "ks-cell-here": each.id === id && each.field === field,
      "ks-focus": each.id === id && each.field === field && this.editor.hasFocus,
      "ks-picked": many,
    }), id);
    const cell = this.grid.cell(id, field);
    if (!cell?.isConnected) return;
    const [over, stage] = [cell.getBoundingClientRect(), this.stage.getBoundingClientRect()];
    const rect = { left: over.left - stage.left, top: over.top - stage.top, width: over.width, height: over.height };
    const text = row.cells[field] ?? "";
    const where = row.isNew ? this.words.new_row : row.cells[this.head] || filled(this.words.row, { n: this.rows.indexOf(row) + 1 });
    this.editor.stand({
      rect, column, text, fault: row.faults[field], readOnly: this.readOnly,
      label: [column.title, where, text || (column.unknown && !row.isNew ? this.words.unknown : "")].filter(Boolean).join("、"),
    });
  }

  options(column) {
    if (column.holds !== "reference") return column.options;
    if (column.refers !== this.model.get("kind")) {
      return (this.model.get("references")[column.refers] ?? []).map((text) => ({ text, also: "" }));
    }
    const own = this.selection.head.id;
    return this.entries.filter((row) => row.id !== own && row.cells[this.head])
      .map(({ cells }) => ({ text: cells[this.head], also: cells.kana ?? "" }));
  }

  // One batch of edits is one step to undo. The blank row becomes a person with its first cell.
  edit(edits) {
    if (this.readOnly || !edits.length) return;
    const grown = edits.some(({ op, id }) => op === "set" && id === this.newId);
    const add = grown ? [{ op: "add", id: this.newId, after: this.newestFirst ? null : (this.entries.at(-1)?.id ?? null) }] : [];
    if (grown) this.newId = newId();
    this.toolbar.say("");
    this.outbox.send({ type: "edit", edits: [...add, ...edits] });
    this.show();
  }

  commit(text) {
    const { id, field } = this.selection.head;
    this.edit([{ op: "set", id, field, text }]);
  }

  leave({ down = 0, onward = 0, leaving = false }) {
    if (!leaving) this.editor.focus();
    if (onward) this.selection.onward(onward);
    else if (down) this.selection.step(down, 0);
    else this.moved();
  }

  clear() {
    this.edit(this.selection.rows().filter((id) => id !== this.newId).flatMap((id) =>
      this.selection.columns().filter((field) => this.all.get(id).cells[field]).map((field) => ({ op: "set", id, field, text: "" }))));
  }

  clipboard(name, event) {
    if (this.editor.editing || event.target !== this.editor.field) return;
    event.preventDefault();
    if (name === "paste") return this.paste(event.clipboardData.getData("text/plain"));
    event.clipboardData.setData("text/plain", block(this));
    if (name === "cut") this.clear();
  }

  paste(text) {
    if (this.readOnly || !text) return;
    const { edits, rows, columns } = pasted(this, text);
    this.edit(edits);
    this.toolbar.say(filled(this.words.pasted, { rows, columns }));
  }

  guideMe() {
    const { column, row } = this.here();
    if (!column || this.editor.editing) return;
    this.guide.open(column, row.cells[this.head], this.editor.field.getBoundingClientRect());
  }

  doing() {
    const picked = () => this.selection.rows().filter((id) => id !== this.newId);
    const then = (act) => () => {
      act();
      this.editor.focus();
    };
    return {
      add: then(() => this.selection.at(this.newId, this.head)),
      duplicate: then(() => {
        const [of, id] = [this.selection.head.id, newId()];
        this.edit([{ op: "duplicate", id, of }]);
        this.selection.at(id, this.head);
      }),
      remove: then(() => {
        const gone = picked();
        this.edit(gone.map((id) => ({ op: "remove", id })));
        this.toolbar.say(filled(this.words.removed, { n: gone.length }));
      }),
      up: then(() => this.shift(-1)),
      down: then(() => this.shift(1)),
      undo: then(() => this.outbox.send({ type: "undo" })),
      redo: then(() => this.outbox.send({ type: "redo" })),
      choose: () => this.guideMe(),
      // Where somebody moves on, three columns beside each other tell when, where to, and who follows.
      left: this.byField.has("left_on") && then(() => this.goTo(this.selection.head.id, "left_on")),
      again: () => this.outbox.again(),
      fault: then(() => this.nextFault()),
      settle: (key, ours) => this.outbox.send({ type: "settle", key, ours }),
    };
  }

  shift(by) {
    const ids = this.entries.map(({ id }) => id);
    const from = ids.indexOf(this.selection.head.id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= ids.length) return;
    const after = by > 0 ? ids[to] : (ids[to - 1] ?? null);
    this.edit([{ op: "move", id: ids[from], after }]);
  }

  nextFault() {
    const faults = this.entries.flatMap(({ id, faults: here }) => Object.keys(here).map((field) => ({ id, field })));
    const { id, field } = this.selection.head;
    const now = faults.findIndex((each) => each.id === id && each.field === field);
    const next = faults[(now + 1) % faults.length];
    this.goTo(next.id, next.field);
  }

  // Put the cursor on a cell, and bring it into sight where a group or a search hides it.
  async goTo(id, field) {
    if (!this.fields().includes(field)) this.toolbar.tabs.get(this.byField.get(field).group).click();
    if (!this.all.has(id)) {
      this.toolbar.search.value = "";
      this.toolbar.filter.value = "all";
      await this.show();
    }
    this.selection.at(id, field);
    this.root.scrollIntoView({ block: "nearest" });
    this.editor.focus();
  }

  // A click picks, a second one or a double click opens; dragging picks a block.
  clicks(holder) {
    const place = (event) => {
      const cell = event.target.closest?.(".tabulator-cell");
      const id = cell && this.grid.idOf(cell.closest(".tabulator-row"));
      return id ? { id, field: cell.getAttribute("tabulator-field") } : null;
    };
    holder.addEventListener("mousedown", (event) => {
      const to = place(event);
      if (!to || event.button) return;
      event.preventDefault();
      if (this.editor.editing) this.editor.finish();
      const head = this.selection.head;
      const again = this.editor.hasFocus && to.id === head.id && to.field === head.field && !event.shiftKey;
      if (to.field === "#") {
        this.selection.at(to.id, this.selection.fields[0], { extend: event.shiftKey });
        this.selection.head = { id: to.id, field: this.selection.fields.at(-1) };
        this.paint();
      } else this.selection.at(to.id, to.field, { extend: event.shiftKey });
      this.editor.focus();
      if (again) this.editor.open();
      else this.dragging = true;
    });
    holder.addEventListener("mouseover", (event) => {
      const to = this.dragging && event.buttons && place(event);
      if (to && to.field !== "#") this.selection.at(to.id, to.field, { extend: true });
      if (!event.buttons) this.dragging = false;
    });
    holder.addEventListener("scroll", () => this.paint(), true);
  }
}

export default {
  render({ model, el }) {
    const sheet = new Sheet(model, el);
    return () => sheet.close();
  },
};
