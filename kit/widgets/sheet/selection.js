// Which cells are picked: one the cursor stands on, and a block that reaches from an anchor to it.

export class Selection {
  constructor(moved) {
    this.moved = moved;
    this.ids = [];
    this.fields = [];
    this.anchor = { id: null, field: null };
    this.head = { id: null, field: null };
  }

  // What there is to stand on; the cursor stays where it was, or goes to the nearest place.
  over(ids, fields) {
    for (const end of [this.anchor, this.head]) {
      end.id = kept(end.id, this.ids, ids);
      end.field = kept(end.field, this.fields, fields);
    }
    [this.ids, this.fields] = [ids, fields];
  }

  at(id, field, { extend = false } = {}) {
    this.head = { id, field };
    if (!extend) this.anchor = { id, field };
    this.moved();
  }

  step(down, right, { extend = false } = {}) {
    const row = clamped(this.ids.indexOf(this.head.id) + down, this.ids);
    const column = clamped(this.fields.indexOf(this.head.field) + right, this.fields);
    this.at(this.ids[row], this.fields[column], { extend });
  }

  // Tab and Shift+Tab go on in the next and the previous row; false at either end of the sheet.
  onward(by) {
    const column = this.fields.indexOf(this.head.field) + by;
    const row = this.ids.indexOf(this.head.id) + (column < 0 ? -1 : column >= this.fields.length ? 1 : 0);
    if (row < 0 || row >= this.ids.length) return false;
    this.at(this.ids[row], this.fields[(column + this.fields.length) % this.fields.length]);
    return true;
  }

  all() {
    this.anchor = { id: this.ids[0], field: this.fields[0] };
    this.at(this.ids.at(-1), this.fields.at(-1), { extend: true });
  }

  rows() {
    return between(this.ids, this.anchor.id, this.head.id);
  }

  columns() {
    return between(this.fields, this.anchor.field, this.head.field);
  }
}

function clamped(place, list) {
  return Math.max(0, Math.min(list.length - 1, place));
}

function between(list, one, other) {
  const ends = [list.indexOf(one), list.indexOf(other)].sort((a, b) => a - b);
  return ends[0] < 0 ? [] : list.slice(ends[0], ends[1] + 1);
}

function kept(name, before, now) {
  if (now.includes(name)) return name;
  const place = Math.max(0, before.indexOf(name));
  return now[clamped(place, now)] ?? null;
}
