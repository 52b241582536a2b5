// What stands above and below the grid: title, saved mark, buttons, search, and what a cell asks.

import { element, filled } from "./element.js";

export class Toolbar {
  constructor({ words, groups, filters, doing, unfolded, searched }) {
    this.words = words;
    this.open = new Set();
    this.unfolded = unfolded;
    this.status = element("div", { class: "ks-status", role: "status" });
    this.count = element("span", { class: "ks-count" });
    this.nobody = element("p", { class: "ks-nobody", role: "status" });
    this.notice = element("div", { class: "ks-notice", role: "status" });
    this.conflicts = element("div", { class: "ks-conflicts" });
    this.about = element("div", { class: "ks-about" });
    const offered = Object.keys(ICONS).filter((name) => doing[name]);
    this.buttons = Object.fromEntries(offered.map((name) => [name, this.button(name, doing[name])]));
    this.search = element("input", { type: "search", class: "ks-search", placeholder: words.search, "aria-label": words.search });
    this.filter = element("select", { class: "ks-filter", "aria-label": words.filter },
      ...filters.map((name) => element("option", { value: name }, words[`filter_${name}`])));
    this.search.addEventListener("input", (event) => event.isComposing || searched());
    this.search.addEventListener("compositionend", () => searched());
    this.filter.addEventListener("change", () => searched());
    const { again, fault, settle } = doing;
    Object.assign(this, { again, fault, settle });
    this.tabs = this.groupButtons(groups);
    this.head = element("header", { class: "ks-head" },
      element("div", { class: "ks-heading" }, element("h2", {}, words.title), this.status),
      element("p", { class: "ks-why" }, words.why),
      element("div", { class: "ks-groups", role: "group", "aria-label": words.unfold }, ...this.tabs.values()),
      element("div", { class: "ks-tools" },
        element("div", { class: "ks-actions" }, ...Object.values(this.buttons)),
        this.search, this.filter, this.count),
      this.conflicts);
    this.foot = element("footer", { class: "ks-foot" }, this.nobody, this.about, this.notice,
      element("p", { class: "ks-keys" }, words.keys));
  }

  button(name, onclick) {
    return element("button", { type: "button", class: "ks-button", "data-do": name, onclick },
      element("span", { "aria-hidden": "true", class: "ks-icon" }, ICONS[name]), this.words[name]);
  }

  groupButtons(groups) {
    if (!groups.length) return new Map();
    const first = element("span", { class: "ks-first" }, this.words.first);
    const every = groups.map(({ group }) => group);
    const made = [["first", first], ...groups.map(({ group, title }) => [group, this.tab(group, title, [group])])];
    return new Map([...made, ["all", this.tab("all", this.words.all, every)]]);
  }

  tab(name, title, groups) {
    const toggle = () => {
      const on = !groups.every((group) => this.open.has(group));
      for (const group of groups) this.open[on ? "add" : "delete"](group);
      for (const [key, tab] of this.tabs) {
        if (key === "first") continue;
        tab.setAttribute("aria-pressed", String(key === "all" ? this.everyOpen() : this.open.has(key)));
      }
      this.unfolded(this.open, on ? groups[0] : null);
    };
    return element("button", { type: "button", class: "ks-tab", "aria-pressed": "false", "data-group": name, onclick: toggle }, title);
  }

  everyOpen() {
    return [...this.tabs.keys()].every((key) => key === "first" || key === "all" || this.open.has(key));
  }

  tell({ waiting, late, failed, saved, faults, readOnly }) {
    const parts = [];
    if (readOnly) parts.push(element("span", { class: "ks-mark" }, this.words.read_only));
    if (faults) {
      parts.push(element("button", { type: "button", class: "ks-button ks-to-correct", onclick: this.fault },
        `⚠ ${filled(this.words.faults, { n: faults })}`));
    }
    const [kind, text] = failed ? ["failed", filled(this.words.failed, { reason: failed })]
      : late ? ["failed", this.words.waiting]
        : waiting ? ["saving", this.words.saving]
          : ["saved", `✓ ${filled(this.words.saved, { time: clock(saved) })}`];
    parts.push(element("span", { class: `ks-saved ks-${kind}` }, text));
    if (failed || late) parts.push(element("button", { type: "button", class: "ks-button", onclick: this.again }, this.words.again));
    this.status.replaceChildren(...parts);
  }

  say(text) {
    this.notice.textContent = text;
  }

  ask(conflicts) {
    this.conflicts.replaceChildren(...conflicts.map(({ key, text }) =>
      element("div", { class: "ks-conflict", role: "alert" }, element("span", {}, text),
        ...["ours", "theirs"].map((side) =>
          element("button", { type: "button", class: "ks-button", onclick: () => this.settle(key, side === "ours") }, this.words[side])))));
  }

  explain({ title, help, fault }) {
    this.about.replaceChildren(
      element("strong", {}, title), element("span", { class: "ks-help" }, help),
      fault ? element("span", { class: "ks-reason" }, `⚠ ${fault}`) : "",
    );
  }

  counted(shown, n) {
    this.count.textContent = filled(shown === n ? this.words.count : this.words.count_some, { n, shown });
  }
}

const ICONS = { add: "＋", duplicate: "❐", remove: "−", up: "↑", down: "↓", undo: "↶", redo: "↷", choose: "？", left: "⇥" };

// The time of day, with the day where that was not today.
function clock(saved) {
  if (!saved?.at) return "";
  const at = new Date(saved.at);
  const two = (number) => String(number).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}
