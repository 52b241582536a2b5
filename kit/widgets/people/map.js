// The pictures beside the sheet. They come from the workbook's own charts, drawn again once typing
// has paused; their names pick people.

import { element } from "../sheet/element.js";
import { Tabs } from "./tabs.js";

// Milliseconds without a change before a picture is drawn. Drawing many people takes the kernel a
// while, in which it answers to no key: then the pause is longer too.
const PAUSE = 500;
const LONGEST = 4000;

export default {
  render({ model, el }) {
    const words = model.get("words");
    const drawing = element("span", { class: "km-drawing", role: "status" });
    const picture = element("div", { class: "km-picture" });
    const reading = element("p", { class: "km-how" });
    const choose = (name) => {
      if (name === model.get("shown")) return;
      model.set("shown", name);
      model.save_changes();
    };
    const tabs = new Tabs({ tabs: model.get("tabs"), title: words.title, chosen: choose });
    tabs.panel.append(reading, picture);
    el.append(element("section", { class: "km-map", "aria-label": words.title, "data-lm-suppress-shortcuts": "true" },
      element("h3", {}, words.title, drawing), element("p", { class: "km-how" }, words.how), tabs.list, tabs.panel));
    let timer;
    let asked = 0;
    let pause = PAUSE;

    const pick = () => {
      const id = `stakeholders/${model.get("selected")}`;
      for (const item of picture.querySelectorAll("[data-item]")) {
        item.classList.toggle("km-here", item.dataset.item === id);
        item.setAttribute("aria-pressed", String(item.dataset.item === id));
      }
    };
    const press = (event) => {
      const item = event.target.closest?.("[data-item^='stakeholders/']");
      if (!item || (event.key && event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      model.set("selected", item.dataset.item.slice("stakeholders/".length));
      model.save_changes();
    };
    const drawn = () => {
      drawing.textContent = "";
      if (asked) pause = Math.min(LONGEST, Math.max(PAUSE, 2 * (performance.now() - asked)));
      asked = 0;
    };
    const show = () => {
      // Written by the kit's own charts, which escape every name.
      picture.innerHTML = model.get("picture");
      picture.querySelector("svg")?.setAttribute("role", "group");
      for (const item of picture.querySelectorAll("[data-item]")) {
        item.setAttribute("role", "button");
        item.setAttribute("tabindex", "0");
        item.setAttribute("aria-label", item.textContent.trim());
      }
      drawn();
      pick();
    };
    const turn = () => {
      const name = model.get("shown");
      tabs.show(name);
      reading.textContent = model.get("tabs").find((tab) => tab.name === name).reading;
    };
    const turned = () => {
      turn();
      drawing.textContent = words.drawing;
    };
    const stale = () => {
      drawing.textContent = words.drawing;
      clearTimeout(timer);
      timer = setTimeout(() => {
        asked = performance.now();
        model.send({ type: "draw" });
      }, pause);
    };

    picture.addEventListener("click", press);
    picture.addEventListener("keydown", press);
    const heard = {
      "change:picture": show, "change:stale": stale, "change:selected": pick, "change:shown": turned, "msg:custom": drawn,
    };
    for (const [name, hear] of Object.entries(heard)) model.on(name, hear);
    turn();
    if (model.get("picture")) show();
    else stale();
    return () => {
      clearTimeout(timer);
      for (const [name, hear] of Object.entries(heard)) model.off(name, hear);
    };
  },
};
