"""The seam to papermill: run one template notebook with parameters, on its own."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from papermill.exceptions import PapermillExecutionError
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from traitlets.config import Config

from kit.errors import CannotRender
from kit.exchange.files import write_whole

__all__ = ["give_parameters", "keep_sections_alone", "run_notebook", "template_parameters"]

Plain = str | int | float | bool | None
TIME_LIMIT = 120
"""Seconds a single cell may take."""


def template_parameters(template: Path) -> frozenset[str]:
    """Return the names in a template's cell tagged 'parameters'."""
    try:
        return frozenset(papermill.inspect_notebook(str(template)))
    except (ValueError, AttributeError, KeyError) as error:
        raise CannotRender("template.unreadable", template=template.name) from error


def run_notebook(template: Path, parameters: Mapping[str, Plain], out: Path) -> None:
    """Run a template with parameters and write the executed notebook to out.

    papermill only logs a name the template does not know, and would turn it into code:
    such a name is refused here.
    """
    unknown = tuple(sorted(parameters.keys() - template_parameters(template)))
    if unknown:
        raise CannotRender("template.parameter_unknown", template=template.name, names=unknown)
    with tempfile.TemporaryDirectory(prefix="kit-") as place:
        _execute(template, parameters, out, Path(place))


def give_parameters(source: Path, parameters: Mapping[str, Plain], out: Path) -> None:
    """Write a notebook, not run, with those of the parameters that it knows."""
    known = template_parameters(source)
    given = {name: value for name, value in parameters.items() if name in known}
    notebook = parameterize_notebook(load_notebook_node(str(source)), given, report_mode=True)
    # Notes of a run; there was none.
    for each in (notebook, *notebook.cells):
        each.metadata.pop("papermill", None)
    write_whole(out, nbformat.writes(notebook).encode())  # type: ignore[no-untyped-call]


def keep_sections_alone(path: Path) -> None:
    """Take out of an executed notebook all but its code and the sections it shows.

    papermill notes folders of this machine in it; what a cell prints was not made for a reader.
    """
    notebook = _notebook(path)
    for each in (notebook, *notebook.cells):
        each.metadata.pop("papermill", None)
    for cell in notebook.cells:
        shown = (each.get("data", {}) for each in cell.get("outputs", ()))
        pages = [{"text/html": data["text/html"]} for data in shown if "text/html" in data]
        if cell.cell_type == "code":
            cell.outputs = [new_output("display_data", page) for page in pages]  # type: ignore[no-untyped-call]
    write_whole(path, nbformat.writes(notebook).encode())  # type: ignore[no-untyped-call]


def _execute(template: Path, parameters: Mapping[str, Plain], out: Path, place: Path) -> None:
    try:
        papermill.execute_notebook(
            str(template),
            str(out),
            dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            execution_timeout=TIME_LIMIT,
            config=_line_to_kernel(place),
            # A kernel's own remarks are for nobody who prints a report.
            extra_arguments=["--log-level=50"],
        )
    except PapermillExecutionError as error:
        # The first line of the message only: the rest may be a page long.
        said = f"{error.ename}: {str(error.evalue).splitlines()[0] if error.evalue else ''}"
        facts = {"template": template.name, "cell": _cell(template, error), "said": said}
        raise CannotRender("template.cell_failed", **facts) from error
    except CellTimeoutError as error:
        facts = {"template": template.name, "seconds": TIME_LIMIT}
        raise CannotRender("template.too_slow", **facts) from error
    except DeadKernelError as error:
        raise CannotRender("template.kernel_died", template=template.name) from error


def _notebook(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def _cell(template: Path, error: PapermillExecutionError) -> int:
    """Return which cell of the template raised, counted as people see them, from one.

    papermill has put a cell of its own behind the one tagged 'parameters'.
    """
    cells = _notebook(template).cells
    tagged = [n for n, cell in enumerate(cells) if "parameters" in cell.metadata.get("tags", [])]
    return int(error.cell_index) + (0 if tagged and error.cell_index > tagged[0] else 1)


def _line_to_kernel(place: Path) -> Config:
    """Speak to the kernel through files of this user's own, where they exist.

    Ports can be read by others of the same machine unless encrypted, and two kernels started at
    the same moment may be given the same one.
    """
    if sys.platform == "win32":
        return Config({"KernelManager": {"transport_encryption": "auto"}})
    return Config({"KernelManager": {"transport": "ipc", "ip": str(place / "kernel")}})
