// Blocks of cells as Excel, Numbers and browsers put them on the clipboard.

export function parseTsv(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at];
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (quoted && letter === '"') quoted = false;
    else if (quoted) cell += letter;
    else if (letter === '"' && cell === "" && closes(source, at)) quoted = true;
    else if (letter === "\t") {
      rows.at(-1).push(cell);
      cell = "";
    } else if (letter === "\n") {
      rows.at(-1).push(cell);
      rows.push([]);
      cell = "";
    } else cell += letter;
  }
  rows.at(-1).push(cell);
  return rows;
}

// A quote opens a cell only where another one ends it before a tab, a new line or the end: a cell
// may also just begin with a quotation mark.
function closes(source, at) {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(source.slice(at));
}

export function writeTsv(rows) {
  return rows.map((row) => row.map(written).join("\t")).join("\r\n");
}

function written(text) {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
