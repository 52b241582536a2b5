"""Packs found and read: a folder of YAML files, laid over the pack it extends.

Entries are matched by id, an entry given as null is taken out, and a text is always replaced in
both languages.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.errors import Fault, Faults, NotFound, validation_faults
from kit.pack.check import faults_of
from kit.pack.model import Pack
from kit.settings import Settings
from kit.words import read_entries

__all__ = ["check_pack", "find_pack", "load_pack", "packs"]

Entries = dict[str, Any]


def packs(settings: Settings) -> tuple[str, ...]:
    """Return the ids of all packs, the workbook's own and the shipped ones."""
    found = {
        file.parent.name
        for room in settings.rooms("data")
        for file in room.glob("packs/*/pack.yaml")
    }
    return tuple(sorted(found))


def find_pack(pack_id: str, settings: Settings) -> Path:
    """Return a pack's folder; the workbook's own one hides a shipped one of the same name."""
    known = packs(settings)
    if pack_id not in known:
        raise NotFound("pack.unknown", pack=pack_id, known=known)
    return next(
        room / "packs" / pack_id
        for room in settings.rooms("data")
        if (room / "packs" / pack_id / "pack.yaml").is_file()
    )


def check_pack(pack_id: str, settings: Settings) -> None:
    """Read a pack, and its templates too; everything wrong with it is reported together."""
    # The template library is worth waiting for here and where letters are written.
    from kit.pack.templates import template_faults  # noqa: PLC0415

    _checked(pack_id, settings, template_faults)


@lru_cache(maxsize=16)
def load_pack(pack_id: str, settings: Settings) -> Pack:
    """Read a pack laid over those it extends; what is wrong with it is reported together.

    The templates of its letters are not looked at; check_pack does that.
    """
    return _checked(pack_id, settings, lambda _: ())


def _checked(pack_id: str, settings: Settings, more: Callable[[Pack], Iterable[Fault]]) -> Pack:
    entries, origin = _layered(pack_id, settings, ())
    try:
        pack = Pack.model_validate(entries)
    except ValidationError as error:
        found = validation_faults(error.errors(include_url=False))
        raise Faults(pack_id, [_with_file(fault, origin) for fault in found]) from error
    if faults := [_with_file(fault, origin) for fault in (*faults_of(pack), *more(pack))]:
        raise Faults(pack_id, faults)
    return pack


def _layered(pack_id: str, settings: Settings, above: tuple[str, ...]) -> tuple[Entries, Entries]:
    """Return a pack's entries with those of the packs it extends, and each one's file."""
    entries, origin = _read_folder(find_pack(pack_id, settings))
    entries["id"] = pack_id
    if not isinstance(base := entries.get("extends"), str):
        return entries, origin
    chain = (*above, pack_id)
    if fault := _base_fault(base, chain, settings):
        raise Faults(pack_id, [fault])
    below, below_origin = _layered(base, settings, chain)
    return _laid_over(below, entries), {**below_origin, **origin}


def _base_fault(base: str, chain: tuple[str, ...], settings: Settings) -> Fault | None:
    """Return why the last pack of a chain cannot extend the pack it names, or None."""
    place = (f"{chain[-1]}/pack.yaml", "extends")
    if base in chain:
        return Fault("pack.extends_itself", place, {"chain": chain})
    if base not in (known := packs(settings)):
        return Fault("pack.unknown", place, {"pack": base, "known": known})
    return None


def _read_folder(folder: Path) -> tuple[Entries, Entries]:
    """Read every file of a pack: pack.yaml holds the head, any other the part it is named for.

    Raises Faults that name every file that cannot be read.
    """
    entries: Entries = {}
    origin: Entries = {}
    faults: list[Fault] = []
    for file in sorted(folder.glob("*.yaml"), key=lambda f: (f.stem != "pack", f.stem)):
        name = f"{folder.name}/{file.name}"
        content = read_entries(file, name)
        if isinstance(content, Fault):
            faults.append(content)
            continue
        part = content if file.stem == "pack" else {file.stem: content}
        entries.update(part)
        origin.update(dict.fromkeys(part, name))
    if faults:
        raise Faults(folder.name, faults)
    return entries, origin


def _laid_over(below: Entries, above: Mapping[Any, Any]) -> Entries:
    """Lay entries over others by id; null takes out, a text replaces a text whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, dict) and isinstance(under, dict) and not _is_text(value):
            merged[key] = _laid_over(under, value)
        else:
            merged[key] = value
    return merged


def _is_text(value: Mapping[Any, Any]) -> bool:
    return bool(value) and value.keys() <= {"ja", "en"}


def _with_file(fault: Fault, origin: Entries) -> Fault:
    """Begin a fault's place with its file; a stage's number is a name there, not a row."""
    place = tuple(str(part) for part in fault.place)
    file = origin.get(place[0]) if place else None
    return Fault(fault.code, (str(file), *place) if file else place, fault.facts)
