// Tabs of which one is chosen: one stop for the Tab key, arrows within, as screen readers expect.

import { element } from "../sheet/element.js";

let made = 0;

export class Tabs {
  constructor({ tabs, title, chosen }) {
    const id = `km-tabs-${++made}`;
    this.chosen = chosen;
    this.panel = element("div", { role: "tabpanel", id: `${id}-panel` });
    this.buttons = new Map(tabs.map(({ name, label }) => [name, element("button", {
      type: "button", role: "tab", class: "km-tab", id: `${id}-${name}`, "data-tab": name,
      "aria-controls": this.panel.id, onclick: () => this.chosen(name),
    }, label)]));
    this.list = element("div", { role: "tablist", class: "km-tabs", "aria-label": title, onkeydown: (event) => this.moved(event) },
      ...this.buttons.values());
  }

  show(name) {
    for (const [own, button] of this.buttons) {
      button.setAttribute("aria-selected", String(own === name));
      button.tabIndex = own === name ? 0 : -1;
    }
    this.panel.setAttribute("aria-labelledby", this.buttons.get(name).id);
  }

  moved(event) {
    const names = [...this.buttons.keys()];
    const here = names.indexOf(event.target.dataset.tab);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || here < 0) return;
    event.preventDefault();
    const name = names.at(to % names.length);
    this.buttons.get(name).focus();
    this.chosen(name);
  }
}
