"""The built page parts of the forms."""

from functools import cache

from kit.settings import current_settings

__all__ = ["bundle"]


@cache
def bundle(name: str) -> str:
    """Return a script or style sheet made from kit/widgets by the build.

    Raises NotFound where it has not been built.
    """
    return current_settings().asset(f"widgets/{name}").read_text(encoding="utf-8")
