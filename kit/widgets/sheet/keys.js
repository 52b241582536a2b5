// Keys while no cell is being edited. Each returns whether the key was the sheet's.

export function keyed(sheet, event) {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  const act = command ? COMMANDS[key.toLowerCase()] : KEYS[key];
  // Esc lets go of Tab, so that the keyboard alone leads out of the sheet again.
  if (key === "Tab" && sheet.released) return false;
  if (!["Shift", "Control", "Alt", "Meta"].includes(key)) sheet.released = key === "Escape";
  return act ? act(sheet, event) !== false : false;
}

const step = (down, right) => (sheet, event) =>
  event.altKey && down > 0 ? sheet.editor.open() : sheet.selection.step(down, right, { extend: event.shiftKey });

const KEYS = {
  ArrowDown: step(1, 0),
  ArrowUp: step(-1, 0),
  ArrowLeft: step(0, -1),
  ArrowRight: step(0, 1),
  PageDown: step(10, 0),
  PageUp: step(-10, 0),
  Home: step(0, -1000),
  End: step(0, 1000),
  Enter: (sheet) => sheet.editor.open(),
  F2: (sheet) => sheet.editor.open(),
  F1: (sheet) => sheet.guideMe(),
  Tab: (sheet, event) => sheet.selection.onward(event.shiftKey ? -1 : 1),
  Delete: (sheet) => sheet.clear(),
  Backspace: (sheet) => sheet.clear(),
  Escape: () => true,
};

const COMMANDS = {
  z: (sheet, event) => (event.shiftKey ? sheet.toolbar.buttons.redo.click() : sheet.toolbar.buttons.undo.click()),
  y: (sheet) => sheet.toolbar.buttons.redo.click(),
  a: (sheet) => sheet.selection.all(),
  // Everything is saved already; the browser's own "save page" would only be in the way.
  s: () => true,
  home: step(-1e6, -1000),
  end: step(1e6, 1000),
  arrowdown: step(1e6, 0),
  arrowup: step(-1e6, 0),
  arrowleft: step(0, -1000),
  arrowright: step(0, 1000),
};
