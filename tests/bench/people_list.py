"""Five thousand people in a CP932 file taken in, beside pandas reading it and saving alone."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from kit.exchange import Incoming
from kit.exchange.lists import Known, arrange, read_list
from kit.store import Store
from kit.words import say
from kit.workbook import bring_in
from kit.workbook.intake import Asked, take_in

PEOPLE, FIRMS, ROUNDS = 5_000, 50, 9
HEAD = "会社名,氏名,ふりがな,部署,役職,影響力,態度,信頼,最終面談日,メール"
ATTITUDES = ("強い支持", "支持", "中立", "反対", "不明")


def write_list(path: Path) -> Path:
    lines = (
        f"株式会社青空精機{n % FIRMS}号,轟{n} 健,とどろき{n} けん,製造第{n % 40}部,課長,"
        f"{n % 5 + 1},{ATTITUDES[n % 5]},{n % 5 + 1},2026/{n % 12 + 1}/{n % 28 + 1},"
        f"p{n}@example.jp\r\n"
        for n in range(PEOPLE)
    )
    path.write_bytes(f"{HEAD}\r\n{''.join(lines)}".encode("cp932"))
    return path


class Round(NamedTuple):
    """The seconds of our import, of pandas reading the file three times and of saving alone."""

    ours: float
    reading: float
    saving: float

    @property
    def ratio(self) -> float:
        return self.ours / (self.reading + self.saving)


def rounds_beside(place: Path) -> list[Round]:
    """Return some rounds by their ratio, the best first; the one in the middle is to be told.

    A round goes through all three at once: while a machine is slow, it is slow for each of them.
    """
    path = write_list(place / "people.csv")
    urls = (f"sqlite:///{place / f'people-{n}.db'}" for n in count())
    return sorted((one_round(path, urls) for _ in range(ROUNDS)), key=lambda each: each.ratio)


def one_round(path: Path, urls: Iterator[str]) -> Round:
    """Import, read and save once.

    Saving alone is what the kit does with accounts that are there as values: each is looked up,
    checked and saved, all of them together. Our import looks up and checks while it reads.
    """
    reading = timed(lambda: [pd.read_csv(path, dtype=str, encoding="cp932") for _ in range(3)])
    accounts = arrange(read_list(path), Known.of(), new_accounts=True).accounts
    whole = [Incoming(each, None) for each in accounts]
    with Store(next(urls)) as store:
        saving = timed(lambda: bring_in(store, whole, "bench"))
    with Store(next(urls)) as store:
        ours = timed(lambda: taken(path, store, Asked(new_accounts=True)))
    return Round(ours, reading, saving)


def taken(path: Path, store: Store, asked: Asked) -> None:
    intake = take_in([path], store, asked)
    if intake.refused:
        sys.exit(say(intake.refused[0][1], "en"))


def timed(work: Callable[[], object]) -> float:
    """Return processor seconds: those of the clock also tell what else the machine does."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


_PEAK = """
import re, sys
from pathlib import Path
from kit.cli import main
try:
    main(sys.argv[1:])
finally:
    print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak_megabytes(place: Path) -> float:
    """Return the most memory that the command takes for the list (Linux tells it)."""
    home = place / "home"
    home.mkdir()
    environment = {**os.environ, "KIT_HOME": str(home), "KIT_STORE": ""}
    command = [sys.executable, "-c", _PEAK, "import", write_list(place / "people.csv")]
    done = subprocess.run(
        [*command, "--new-accounts"], env=environment, check=True, capture_output=True, text=True
    )
    return int(done.stdout.split()[-1]) / 1024
