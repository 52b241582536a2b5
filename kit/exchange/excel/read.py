"""An account read from an Excel workbook; everything wrong with it is reported together."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kit.account import Account, reference_faults
from kit.errors import Fault, Faults, validation_faults
from kit.exchange.account_json import Incoming
from kit.exchange.excel.again import Arrived, nothing_arrived
from kit.exchange.excel.build import built
from kit.exchange.excel.found import FoundSheet, find_sheet
from kit.exchange.excel.grid import read_grids
from kit.exchange.excel.hidden import read_hidden
from kit.exchange.excel.ledger import Ledger
from kit.exchange.excel.plan import plans

__all__ = ["read_workbook"]


def read_workbook(path: Path, arrived: Arrived = nothing_arrived) -> Incoming:
    """Read an account from a workbook that write_account or blank made.

    A row without an id is a new entry; its id follows from the file's origin, the sheet and the
    row, so that reading the same file again gives the same. Where the entry came in before, told
    by arrived, it is found again by its name, or else by what it has to have. An entry whose row
    is gone is gone, but a sheet or a heading that is not there is a fault.
    """
    grids = read_grids(path)
    hidden = read_hidden(grids)
    if isinstance(hidden, Fault):
        raise Faults(path.name, [hidden])
    found = [find_sheet(plan, grids) for plan in plans()]
    sheets = [each for each in found if isinstance(each, FoundSheet)]
    if lost := [fault for each in found if isinstance(each, list) for fault in each]:
        # What the other sheets hold may lead to what could not be read.
        raise Faults(path.name, lost)
    ledger = Ledger()
    build = built(sheets, hidden, ledger, arrived)
    account, faults = _read(build.document, ledger)
    if account is None or faults:
        raise Faults(path.name, faults)
    return Incoming(account, hidden.origin, build.again)


def _read(document: Mapping[str, Any], ledger: Ledger) -> tuple[Account | None, list[Fault]]:
    found: list[Fault] = []
    account = None
    try:
        account = Account.model_validate(document)
        found.extend(reference_faults(account))
    except ValidationError as error:
        found.extend(validation_faults(error.errors(include_url=False)))
    told = [ledger.placed(fault) for fault in found if not ledger.told_already(fault)]
    return account, [*ledger.faults, *told]
