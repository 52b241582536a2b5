"""kit lab: JupyterLab on the workbook."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kit.errors import NotFound, Refused
from kit.lab import config_folders
from kit.settings import Settings, current_settings
from kit.words import word

__all__ = ["lab"]

START = "00_start_here.ipynb"
PORTS = range(8888, 8938)

Options = Annotated[list[str] | None, typer.Argument(metavar="-- OPTION", help="cli.arg_lab")]


def lab(options: Options = None) -> int:
    """Open JupyterLab on the first notebook, with whatever options are given on to it."""
    settings = current_settings()
    folder = next(settings.rooms("notebooks"), None)
    if folder is None or not (folder / START).is_file():
        raise NotFound("file.missing", file=f"notebooks/{START}")
    if find_spec("jupyterlab") is None:
        raise NotFound("lab.missing")
    # What JupyterLab remembers of its tabs ends with it: each opening begins at the first page.
    with tempfile.TemporaryDirectory() as desk:
        command = _command(folder, Path(desk), options or [])
        typer.echo(word("cli.lab_opening", settings.language), err=True)
        return _run(command, _environment(settings, os.environ))


def _command(folder: Path, desk: Path, options: Sequence[str]) -> list[str]:
    named = {each.partition("=")[0] for each in options}
    # JupyterLab refuses an option that is given twice; what is asked for wins.
    ours = [each for each in _options(folder, desk) if each.partition("=")[0] not in named]
    # -P: no module is taken from the folder the command is given in.
    return [sys.executable, "-P", "-m", "jupyterlab", *ours, *_port(options), *options]


def _options(folder: Path, desk: Path) -> Iterator[str]:
    yield f"--ServerApp.root_dir={folder}"
    yield f"--LabApp.default_url=/lab/tree/{START}"
    yield f"--LabApp.workspaces_dir={desk}"
    # Nothing is asked of, or fetched from, any place but this machine.
    yield "--LabApp.news_url=None"
    yield "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"
    yield "--LabApp.extension_manager=readonly"
    yield "--LanguageServerManager.autodetect=False"
    yield "--KernelManager.transport_encryption=auto"
    # The address and what goes wrong; Ctrl-C ends it without a question.
    yield "--Application.log_level=ERROR"
    yield "--ServerApp.answer_yes=True"
    if getattr(os, "geteuid", lambda: 1)() == 0:
        yield "--allow-root"


def _port(options: Sequence[str]) -> Iterator[str]:
    """Yield the option for a free port, unless one was asked for."""
    if any(each.partition("=")[0].lower().endswith("port") for each in options):
        return
    port = next((each for each in PORTS if _is_free(each)), None)
    if port is None:
        raise Refused("lab.no_port", first=PORTS[0], last=PORTS[-1])
    yield f"--ServerApp.port={port}"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _environment(settings: Settings, given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for JupyterLab and its kernels, whatever folder those start in."""
    folders = [*map(str, config_folders(settings.language)), given.get("JUPYTER_CONFIG_PATH", "")]
    return {
        **given,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, folders)),
        "KIT_HOME": str(settings.home),
        "KIT_STORE": settings.store,
        "KIT_LANG": settings.language,
    }


def _run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    with subprocess.Popen(command, env=environment) as process:  # noqa: S603 - ours
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # It has heard Ctrl-C too, and closes its kernels before it ends.
                continue
