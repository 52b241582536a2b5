// "Help me choose": the anchors of a rating, and yes-or-no questions that lead to a value.

import { element, filled } from "./element.js";
import { beside } from "./picker.js";

export class Guide {
  constructor(root, { words, take, closed }) {
    Object.assign(this, { words, take, closed });
    this.box = element("div", { class: "ks-guide", popover: "manual", role: "dialog" });
    this.box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.close();
    });
    root.append(this.box);
  }

  get isOpen() {
    return this.box.matches(":popover-open");
  }

  open(column, name, rect) {
    this.column = column;
    this.rect = rect;
    this.heading = name ? `${column.title} · ${name}` : column.title;
    this.box.setAttribute("aria-label", this.heading);
    this.box.showPopover();
    if (Object.keys(column.anchors).length) this.ask(QUESTIONS.start);
    else this.draw([]);
  }

  ask(question) {
    const { low, high } = question;
    const anchors = this.column.anchors;
    const asked = low ? filled(this.words.nearer, { low: anchors[low], high: anchors[high] })
      : filled(this.words.fits, { anchor: anchors[high] });
    this.draw([
      element("p", { class: "ks-question" }, asked),
      this.row(
        this.button(this.words.yes, () => this.go(question.yes)),
        this.button(this.words.no, () => this.go(question.no)),
        this.button(this.words.not_sure, () => this.propose(this.words.unknown)),
      ),
    ]);
  }

  go(next) {
    if (typeof next === "string") this.propose(next);
    else this.ask(next);
  }

  propose(value) {
    this.draw([
      element("p", { class: "ks-question", role: "status" }, filled(this.words.proposal, { value })),
      this.row(
        this.button(this.words.take, () => this.close(value), "ks-primary"),
        this.button(this.words.restart, () => this.ask(QUESTIONS.start)),
      ),
    ]);
  }

  draw(parts) {
    const anchors = Object.entries(this.column.anchors).map(([value, text]) =>
      element("li", {}, element("b", {}, value), element("span", {}, text)));
    this.box.replaceChildren(
      element("div", { class: "ks-guide-head" }, element("strong", {}, this.heading),
        element("button", { type: "button", class: "ks-close", "aria-label": this.words.close, title: this.words.close, onclick: () => this.close() }, "×")),
      element("p", { class: "ks-help" }, this.column.help),
      anchors.length ? element("ul", { class: "ks-anchors" }, ...anchors) : "",
      ...(parts.length ? parts : [this.row(this.button(this.words.close, () => this.close()))]),
    );
    beside(this.box, this.rect);
    this.box.querySelector(".ks-row button").focus({ preventScroll: true });
  }

  row(...buttons) {
    return element("div", { class: "ks-row" }, ...buttons);
  }

  button(text, onclick, kind = "") {
    return element("button", { type: "button", class: `ks-button ${kind}`, onclick }, text);
  }

  close(value) {
    if (!this.isOpen) return;
    this.box.hidePopover();
    if (value !== undefined) this.take(value);
    this.closed();
  }
}

// Each question asks whether an anchor fits, or whether a higher one is nearer than a lower one.
const QUESTIONS = {
  start: {
    high: "5",
    yes: "5",
    no: {
      high: "3",
      yes: "3",
      no: { low: "3", high: "5", yes: "4", no: { high: "1", yes: "1", no: "2" } },
    },
  },
};
