"""A file as the page has sent it, until it is taken in or left."""

from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["SentFile"]


class SentFile:
    """A file in a folder for its owner alone, which goes with it."""

    def __init__(self, name: str, content: bytes) -> None:
        self._folder = TemporaryDirectory(prefix="kit-")
        # Some browsers send the whole path of another system.
        self.path = Path(self._folder.name) / (Path(name.replace("\\", "/")).name or "-")
        self.path.write_bytes(content)

    def close(self) -> None:
        """Remove the file: only what is taken in is kept."""
        self._folder.cleanup()
