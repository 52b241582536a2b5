"""The contact log (接触記録): preparing a contact, writing it down quickly, and all there were."""

from kit.widgets.contacts.entry import ContactEntry
from kit.widgets.contacts.page import open_contacts

__all__ = ["ContactEntry", "open_contacts"]
