/*
 * Runs a notebook of ours once when it is opened, so that its content shows without a click.
 *
 * A module-federation container written by hand: JupyterLab calls init with its shared modules
 * and asks get for ours. extension.py calls the function with the hashes of our notebooks.
 */
function ({ name, ours, patterns }) {
  const INJECTED = "injected-parameters";
  // A module lying beside a notebook must not be taken for one of ours.
  const ONLY_INSTALLED =
    "__import__('sys').path[:] = [each for each in __import__('sys').path if each]";
  const LOOK = "kit-workbook";
  const BESIDE = /^[\w-]+\.ipynb$/;
  // Folded code leaves no bar, and what it shows bears no number; the View menu unfolds it.
  const STYLE = `
    .${LOOK} .jp-Cell-inputWrapper:has(.jp-InputPlaceholder) { display: none }
    .${LOOK} .jp-OutputPrompt { visibility: hidden }`;

  const match = Object.fromEntries(
    Object.entries(patterns).map(([key, pattern]) => [key, new RegExp(`^(?:${pattern})$`)]),
  );

  /* fingerprint.py says what counts; a test holds the two equal. */
  const fingerprint = (notebook) => sha256(code(notebook));

  async function sha256(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (each) => each.toString(16).padStart(2, "0")).join("");
  }

  const code = (notebook) => JSON.stringify(sources(notebook));

  function sources(notebook) {
    const counted = [];
    let before = { source: "", tags: [] };
    for (const { cell_type, source: lines, metadata } of notebook.cells) {
      if (cell_type !== "code") continue;
      const source = [lines].flat().join("").replaceAll("\r\n", "\n");
      const tags = metadata?.tags ?? [];
      const given = tags.includes(INJECTED) && before.tags.includes("parameters");
      if (!match.blank.test(source) && !(given && givesValues(source, before.source))) {
        counted.push(source);
      }
      before = { source, tags };
    }
    return counted;
  }

  function givesValues(source, parameters) {
    const names = parameters.split("\n").map((line) => match.name.exec(line)?.[1]);
    const gives = (line) => {
      const given = match.assignment.exec(line)?.[1];
      return (given !== undefined && names.includes(given)) || match.idle.test(line);
    };
    return match.plain.test(source) && source.split("\n").every(gives);
  }

  function withoutOutputs(notebook) {
    const cells = notebook.cells.map((cell) =>
      cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell,
    );
    return { ...notebook, cells };
  }

  /* What people read and write in the cells; outputs and folding are no change to the file. */
  function written(model) {
    return JSON.stringify(Array.from(model.cells, (cell) => [cell.type, cell.sharedModel.source]));
  }

  /* Keep outputs out of the file, and the file untouched until somebody writes in the notebook. */
  function keepFile(model) {
    let saved = written(model);
    const settle = () => {
      if (!model.dirty) saved = written(model);
      else if (written(model) === saved) model.dirty = false;
    };
    const toJSON = model.toJSON.bind(model);
    const before = code(toJSON());
    model.toJSON = () => {
      const notebook = toJSON();
      // Whoever changes the code has a notebook of their own, saved as any other.
      return code(notebook) === before ? withoutOutputs(notebook) : notebook;
    };
    model.stateChanged.connect((_, change) => change.name === "dirty" && settle());
    settle();
  }

  async function open(panel, actions) {
    const { context, content } = panel;
    await context.ready;
    const { model, sessionContext } = context;
    const before = code(model.toJSON());
    // Where the address is not a secure one, browsers compute no hash, and nothing runs.
    if (!crypto.subtle || !ours.includes(await sha256(before))) return;
    keepFile(model);
    panel.addClass(LOOK);
    await Promise.all([sessionContext.ready, panel.revealed]);
    const kernel = sessionContext.session?.kernel;
    if (panel.isDisposed || !kernel || code(model.toJSON()) !== before) return;
    kernel.requestExecute({ code: ONLY_INSTALLED, silent: true, store_history: false });
    const cells = content.widgets.filter((cell) => cell.model.type === "code");
    await actions.runCells(content, cells, sessionContext);
  }

  /* A form's link to a notebook beside its own opens in a tab here, as one in the prose does. */
  function follow(event, app, tracker) {
    const link = event.target.closest?.("a.kit-open");
    const panel = link && tracker.find((each) => each.node.contains(link));
    // Whoever asks the browser for a new tab or window gets one.
    if (!panel || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const name = link.getAttribute("href");
    if (!BESIDE.test(name)) return;
    event.preventDefault();
    const path = panel.context.path.replace(/[^/]*$/, "") + name;
    void app.commands.execute("docmanager:open", { path });
  }

  function plugin({ INotebookTracker, NotebookActions }) {
    const opened = new WeakSet();
    const activate = (app, tracker) => {
      document.addEventListener("click", (event) => follow(event, app, tracker));
      document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
      tracker.widgetAdded.connect((__, panel) => {
        // A second view of a notebook is no second opening.
        if (opened.has(panel.context)) return;
        opened.add(panel.context);
        void open(panel, NotebookActions);
      });
    };
    return { id: `${name}:open`, autoStart: true, requires: [INotebookTracker], activate };
  }

  let shared;
  const modules = {
    "./extension": async () => {
      const versions = Object.values(shared["@jupyterlab/notebook"]);
      const version = versions.find((each) => each.loaded) ?? versions[0];
      return { __esModule: true, default: plugin((await version.get())()) };
    },
    "./fingerprint": async () => ({ fingerprint }),
  };
  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB[name] = {
    init: (scope) => {
      shared = scope;
    },
    get: async (module) => {
      const found = await modules[module]();
      return () => found;
    },
  };
}
