"""What customers are given holds what may be shared with them, and in no form anything else."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pydantic import BaseModel

from kit.account import KINDS, Account, Confidentiality, DealStatus
from kit.account.shape import FieldShape, Holds, shape_of
from kit.errors import Refused, WrongUse
from kit.exchange import Incoming
from kit.pack import load_pack, worded
from kit.report.allowed import ALLOWED, for_customer
from kit.report.batch import Order, render_all
from kit.report.manifest import Entry
from kit.settings import Settings, current_settings
from kit.store import Store, open_store
from kit.words import say
from kit.workbook import bring_in
from tests.report.conftest import TODAY

ACCOUNT = "canary-account"
SHARED = {
    "Profile.name",
    "Member.name",
    "Member.title",
    "Stakeholder.name",
    "Deal.name",
    "ExpectedEffect.words",
    "Agreement.to_what",
    "Promise.what",
    "Goal.customer_outcome",
    "Fact.text",
}
"""The fields whose text stands on the customer's page; written out, not read off the list."""


KIND_OF = {model: kind for kind, model in KINDS.items()}


class Aviary:
    """Makes an account in which each text is a word of its own, so that a leak has a name."""

    def __init__(self, settings: Settings) -> None:
        self.words: dict[str, str] = {}
        self._n = count(1)
        self._pack = worded(load_pack("general", settings))

    def account(self) -> Account:
        content = self._content(Account)
        content["id"] = ACCOUNT
        content["profile"]["pack"] = "general"
        content["deals"][0]["status"] = "in_progress"
        stages = content["assessments"][0]["stages"]
        stages[0]["agreement"] |= {"value": "yes", "withdrawn_on": None}
        content["assessments"][0] |= {"side": "rep", "handed_in": True}
        content["stakeholders"][0] |= {"left_on": None, "reports_to": None, "successor": None}
        return Account.model_validate(content)

    def _content(self, model: type[BaseModel]) -> dict[str, Any]:
        return {shape.name: self._value(model, shape) for shape in shape_of(model)}

    def _value(self, model: type[BaseModel], shape: FieldShape) -> Any:
        one = self._one(model, shape)
        return [one] if shape.many else one

    def _one(self, model: type[BaseModel], shape: FieldShape) -> Any:
        if shape.worded:
            return self._pack[shape.worded][0].id
        if shape.holds is Holds.group and shape.of:
            return self._content(shape.of)
        if shape.holds is Holds.choice and shape.of:
            return "shareable" if shape.of is Confidentiality else next(iter(shape.of)).value
        if shape.holds is Holds.text:
            name = f"{model.__name__}.{shape.name}"
            return self.words.setdefault(name, f"canary{next(self._n)}x")
        return {
            Holds.day: "2026-10-01",
            Holds.number: 1,
            Holds.yes_no: True,
            Holds.reference: f"the-{shape.refers}",
            Holds.identity: f"the-{KIND_OF.get(model, 'account')}",
        }[shape.holds]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    place = tmp_path_factory.mktemp("canaries")
    return replace(current_settings({}), store=f"sqlite:///{place / 'workbook.db'}")


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def aviary(settings: Settings) -> Aviary:
    return Aviary(settings)


