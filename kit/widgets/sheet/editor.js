// The line that lies over the cell the cursor stands on. It always has the focus, unseen until
// something is typed: so an input method finds a field at its first key and is never interrupted.

import { element } from "./element.js";
import { Picker } from "./picker.js";

export class Editor {
  constructor(root, { words, options, key, commit, left, moved }) {
    Object.assign(this, { options, key, commit, left, moved });
    this.line = element("input", {
      class: "ks-editor", type: "text", role: "combobox", "aria-expanded": "false",
      "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
    });
    this.area = element("textarea", { class: "ks-editor", rows: "1", spellcheck: "false" });
    this.field = this.area;
    this.editing = this.composing = false;
    this.picker = new Picker(root, { words, chosen: (text) => this.clicked(text) });
    for (const field of [this.line, this.area]) {
      field.hidden = true;
      field.addEventListener("keydown", (event) => this.onKey(event), { capture: true });
      field.addEventListener("compositionstart", () => this.compose(true));
      field.addEventListener("compositionend", () => this.compose(false));
      field.addEventListener("input", () => this.onInput());
      field.addEventListener("blur", () => this.onBlur());
      field.addEventListener("focus", () => this.moved());
      root.append(field);
    }
  }

  get hasFocus() {
    return document.activeElement === this.field;
  }

  // Lie over a cell. The field changes only between cells, never while somebody types.
  stand({ rect, column, label, text, fault, readOnly }) {
    if (!this.editing) {
      const field = column.options.length || column.holds === "reference" ? this.line : this.area;
      const focused = this.hasFocus;
      this.swapping = true;
      this.other(field).hidden = true;
      field.hidden = false;
      this.field = field;
      if (focused) field.focus({ preventScroll: true });
      this.swapping = false;
      Object.assign(this, { column, text });
      this.line.placeholder = text;
      field.value = "";
      field.readOnly = Boolean(readOnly);
      field.setAttribute("aria-label", label);
      field.setAttribute("aria-invalid", fault ? "true" : "false");
      if (fault) field.setAttribute("aria-description", fault);
      else field.removeAttribute("aria-description");
    }
    for (const side of ["left", "top", "width", "height"]) this.field.style[side] = `${rect[side]}px`;
    if (this.editing) this.fit();
  }

  other(field) {
    return field === this.line ? this.area : this.line;
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  begin(text) {
    if (this.field.readOnly) return;
    this.editing = true;
    this.field.classList.add("ks-editing");
    if (text !== undefined) this.field.value = text;
    if (this.field === this.line) {
      this.picker.open(this.column, this.options(this.column), this.text);
      this.line.setAttribute("aria-expanded", "true");
      this.line.setAttribute("aria-controls", this.picker.id);
      if (text === undefined) this.picker.filter(this.line.value);
      this.follow();
    } else this.fit();
  }

  // Open what stands in the cell, the cursor behind it.
  open() {
    this.begin(this.field === this.line ? "" : this.text);
    this.field.setSelectionRange?.(this.field.value.length, this.field.value.length);
  }

  fit() {
    if (this.field === this.area) {
      this.area.style.height = "auto";
      this.area.style.height = `${Math.min(220, Math.max(34, this.area.scrollHeight + 2))}px`;
      this.area.style.minWidth = "180px";
    } else this.picker.place(this.line.getBoundingClientRect());
  }

  follow() {
    this.picker.place(this.line.getBoundingClientRect());
    const active = this.picker.active();
    if (active) this.line.setAttribute("aria-activedescendant", active);
    else this.line.removeAttribute("aria-activedescendant");
  }

  compose(composing) {
    this.composing = composing;
    if (composing && !this.editing) this.begin();
    if (!composing) this.onInput();
  }

  onInput() {
    if (!this.editing && this.field.value) this.begin();
    if (!this.editing) return;
    if (this.field === this.line) {
      this.picker.filter(this.line.value.trim());
      this.follow();
    } else this.fit();
  }

  onKey(event) {
    // Keys of an input method belong to it alone: Enter accepts its words, arrows choose among them.
    if (event.isComposing || this.composing || event.keyCode === 229) {
      event.stopPropagation();
      return;
    }
    if (this.editing ? this.editKey(event) : this.key(event)) event.preventDefault();
    event.stopPropagation();
  }

  // Return whether the key was ours.
  editKey(event) {
    const list = this.field === this.line;
    switch (event.key) {
      case "Enter":
        if (event.altKey && !list) return this.newLine();
        this.finish({ down: event.shiftKey ? -1 : 1 });
        return true;
      case "Tab":
        this.finish({ onward: event.shiftKey ? -1 : 1 });
        return true;
      case "Escape":
        this.cancel();
        return true;
      case "ArrowDown":
      case "ArrowUp":
        return this.arrow(event.key === "ArrowDown" ? 1 : -1, list);
      case " ":
        if (!list || !this.column.many || (this.line.value.trim() && !this.picker.moved)) return false;
        this.picker.toggle();
        this.follow();
        return true;
      default:
        return false;
    }
  }

  arrow(by, list) {
    if (list) {
      this.picker.move(by);
      this.follow();
      return true;
    }
    if (this.area.value.includes("\n")) return false;
    this.finish({ down: by });
    return true;
  }

  newLine() {
    this.area.setRangeText("\n", this.area.selectionStart, this.area.selectionEnd, "end");
    this.fit();
    return true;
  }

  clicked(text) {
    if (this.column.many) {
      this.picker.toggle(text);
      this.line.value = "";
      this.picker.filter("");
      return;
    }
    this.finish({ text });
  }

  // End editing: what was typed goes to the cell, then the cursor goes on.
  finish({ text, ...then } = {}) {
    if (!this.editing) return;
    const untouched = this.field === this.line && !this.line.value && !this.picker.moved && !this.column.many;
    const typed = text ?? (this.picker.isOpen ? this.picker.result(this.line.value) : this.field.value);
    const [before, keep] = [this.text, untouched && text === undefined];
    this.shut();
    if (!keep && typed !== before) this.commit(typed);
    this.left(then);
  }

  cancel() {
    this.shut();
    this.left({});
  }

  shut() {
    this.editing = false;
    this.field.classList.remove("ks-editing");
    this.field.value = "";
    this.area.style.minWidth = "";
    this.picker.close();
    this.line.setAttribute("aria-expanded", "false");
    this.line.removeAttribute("aria-controls");
    this.line.removeAttribute("aria-activedescendant");
  }

  onBlur() {
    if (this.swapping) return;
    if (this.editing) this.finish({ leaving: true });
    this.moved();
  }
}
