"""The browser that the tests of what people see are driven in."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser without a window; one that is missing skips, or fails under strictness."""
    path = shutil.which("chromium")
    if path is None and not os.environ.get("KIT_TEST_STRICT"):
        pytest.skip("chromium is not installed")
    assert path, "chromium is not installed"
    # A busy machine starts a kernel slowly; what is there is seen at once.
    expect.set_options(timeout=90_000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()
