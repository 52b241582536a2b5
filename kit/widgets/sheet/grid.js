// Tabulator draws the rows and columns; which cells are picked is ours (selection.js).

import { FrozenColumnsModule, ResizeColumnsModule, FormatModule, Tabulator } from "tabulator-tables";

import { element } from "./element.js";

Tabulator.registerModule([FormatModule, FrozenColumnsModule, ResizeColumnsModule]);

const WIDTHS = { name: 132, department: 150, title: 160, roles: 150, influence: 84, attitude: 96, trust: 104, question: 190, area: 190, what: 250, step: 150, deal: 150, confirmed: 205, confirmed_on: 126 };
const WIDTH = { text: 190, choice: 120, day: 110, number: 96, reference: 130 };

export class Grid {
  constructor(holder, { columns, words, painted }) {
    this.columns = columns;
    this.head = columns[0].field;
    this.words = words;
    this.painted = painted;
    this.shown = [];
    this.table = new Tabulator(holder, {
      data: [],
      index: "id",
      columns: [this.numbers(), ...columns.map((column) => this.column(column))],
      columnDefaults: { headerSort: false, resizable: "header", minWidth: 56 },
      nestedFieldSeparator: false,
      layout: "fitData",
      // As many rows as there are, up to what a screen holds; only those in sight are drawn, which
      // Tabulator does where the height is one that its parts can be a share of.
      height: "var(--ks-height)",
      rowHeight: 34,
      renderVerticalBuffer: 300,
      rowFormatter: (row) => {
        row.getElement().setAttribute("data-place", row.getData().no);
        row.getElement().setAttribute("data-entry", row.getData().id);
      },
    });
    this.ready = new Promise((resolve) => this.table.on("tableBuilt", resolve)).then(() => this.mend());
    for (const event of ["renderComplete", "scrollVertical", "columnResized", "dataProcessed"]) {
      this.table.on(event, () => this.later());
    }
  }

  // Tabulator nests its roles in a way that screen readers cannot follow.
  mend() {
    const grid = this.table.element;
    grid.removeAttribute("aria-owns");
    grid.setAttribute("aria-label", this.words.title);
    const roles = { ".tabulator-header": "rowgroup", ".tabulator-header-contents": "presentation", ".tabulator-tableholder": "rowgroup", ".tabulator-table": "presentation" };
    for (const [part, role] of Object.entries(roles)) grid.querySelector(part)?.setAttribute("role", role);
  }

  numbers() {
    return {
      field: "#", title: "", width: 44, minWidth: 44, frozen: true, resizable: false,
      cssClass: "ks-ordinal",
      formatter: (cell) => document.createTextNode(cell.getData().isNew ? "＊" : cell.getData().no),
    };
  }

  column({ field, title, group, help }) {
    const kind = this.columns.find((column) => column.field === field);
    return {
      field, title, frozen: field === this.head, visible: group === "first",
      width: WIDTHS[field] ?? WIDTH[kind.holds] ?? 120,
      cssClass: `ks-${kind.holds}`,
      titleFormatter: () => element("span", { title: help }, title),
      formatter: (cell) => this.drawn(cell, kind),
    };
  }

  drawn(cell, column) {
    const data = cell.getData();
    const at = cell.getElement();
    const text = cell.getValue() ?? "";
    const fault = data.faults[column.field];
    const unknown = !data.isNew && column.unknown && (text === "" || text === this.words.unknown);
    at.classList.toggle("ks-fault", Boolean(fault));
    at.classList.toggle("ks-unknown", unknown && !fault);
    at.classList.toggle("ks-ghost", Boolean(data.isNew));
    at.setAttribute("aria-selected", "false");
    at.title = fault ?? (text.length > 8 ? text : "");
    if (data.isNew && column.field === this.head && !text) return document.createTextNode(this.words.new_name);
    return document.createTextNode(unknown ? this.words.unknown : text);
  }

