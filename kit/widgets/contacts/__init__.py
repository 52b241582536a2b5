"""The contact log (接触記録)."""

__all__: list[str] = []
