"""Which notebooks count as ours: what is run has to be ours, down to the letter."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import papermill
import pytest

from kit.lab import fingerprint

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
GIVEN = json.loads(Path(__file__).with_name("injected_cells.json").read_text("utf-8"))
Notebook = dict[str, Any]

each_notebook = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)


def cell(source: str, *tags: str, kind: str = "code") -> Notebook:
    return {"cell_type": kind, "source": source, "metadata": {"tags": list(tags)}}


def notebook(*cells: Notebook) -> Notebook:
    return {"cells": list(cells), "metadata": {}}


PROSE = cell("# Title", kind="markdown")
PARAMETERS = cell('lang = ""\nday: str | None = None\nnames=[]', "parameters")
WORK = cell("show(lang)")
OURS = notebook(PROSE, PARAMETERS, WORK)


def injected(source: str, *more: str) -> Notebook:
    return cell(source, "injected-parameters", *more)


@pytest.mark.parametrize("source", GIVEN["plain"])
def test_plain_values_given_to_our_parameters_do_not_count(source: str) -> None:
    given = notebook(PROSE, PARAMETERS, injected(source), WORK)
    assert fingerprint(given) == fingerprint(OURS)


@pytest.mark.parametrize("source", GIVEN["refused"])
def test_anything_else_in_an_injected_cell_counts(source: str) -> None:
    given = notebook(PROSE, PARAMETERS, injected(source), WORK)
    assert fingerprint(given) != fingerprint(OURS)


@pytest.mark.parametrize(
    "cells",
    [
        [PARAMETERS, cell('lang = "en"'), WORK],
        [PARAMETERS, WORK, injected('lang = "en"')],
        [injected('lang = "en"'), PARAMETERS, WORK],
        [PARAMETERS, injected('lang = "en"'), injected('lang = "en"'), WORK],
        [cell(PARAMETERS["source"]), injected('lang = "en"'), WORK],
        [injected('lang = "en"', "parameters"), injected('lang = "en"'), PARAMETERS, WORK],
    ],
    ids=["untagged", "late", "early", "twice", "no parameters cell", "parameters of its own"],
)
def test_injected_cell_is_left_out_only_right_after_our_parameters(cells: list[Notebook]) -> None:
    assert fingerprint(notebook(*cells)) != fingerprint(OURS)


@each_notebook
def test_copy_that_papermill_made_counts_as_ours(file: Path, tmp_path: Path) -> None:
    source = json.loads(file.read_text("utf-8"))
    made = tmp_path / "made.ipynb"
    values = {"lang": 'en "quoted" 青原\n\u2028; import os'}
    papermill.execute_notebook(file, made, parameters=values, prepare_only=True)
    copied = json.loads(made.read_text("utf-8"))
    assert len(copied["cells"]) == len(source["cells"]) + 1
    assert fingerprint(copied) == fingerprint(source)
    papermill.execute_notebook(made, made, parameters={"lang": "ja"}, prepare_only=True)
    assert fingerprint(json.loads(made.read_text("utf-8"))) == fingerprint(source)


def prose(changed: Notebook) -> None:
    changed["cells"][0]["source"] = ["# Another title"]


def outputs(changed: Notebook) -> None:
    changed["cells"][1].update(outputs=[{"output_type": "stream"}], execution_count=3)


def empty_cell(changed: Notebook) -> None:
    changed["cells"].append(cell(" \n\t"))


def line_ends(changed: Notebook) -> None:
    changed["cells"][1]["source"] = changed["cells"][1]["source"].replace("\n", "\r\n")


def lines(changed: Notebook) -> None:
    changed["cells"][1]["source"] = changed["cells"][1]["source"].splitlines(keepends=True)


@pytest.mark.parametrize("change", [prose, outputs, empty_cell, line_ends, lines])
def test_what_is_not_run_does_not_count(change: Callable[[Notebook], None]) -> None:
    changed = copy.deepcopy(OURS)
    change(changed)
    assert fingerprint(changed) == fingerprint(OURS)


@pytest.mark.parametrize(
    "cells",
    [
        [PARAMETERS],
        [WORK, PARAMETERS],
        [PARAMETERS, WORK, WORK],
        [PARAMETERS, cell("show(lang) ")],
        [PARAMETERS, cell("show(lang)\nimport os")],
        [cell(PARAMETERS["source"] + WORK["source"], "parameters")],
        [cell('lang = "en"\nday: str | None = None\nnames=[]', "parameters"), WORK],
    ],
    ids=["less", "order", "twice", "a space", "a line", "joined", "another default"],
)
def test_other_code_is_another_notebook(cells: list[Notebook]) -> None:
    assert fingerprint(notebook(*cells)) != fingerprint(OURS)


@each_notebook
def test_our_notebooks_fold_their_code_and_hold_no_outputs(file: Path) -> None:
    for each in json.loads(file.read_text("utf-8"))["cells"]:
        if each["cell_type"] == "code":
            assert each["metadata"]["jupyter"]["source_hidden"]
            assert (each["outputs"], each["execution_count"]) == ([], None)
