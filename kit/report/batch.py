"""Many reports: unchanged ones are skipped, and one that fails never stops the rest."""

import hashlib
import json
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kit import __version__
from kit.account import Account
from kit.analysis import find
from kit.analysis.deals import standings
from kit.errors import KitError, Refused, WrongUse
from kit.fonts import SANS_FILES
from kit.pack import Pack, load_pack
from kit.report.allowed import for_customer
from kit.report.causes import write_causes
from kit.report.index import write_index
from kit.report.manifest import Entry, merge, read_manifest, write_manifest
from kit.report.one import EDITIONS, FORMATS, TEMPLATES, Job, Outcome, file_name, make
from kit.report.pages import level
from kit.report.places import check_place
from kit.settings import Settings
from kit.store import Store
from kit.words import say, word

__all__ = ["Order", "render_all"]

Progress = Callable[[Entry], None]


@dataclass(frozen=True)
class Order:
    """What to render: for a day given per account, in one language and edition, into a folder."""

    days: dict[str, date]
    folder: Path
    lang: str
    edition: str = "coach"
    formats: tuple[str, ...] = ("html", "pdf")
    jobs: int = 2
    force: bool = False
    since: date | None = None


def render_all(
    order: Order, store: Store, settings: Settings, progress: Progress = lambda _: None
) -> tuple[Entry, ...]:
    """Render the reports of an order; return an entry for each of its accounts."""
    earlier = read_manifest(order.folder)
    _check(order, settings, earlier)
    known = {entry.identity: entry for entry in earlier}
    done: list[Entry] = []

    def finish(entry: Entry) -> None:
        done.append(entry)
        progress(entry)

    waiting: list[Entry] = []
    for planned in _planned(order, store, settings):
        before = known.get(planned.identity)
        if planned.status == "failed":
            finish(planned)
        elif before and not order.force and _is_same(before, planned, order):
            finish(replace(before, status="unchanged", seconds=0.0))
        else:
            waiting.append(planned)
    for entry in _rendered(waiting, order, settings):
        finish(entry)
    written = merge(earlier, [_as_written(entry, settings) for entry in done])
    write_manifest(order.folder, written)
    write_index(order.folder, written, settings, _causes(written, order, store, settings))
    return tuple(sorted(done, key=lambda entry: list(order.days).index(entry.account)))


def _causes(written: Sequence[Entry], order: Order, store: Store, settings: Settings) -> str:
    """Write the page on the causes of complaints, for coaches; return its name if there is one."""
    shown = [each for each in written if each.edition == "coach" and each.status != "failed"]
    ids = dict.fromkeys(each.account for each in shown)
    found = [here.account for each in ids if (here := store.find(each))]
    today = max((date.fromisoformat(each.today) for each in shown), default=date.min)
    return write_causes(order.folder, found, today, settings)


def _as_written(entry: Entry, settings: Settings) -> Entry:
    """Return an entry as the folder keeps it: an error may quote what customers never see."""
    if entry.edition != "customer" or not entry.error:
        return entry
    return replace(entry, error=word("report.customer_failed", settings.language))


def _check(order: Order, settings: Settings, earlier: Sequence[Entry]) -> None:
    """Refuse, before any work is done, what would make every report fail."""
    if order.edition not in EDITIONS:
        raise WrongUse("edition.unknown", edition=order.edition, allowed=EDITIONS)
    if order.since and order.edition != "coach":
        raise WrongUse("edition.no_since", edition=order.edition)
    check_place(order.folder, order.edition, earlier)
    if order.since and order.since >= (first := min(order.days.values(), default=date.max)):
        raise WrongUse("since.not_before", since=order.since, today=first)
    for made in order.formats:
        if made not in FORMATS:
            raise WrongUse("format.unknown", format=made, allowed=FORMATS)
    for name in SANS_FILES.values():
        settings.asset(name)
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        probe = order.folder / ".kit-probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Refused("folder.unwritable", folder=str(order.folder)) from error


