// The list of words under a cell that is being edited: one of them, or as many as apply.

import { element, folded } from "./element.js";

let made = 0;

export class Picker {
  constructor(root, { words, chosen }) {
    made += 1;
    this.id = `ks-picker-${made}`;
    this.words = words;
    this.chosen = chosen; // told of an option that was clicked
    this.list = element("div", { role: "listbox", id: this.id, class: "ks-options" });
    this.foot = element("div", { class: "ks-picker-foot" });
    this.box = element("div", { class: "ks-picker", popover: "manual" }, this.list, this.foot);
    // Focus stays in the cell: a click here is no leaving.
    this.box.addEventListener("mousedown", (event) => event.preventDefault());
    root.append(this.box);
    this.options = [];
  }

  get isOpen() {
    return this.options.length > 0;
  }

  open(column, options, text) {
    this.column = column;
    this.options = options;
    this.ticked = column.many ? parts(text, column) : [];
    this.query = "";
    this.moved = false;
    this.list.setAttribute("aria-label", column.title);
    this.list.setAttribute("aria-multiselectable", column.many ? "true" : "false");
    this.foot.textContent = column.many ? this.words.many_keys : "";
    this.box.showPopover();
    this.filter("", text);
  }

  filter(query, current = "") {
    this.query = query;
    const wanted = folded(query);
    const matching = this.options.filter((o) => [o.text, o.also].some((t) => folded(t).includes(wanted)));
    const first = (o) => (folded(o.text).startsWith(wanted) ? 0 : 1);
    this.matching = wanted ? matching.sort((a, b) => first(a) - first(b)) : this.options;
    const at = this.matching.findIndex((o) => o.text === current);
    this.at = wanted ? (this.matching.length ? 0 : -1) : at;
    this.draw();
  }

  move(by) {
    if (!this.matching.length) return;
    this.moved = true;
    this.at = this.at < 0 && by < 0 ? this.matching.length - 1
      : Math.max(0, Math.min(this.matching.length - 1, this.at + by));
    this.draw();
  }

  toggle(text) {
    const word = text ?? this.matching[this.at]?.text;
    if (!word) return;
    const has = this.ticked.includes(word);
    this.ticked = has ? this.ticked.filter((each) => each !== word) : [...this.ticked, word];
    this.draw();
  }

  // What the cell is to hold, given what stands in its line.
  result(typed) {
    const word = this.query || this.moved ? this.matching[this.at]?.text : undefined;
    if (!this.column.many) return word ?? typed;
    const more = this.query ? (word ?? typed.trim()) : "";
    return [...this.ticked, ...(more && !this.ticked.includes(more) ? [more] : [])].join(this.column.refers ? "\n" : "、");
  }

  active() {
    return this.at >= 0 ? `${this.id}-${this.at}` : null;
  }

  draw() {
    this.list.replaceChildren(...this.matching.map((option, place) => this.option(option, place)));
    if (!this.matching.length) {
      this.list.append(element("div", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "ks-option ks-none" }, this.words.no_option));
    }
    this.list.querySelector(".ks-here")?.scrollIntoView({ block: "nearest" });
  }

  option({ text }, place) {
    const anchor = this.column.anchors[text];
    const ticked = this.column.many ? this.ticked.includes(text) : place === this.at;
    return element(
      "div",
      {
        role: "option", id: `${this.id}-${place}`, "aria-selected": String(ticked),
        class: `ks-option${place === this.at ? " ks-here" : ""}${text === this.words.unknown ? " ks-unknown" : ""}`,
        onclick: () => this.chosen(text),
      },
      this.column.many ? element("span", { class: "ks-tick", "aria-hidden": "true" }, ticked ? "☑" : "☐") : null,
      element("span", { class: anchor ? "ks-value" : "" }, text),
      anchor ? element("span", { class: "ks-anchor" }, anchor) : null,
    );
  }

  place(rect) {
    beside(this.box, rect);
  }

  close() {
    if (this.isOpen) this.box.hidePopover();
    this.options = [];
  }
}

// A name may hold a comma: entries that are referred to stand one a line.
export function parts(text, { refers }) {
  return text.split(refers ? "\n" : /[、,\n]/).map((part) => part.trim()).filter(Boolean);
}

// Put a popover under a cell, or above it where the window ends.
export function beside(box, rect) {
  const below = window.innerHeight - rect.bottom;
  const height = box.offsetHeight;
  const top = below < height + 8 && rect.top > below ? rect.top - height - 2 : rect.bottom + 2;
  box.style.top = `${Math.max(4, top)}px`;
  box.style.left = `${Math.max(4, Math.min(rect.left, window.innerWidth - box.offsetWidth - 8))}px`;
  box.style.minWidth = `${rect.width}px`;
}
