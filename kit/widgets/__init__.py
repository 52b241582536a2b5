"""Forms people fill in within a notebook."""

__all__: list[str] = []
