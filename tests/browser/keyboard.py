"""Hands on the keyboard: Tab to a control, and Japanese through an input method."""

from playwright.sync_api import Locator, Page


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the focus is on a control."""
    handle = wanted.element_handle()
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement === wanted", handle):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the Tab key does not lead there")


def compose(page: Page, text: str, *steps: str) -> None:
    """Write a text as an input method does: what is composed in steps, then what is chosen."""
    ime = page.context.new_cdp_session(page)
    for step in steps:
        caret = {"selectionStart": len(step), "selectionEnd": len(step)}
        ime.send("Input.imeSetComposition", {"text": step, **caret})
    ime.send("Input.insertText", {"text": text})
