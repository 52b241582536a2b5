"""kit lab: JupyterLab on the workbook."""

import os
import subprocess
import sys

from kit.errors import NotFound
from kit.settings import current_settings

__all__ = ["lab"]

START = "00_start_here.ipynb"


def lab() -> int:
    """Open JupyterLab on the first notebook."""
    settings = current_settings()
    folder = next(settings.rooms("notebooks"), None)
    if folder is None or not (folder / START).is_file():
        raise NotFound("file.missing", file=f"notebooks/{START}")
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{START}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    environment = {**os.environ, "KIT_HOME": str(settings.home), "KIT_STORE": settings.store}
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - ours
