"""The JupyterLab extension made ready to install: extension.js, stamped with our notebooks."""

import hashlib
import json
import shutil
from pathlib import Path

from kit import __version__
from kit.lab.fingerprint import PATTERNS, fingerprint

__all__ = ["NAME", "write_extension"]

NAME = "coaching-workbook-kit"


def write_extension(notebooks: Path, target: Path) -> None:
    """Write the extension into a folder, to run the notebooks of another one when opened."""
    stamp = {"name": NAME, "ours": _fingerprints(notebooks), "patterns": PATTERNS}
    # The source is one function; what it is called with is all that differs.
    source = Path(__file__).with_name("extension.js").read_text(encoding="utf-8")
    script = f"({source.strip()})({json.dumps(stamp)});\n"
    # Browsers keep a script by its name, so each content has a name of its own.
    entry = f"static/{hashlib.sha256(script.encode()).hexdigest()[:20]}.js"
    shutil.rmtree(target, ignore_errors=True)
    (target / "static").mkdir(parents=True)
    (target / entry).write_text(script, encoding="utf-8", newline="\n")
    for name, content in (("package.json", _package(entry)), ("install.json", _installer())):
        text = json.dumps(content, indent=2) + "\n"
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def _fingerprints(notebooks: Path) -> list[str]:
    read = (json.loads(file.read_text(encoding="utf-8")) for file in notebooks.glob("*.ipynb"))
    return sorted({fingerprint(notebook) for notebook in read})


def _package(entry: str) -> dict[str, object]:
    build = {"load": entry, "extension": "./extension"}
    return {
        "name": NAME,
        "version": __version__,
        "description": "Runs the workbook's own notebooks when they are opened.",
        "license": "MIT",
        "jupyterlab": {"extension": True, "_build": build},
    }


def _installer() -> dict[str, str]:
    how = f"Use your Python package manager to uninstall {NAME}"
    return {"packageManager": "python", "packageName": NAME, "uninstallInstructions": how}
