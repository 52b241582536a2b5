// Blocks of cells out of the sheet and into it.

import { folded } from "./element.js";
import { newId } from "./rows.js";
import { parseTsv, writeTsv } from "./tsv.js";

export function block(sheet) {
  const fields = sheet.selection.columns();
  const rows = sheet.selection.rows().map((id) => sheet.all.get(id));
  return writeTsv(rows.map((row) => fields.map((field) => row.cells[field] ?? "")));
}

// The edits that put a pasted block where the cursor stands; rows beyond the last are added. A first
// line that repeats the headings says itself which columns it means.
export function pasted(sheet, text) {
  const { selection, columns, entries } = sheet;
  let lines = parseTsv(text);
  let fields = headed(lines[0], columns);
  if (fields) lines = lines.slice(1);
  else fields = selection.fields.slice(selection.fields.indexOf(selection.columns()[0]));
  const single = lines.length === 1 && lines[0].length === 1;
  if (single) return filling(sheet, lines[0][0]);
  const from = selection.ids.indexOf(selection.rows()[0]);
  const edits = [];
  let last = entries.at(-1)?.id ?? null;
  const width = Math.min(fields.length, Math.max(...lines.map((line) => line.length)));
  for (const [down, line] of lines.entries()) {
    let id = selection.ids[from + down];
    if (!id || id === sheet.newId) {
      if (line.every((cell) => !cell.trim())) continue;
      id = newId();
      edits.push({ op: "add", id, after: last });
      last = id;
    }
    for (const [right, cell] of line.slice(0, width).entries()) {
      if (fields[right]) edits.push({ op: "set", id, field: fields[right], text: cell });
    }
  }
  return { edits, rows: lines.length, columns: width };
}

function headed(line, columns) {
  if (line.length < 2) return null;
  const fields = line.map((cell) => columns.find(({ title }) => folded(title) === folded(cell))?.field);
  return fields.filter(Boolean).length >= Math.max(2, line.length / 2) ? fields : null;
}

function filling({ selection }, text) {
  const [ids, fields] = [selection.rows(), selection.columns()];
  const edits = ids.flatMap((id) => fields.map((field) => ({ op: "set", id, field, text })));
  return { edits, rows: ids.length, columns: fields.length };
}