def _planned(order: Order, store: Store, settings: Settings) -> Iterator[Entry]:
    """Yield an entry for each account: what it would show, or why it cannot be shown."""
    beside = [_templates_digest(order.edition, settings)]
    for account_id, today in order.days.items():
        entry = Entry(account_id, order.edition, order.lang, "planned", today=today.isoformat())
        try:
            account = store.read(account_id).account
            pack = load_pack(account.profile.pack or settings.pack, settings)
            if order.edition == "customer":
                account = for_customer(account, pack, today)
        except KitError as error:
            yield replace(entry, status="failed", error=say(error, settings.language))
            continue
        if order.edition == "coach":
            beside = [beside[0], *_looking_back(order, store, account_id)]
        planned = replace(entry, name=account.profile.name, key=_key(account, pack, entry, beside))
        if order.edition != "customer":
            levels = _levels(account, pack, today, order.lang)
            planned = replace(planned, levels=levels, findings=_counted(account, pack, today))
        yield planned


def _looking_back(order: Order, store: Store, account: str) -> tuple[str, str, str]:
    """Return what shapes the changes told beside the account: the day asked for, its history."""
    first, *_, last = (*(saved := store.history(account)), saved[-1])
    return str(order.since or ""), f"{first.saved_at:%Y-%m-%d}", str(last.revision)


def _levels(account: Account, pack: Pack, today: date, lang: str) -> tuple[str, ...]:
    """Return, per deal in progress, its name with both levels."""
    told = []
    for each in standings(account, pack, today):
        if each.is_open and each.current:
            facts = {
                "rated": level(each.current.rated, lang),
                "agreed": level(each.current.agreed, lang),
            }
            told.append(word("report.index_levels", lang, deal=each.deal.name, **facts))
        elif each.is_open:
            told.append(word("report.index_not_assessed", lang, deal=each.deal.name))
    return tuple(told)


def _counted(account: Account, pack: Pack, today: date) -> dict[str, int]:
    counted: dict[str, int] = {}
    for each in find(account, pack, today):
        counted[each.severity.value] = counted.get(each.severity.value, 0) + 1
    return counted


def _key(account: Account, pack: Pack, entry: Entry, beside: Sequence[str]) -> str:
    """Return what tells whether anything that goes into a report has changed."""
    parts = [
        __version__,
        account.model_dump_json(),
        pack.model_dump_json(),
        *entry.identity,
        entry.today,
        *beside,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _templates_digest(edition: str, settings: Settings) -> str:
    """Return a digest of everything that words and shapes a report beside account and pack."""
    digest = hashlib.sha256(settings.template(TEMPLATES[edition]).read_bytes())
    for room in (*settings.rooms("templates"), *settings.rooms("data")):
        for file in sorted(room.rglob("*")):
            if file.suffix in {".html", ".css", ".j2"} or file.parent.name == "words":
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_same(before: Entry, planned: Entry, order: Order) -> bool:
    if before.status == "failed" or before.key != planned.key:
        return False
    of = (planned.account, planned.edition, planned.lang)
    names = [file_name(*of, each) for each in order.formats]
    return set(order.formats) <= before.files.keys() and all(
        (order.folder / name).is_file() for name in names
    )


def _rendered(waiting: Sequence[Entry], order: Order, settings: Settings) -> Iterator[Entry]:
    """Render in worker processes; an account whose process dies is tried once more, alone."""
    lost: list[Entry] = []
    for entry, outcome in _in_processes(waiting, order, settings, order.jobs):
        if outcome is None:
            lost.append(entry)
        else:
            yield _finished(entry, outcome)
    for entry in lost:
        for alone, outcome in _in_processes([entry], order, settings, 1):
            died = Outcome({}, 0.0, word("errors.report.process_died", settings.language))
            yield _finished(alone, outcome or died)


def _in_processes(
    waiting: Sequence[Entry], order: Order, settings: Settings, jobs: int
) -> Iterator[tuple[Entry, Outcome | None]]:
    """Yield each entry with its outcome, None where its process died."""
    if not waiting:
        return
    # Spawned, not forked: a forked process would share this one's database and threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(waiting)), mp_context=context) as pool:
        running: dict[Future[Outcome], Entry] = {
            pool.submit(make, _job(entry, order), settings): entry for entry in waiting
        }
        while running:
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                yield running.pop(future), _outcome(future)


def _outcome(future: "Future[Outcome]") -> Outcome | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _job(entry: Entry, order: Order) -> Job:
    return Job(
        entry.account,
        entry.name,
        entry.lang,
        entry.edition,
        entry.today,
        order.formats,
        order.folder,
        order.since.isoformat() if order.since else "",
    )


def _finished(entry: Entry, outcome: Outcome) -> Entry:
    status = "failed" if outcome.error else "rendered"
    return replace(
        entry,
        status=status,
        seconds=round(outcome.seconds, 2),
        files=outcome.files,
        error=outcome.error,
    )
