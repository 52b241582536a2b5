"""The seam to papermill: run one template notebook with parameters, on its own."""

from collections.abc import Mapping
from pathlib import Path

import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from kit.errors import CannotRender

__all__ = ["run_notebook", "template_parameters"]

Plain = str | int | float | bool | None
# What the kernel is told stays unreadable to other users of the same machine.
_PRIVATE = Config({"KernelManager": {"transport_encryption": "auto"}})
TIME_LIMIT = 120
"""Seconds a single cell may take."""


def template_parameters(template: Path) -> frozenset[str]:
    """Return the names in a template's cell tagged 'parameters'."""
    return frozenset(papermill.inspect_notebook(str(template)))


def run_notebook(template: Path, parameters: Mapping[str, Plain], out: Path) -> None:
    """Run a template with parameters and write the executed notebook to out.

    papermill only logs a name the template does not know, and would turn it into code:
    such a name is refused here.
    """
    unknown = tuple(sorted(parameters.keys() - template_parameters(template)))
    if unknown:
        raise CannotRender("template.parameter_unknown", template=template.name, names=unknown)
    try:
        papermill.execute_notebook(
            str(template),
            str(out),
            dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            execution_timeout=TIME_LIMIT,
            config=_PRIVATE,
        )
    except PapermillExecutionError as error:
        # The first line of the message only: the rest may be a page long.
        said = f"{error.ename}: {str(error.evalue).splitlines()[0] if error.evalue else ''}"
        facts = {"template": template.name, "cell": error.cell_index + 1, "said": said}
        raise CannotRender("template.cell_failed", **facts) from error
    except CellTimeoutError as error:
        facts = {"template": template.name, "seconds": TIME_LIMIT}
        raise CannotRender("template.too_slow", **facts) from error
    except DeadKernelError as error:
        raise CannotRender("template.kernel_died", template=template.name) from error
