// The map beside the sheet. Its picture comes from the workbook's own charts, drawn again once
// typing has paused; its names pick people.

import { element } from "../sheet/element.js";

const PAUSE = 500;

export default {
  render({ model, el }) {
    const words = model.get("words");
    const drawing = element("span", { class: "km-drawing", role: "status" });
    const picture = element("div", { class: "km-picture" });
    el.append(element("section", { class: "km-map", "aria-label": words.title, "data-lm-suppress-shortcuts": "true" },
      element("h3", {}, words.title, drawing), element("p", { class: "km-how" }, words.how), picture));
    let timer;

    const pick = () => {
      const id = `stakeholders/${model.get("selected")}`;
      for (const item of picture.querySelectorAll("[data-item]")) {
        item.classList.toggle("km-here", item.dataset.item === id);
        item.setAttribute("aria-pressed", String(item.dataset.item === id));
      }
    };
    const choose = (event) => {
      const item = event.target.closest?.("[data-item^='stakeholders/']");
      if (!item || (event.key && event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      model.set("selected", item.dataset.item.slice("stakeholders/".length));
      model.save_changes();
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
      drawing.textContent = "";
      pick();
    };
    const stale = () => {
      drawing.textContent = words.drawing;
      clearTimeout(timer);
      timer = setTimeout(() => model.send({ type: "draw" }), PAUSE);
    };

    picture.addEventListener("click", choose);
    picture.addEventListener("keydown", choose);
    const heard = { "change:picture": show, "change:stale": stale, "change:selected": pick };
    for (const [name, hear] of Object.entries(heard)) model.on(name, hear);
    show();
    return () => {
      clearTimeout(timer);
      for (const [name, hear] of Object.entries(heard)) model.off(name, hear);
    };
  },
};