  // Show rows, touching only what differs from what is shown.
  async show(rows) {
    const before = this.shown;
    const same = before.length && before.length <= rows.length && before.every(({ id }, place) => rows[place].id === id);
    this.shown = rows;
    const flat = (from, to) => rows.slice(from, to).map((row, place) => this.flat(row, from + place));
    if (!same) await this.table.replaceData(flat(0, rows.length));
    else {
      // A row that did not change is the same object as before.
      before.forEach((row, place) => {
        if (rows[place] !== row && !(rows[place].isNew && row.isNew)) this.refresh(this.flat(rows[place], place));
      });
      if (rows.length > before.length) await this.table.addData(flat(before.length, rows.length));
    }
    this.later();
  }

  refresh(data) {
    const row = this.table.getRow(data.id);
    if (!row) return;
    row.update(data);
    row.reformat();
  }

  flat({ id, cells, faults, isNew }, place) {
    // The blank row has no number of its own, whether it stands on top or at the foot.
    const no = String(place + (this.shown[0]?.isNew && this.shown.length > 1 ? 0 : 1));
    const row = { id, faults, isNew: Boolean(isNew), no };
    for (const { field } of this.columns) row[field] = cells[field] ?? "";
    return row;
  }

  unfold(fields) {
    // The rows are laid out once for all columns, not once for each.
    const frozen = this.table.module("frozenColumns");
    this.table.blockRedraw();
    frozen.blockLayout();
    for (const { field } of this.columns) {
      const column = this.table.getColumn(field);
      if (column.isVisible() !== fields.includes(field)) {
        if (fields.includes(field)) column.show();
        else column.hide();
      }
    }
    frozen.unblockLayout();
    frozen.layout();
    this.table.restoreRedraw();
    this.later();
  }

  // Paint what is picked once Tabulator has put the rows in place.
  later() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.painted());
  }

  cell(id, field) {
    const row = this.table.getRow(id);
    return row ? row.getCell(field)?.getElement() : null;
  }

  // The cells of some rows and columns that stand in the page now, with the entry and the column.
  *standing(ids, fields) {
    for (const row of this.table.element.querySelectorAll(".tabulator-table .tabulator-row")) {
      const id = this.idOf(row);
      if (!ids.has(id)) continue;
      for (const cell of row.querySelectorAll(".tabulator-cell")) {
        const field = cell.getAttribute("tabulator-field");
        if (fields.has(field)) yield { cell, id, field };
      }
    }
  }

  // Mark cells as picked, and the row of the cursor. Only what was or is marked is touched: with
  // thousands of cells in the page that is what a keystroke costs.
  mark(cells, looks, here) {
    for (const cell of this.marked ?? []) {
      cell.classList.remove("ks-cell-here", "ks-focus", "ks-picked");
      cell.setAttribute("aria-selected", "false");
    }
    this.marked = [];
    for (const each of cells) {
      for (const [look, on] of Object.entries(looks(each))) each.cell.classList.toggle(look, on);
      each.cell.setAttribute("aria-selected", "true");
      this.marked.push(each.cell);
    }
    this.rowHere?.classList.remove("ks-row-here");
    this.rowHere = this.table.element.querySelector(`.tabulator-row[data-entry="${CSS.escape(here)}"]`);
    this.rowHere?.classList.add("ks-row-here");
  }

  idOf(row) {
    return row.dataset.entry;
  }

  reveal(id, field) {
    const at = this.cell(id, field);
    const row = this.table.getRow(id);
    if (!at || !row) return;
    const holder = this.holder();
    const top = row.getElement().offsetTop;
    if (!row.getElement().isConnected) this.table.scrollToRow(id, "nearest", false).catch(() => {});
    else if (top < holder.scrollTop) holder.scrollTop = top;
    else if (top + 34 > holder.scrollTop + holder.clientHeight) {
      holder.scrollTop = top + 36 - holder.clientHeight;
    }
    if (at.classList.contains("tabulator-frozen") || !at.isConnected) return;
    const frozen = this.cell(id, this.head).offsetWidth + 44;
    const [left, right] = [at.offsetLeft, at.offsetLeft + at.offsetWidth];
    if (left < holder.scrollLeft + frozen) holder.scrollLeft = left - frozen;
    else if (right > holder.scrollLeft + holder.clientWidth) {
      holder.scrollLeft = Math.min(right - holder.clientWidth, left - frozen);
    }
  }

  holder() {
    return this.table.element.querySelector(".tabulator-tableholder");
  }
}