@pytest.fixture(scope="module")
def given(
    aviary: Aviary, store: Store, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Render the customer's edition in every format, and return its folder."""
    bring_in(store, [Incoming(aviary.account(), None)], "tester")
    folder = tmp_path_factory.mktemp("for-customers") / "out"
    (entry,) = render_all(_order(folder, ACCOUNT), store, settings)
    assert entry.status == "rendered", entry.error
    return folder


def _order(folder: Path, account: str, edition: str = "customer", **more: Any) -> Order:
    formats = ("html", "pdf", "ipynb")
    return Order({account: TODAY}, folder, "ja", edition, **({"formats": formats} | more))


def _told(folder: Path) -> Mapping[str, str]:
    """Return all a reader could find in a folder, file by file."""
    told = {"names": " ".join(each.name for each in folder.iterdir())}
    for each in folder.iterdir():
        if each.suffix == ".pdf":
            reader = pypdf.PdfReader(each)
            assert not reader.attachments
            inside = [page.extract_text() for page in reader.pages]
            beside = [reader.metadata, reader.xmp_metadata, reader.outline]
            told[each.name] = "".join("".join([*inside, *map(str, beside)]).split())
        else:
            told[each.name] = each.read_text(encoding="utf-8")
    return told


def test_no_text_the_customer_may_not_see_is_in_any_file(given: Path, aviary: Aviary) -> None:
    told = _told(given)
    assert {".html", ".pdf", ".ipynb", ".json"} <= {Path(name).suffix for name in told}
    leaks = {
        (field, name)
        for field, canary in aviary.words.items()
        for name, text in told.items()
        if canary in text and field not in SHARED
    }
    assert leaks == set()


@pytest.mark.parametrize("field", sorted(SHARED))
def test_what_may_be_shared_is_on_the_page_and_in_print(
    given: Path, aviary: Aviary, field: str
) -> None:
    told = _told(given)
    for suffix in ("html", "pdf", "ipynb"):
        assert aviary.words[field] in told[f"{ACCOUNT}-customer.{suffix}"]


def test_notebook_says_nothing_of_this_machine(given: Path) -> None:
    text = (given / f"{ACCOUNT}-customer.ipynb").read_text(encoding="utf-8")
    assert "papermill" not in json.loads(text)["metadata"]
    assert str(given.parent) not in text


def test_entries_not_open_to_the_customer_are_dropped_with_every_reference_to_them(
    aviary: Aviary, settings: Settings
) -> None:
    account = aviary.account()
    inside = {"confidentiality": Confidentiality.internal}
    people = tuple(each.model_copy(update=inside) for each in account.stakeholders)
    facts = tuple(each.model_copy(update=inside) for each in account.facts)
    closed = account.model_copy(update={"stakeholders": people, "facts": facts})

    reduced = for_customer(closed, load_pack("general", settings), TODAY)

    assert (reduced.stakeholders, reduced.facts) == ((), ())
    assert reduced.assessments[0].stages[0].agreement.to_what
    assert "the-stakeholders" not in reduced.model_dump_json()


@pytest.mark.parametrize("status", [DealStatus.lost, DealStatus.stopped, DealStatus.unknown])
def test_deals_that_came_to_nothing_are_not_told(
    aviary: Aviary, settings: Settings, status: DealStatus
) -> None:
    account = aviary.account()
    deals = tuple(each.model_copy(update={"status": status}) for each in account.deals)
    gone = account.model_copy(update={"deals": deals})
    reduced = for_customer(gone, load_pack("general", settings), TODAY)
    assert (reduced.deals, reduced.assessments, reduced.milestones) == ((), (), ())
    assert "the-deals" not in reduced.model_dump_json()


def test_an_agreement_that_is_in_doubt_is_not_told(aviary: Aviary, settings: Settings) -> None:
    account = aviary.account()
    content = account.model_dump()
    content["assessments"][0]["stages"][0]["agreement"]["withdrawn_on"] = date(2026, 10, 2)
    doubtful = Account.model_validate(content)
    reduced = for_customer(doubtful, load_pack("general", settings), TODAY)
    assert aviary.words["Agreement.to_what"] not in reduced.model_dump_json()


def test_every_name_on_the_list_is_a_field() -> None:
    strange = {m: names - {each.name for each in shape_of(m)} for m, names in ALLOWED.items()}
    assert not any(strange.values())


def test_only_what_the_customer_sees_makes_a_new_report(
    given: Path, aviary: Aviary, store: Store, settings: Settings
) -> None:
    assert [e.status for e in render_all(_order(given, ACCOUNT), store, settings)] == ["unchanged"]
    account = aviary.account()
    contact = account.contacts[0].model_copy(update={"heard": "何か別のこと"})
    bring_in(store, [Incoming(account.model_copy(update={"contacts": (contact,)}), None)], "x")
    assert [e.status for e in render_all(_order(given, ACCOUNT), store, settings)] == ["unchanged"]


@pytest.mark.parametrize("other", ["coach", "handover"])
def test_editions_for_us_and_for_customers_never_share_a_folder(
    given: Path, store: Store, settings: Settings, tmp_path: Path, other: str
) -> None:
    before = sorted(each.name for each in given.iterdir())
    with pytest.raises(Refused) as refused:
        render_all(_order(given, ACCOUNT, other), store, settings)
    assert "お客様用" in say(refused.value, "ja")
    assert sorted(each.name for each in given.iterdir()) == before

    (entry,) = render_all(_order(tmp_path, "nobody", other), store, settings)
    assert entry.status == "failed"
    with pytest.raises(Refused) as refused:
        render_all(_order(tmp_path, ACCOUNT), store, settings)
    assert str(tmp_path) in say(refused.value, "en")


def test_a_folder_with_papers_on_no_list_is_refused(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "old-report.pdf").touch()
    with pytest.raises(Refused):
        render_all(_order(tmp_path, ACCOUNT), store, settings)


def test_why_a_report_failed_is_told_to_us_and_not_in_the_folder(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    entry: Entry
    (entry,) = render_all(_order(tmp_path, "nobody"), store, settings)
    assert "登録されていません" in (entry.error or "")
    kept = (tmp_path / "manifest.json").read_text(encoding="utf-8")
    assert "登録されていません" not in kept + (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_customer_is_not_told_what_changed_since_a_day(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(WrongUse):
        render_all(_order(tmp_path, ACCOUNT, since=date(2026, 10, 1)), store, settings)
