"""The packs to choose from, and what each is for."""

from collections.abc import Iterator

from ipywidgets import Dropdown

from kit.errors import KitError
from kit.pack import Pack, load_pack, packs
from kit.widgets.prose import prose, put
from kit.widgets.start.entrance import Entrance

__all__ = ["PackList"]


class PackList:
    """A list of the packs there are; below it stands what the chosen one is for."""

    def __init__(self, entrance: Entrance, chosen: str = "") -> None:
        chosen = chosen or entrance.settings.pack
        self._lang = entrance.lang
        self._packs = {pack.id: pack for pack in _right_packs(entrance)}
        options = [(pack.name.in_(entrance.lang), pack.id) for pack in self._packs.values()]
        if chosen not in self._packs:
            options.append((entrance.say("pack_gone", pack=chosen), chosen))
        self.control = Dropdown(
            description=entrance.label("Profile.pack"),
            options=options,
            value=chosen,
            layout={"width": "22em"},
        )
        self.control.add_class("kit-above")
        self.about = prose(look="quiet")
        self.control.observe(lambda _: self._tell(), "value")
        self._tell()

    def _tell(self) -> None:
        pack = self._packs.get(self.control.value)
        put(self.about, pack.about.in_(self._lang) if pack else "")


def _right_packs(entrance: Entrance) -> Iterator[Pack]:
    """Yield the packs in which nothing is wrong; `kit pack check` tells of the others."""
    for pack_id in packs(entrance.settings):
        try:
            yield load_pack(pack_id, entrance.settings)
        except KitError:
            continue
