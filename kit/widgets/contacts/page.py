"""The page of the contacts: entry and log of an account, and what there is to notice beside."""

from ipywidgets import HBox, VBox

from kit.widgets.contacts.form import ContactsForm
from kit.widgets.findings import beside
from kit.widgets.opening import Opened
from kit.widgets.page import Page, shown_or_told

__all__ = ["open_contacts"]

KINDS = ("contact", "balance")


def open_contacts(account: str = "", lang: str = "", today: str = "") -> VBox:
    """Open the contact log of an account; without an id, of the one chosen last."""
    return shown_or_told(lambda: Page(_contacts, account, lang, today))


def _contacts(here: Opened) -> HBox:
    return beside(ContactsForm(here.seat), here, KINDS)
