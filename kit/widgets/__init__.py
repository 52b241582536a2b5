"""Forms in the notebook: what is typed goes to the workbook, what changes there is shown.

Each chapter is imported by itself: what one draws, another does not have to load.
"""

__all__: list[str] = []
