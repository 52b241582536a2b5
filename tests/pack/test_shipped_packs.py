"""The packs the kit comes with: whole in both languages, and laid over the general one."""

import json
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from kit.account import Account, AttributedTo, Channel, Purpose
from kit.account.shape import Holds, shape_of
from kit.errors import NotFound
from kit.pack import FACTS, Cause, Pack, Side, find_pack, load_pack, packs, worded
from kit.pack.contacts import ChannelName, PurposeName
from kit.settings import Settings
from kit.words import Text

SETTINGS = Settings(home=Path("/nowhere"), store="sqlite://")
SHIPPED = ("general", "it", "pharma")


def _texts(value, place=()):
    """Yield every text of a pack with its place."""
    if isinstance(value, Text):
        yield place, value
        return
    inside = dict(value) if isinstance(value, dict | BaseModel) else {}
    for key, each in inside.items():
        yield from _texts(each, (*place, key))


def _written(pack_id):
    """Return what stands in a pack's own files, part by part."""
    entries = {}
    for file in sorted(find_pack(pack_id, SETTINGS).glob("*.yaml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        entries.update(content if file.stem == "pack" else {file.stem: content})
    return entries


def _laid_over(below, above):
    """Return below with above's entries in their places, texts whole: what a reader expects."""
    if not isinstance(below, dict) or not isinstance(above, dict) or above.keys() == {"ja", "en"}:
        return above
    kept = {key: value for key, value in below.items() if key not in above}
    laid = {key: _laid_over(below.get(key), value) for key, value in above.items()}
    return {**kept, **{key: value for key, value in laid.items() if value is not None}}


def _plain(pack):
    """Return a pack as plain entries, without what is not set."""
    return pack.model_dump(mode="python", exclude_none=True)


def test_the_three_packs_are_shipped() -> None:
    assert set(SHIPPED) <= set(packs(SETTINGS))


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_a_shipped_pack_has_ten_stages_and_words_for_every_finding(pack_id) -> None:
    pack = load_pack(pack_id, SETTINGS)
    assert sorted(pack.stages) == list(range(10))
    assert set(pack.findings) == set(FACTS)
    assert set(pack.beliefs) == {f"B{n}" for n in range(1, 13)}


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_no_text_of_a_shipped_pack_is_blank_in_either_language(pack_id) -> None:
    texts = list(_texts(load_pack(pack_id, SETTINGS)))
    assert len(texts) > 200
    assert [place for place, text in texts if not text.ja.strip() or not text.en.strip()] == []


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_the_english_of_a_shipped_pack_holds_no_japanese(pack_id) -> None:
    def is_japanese(text: str) -> bool:
        return any("\u3040" <= character <= "\u9fff" for character in text)

    texts = _texts(load_pack(pack_id, SETTINGS))
    assert [place for place, text in texts if is_japanese(text.en)] == []


@pytest.mark.parametrize("pack_id", ["it", "pharma"])
def test_a_pack_is_the_general_one_with_its_own_entries_in_their_places(pack_id) -> None:
    expected = _laid_over(_plain(load_pack("general", SETTINGS)), _written(pack_id))
    assert load_pack(pack_id, SETTINGS) == Pack.model_validate({**expected, "id": pack_id})


def test_it_says_rfp_and_keeps_the_general_words_elsewhere() -> None:
    general, it = load_pack("general", SETTINGS), load_pack("it", SETTINGS)
    assert it.terms.formal_request == Text("RFP", "RFP")
    assert it.terms.customer == general.terms.customer
    assert it.beliefs["B3"] != general.beliefs["B3"]
    assert it.beliefs["B2"] == general.beliefs["B2"]


def test_pharma_warns_earlier_and_carries_a_standing_note() -> None:
    general, pharma = load_pack("general", SETTINGS), load_pack("pharma", SETTINGS)
    assert pharma.thresholds.lead_time_days > general.thresholds.lead_time_days
    assert pharma.thresholds.people_stale_days == general.thresholds.people_stale_days
    assert general.standing_note is None
    assert "承認された範囲外" in pharma.standing_note.ja


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_a_pack_never_changes_once_read(pack_id) -> None:
    pack = load_pack(pack_id, SETTINGS)
    with pytest.raises(ValueError, match="frozen"):
        pack.thresholds.high_trust = 5


@pytest.fixture
def samples():
    return sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.json"))


def _document(file):
    document = json.loads(file.read_text(encoding="utf-8"))
    document.pop("schema_version")
    return document


def _worded_ids(value, within=""):
    """Yield the part, stage and id of everything in a value that the pack words."""
    within = str(getattr(value, "stage", within))
    for field in shape_of(type(value)):
        held = getattr(value, field.name)
        if field.worded and held is not None:
            yield field.worded, within, held
        elif field.holds is Holds.group:
            for each in held if field.many else [held]:
                yield from _worded_ids(each, within)


def test_the_samples_refer_only_to_what_their_pack_words(samples) -> None:
    for file in samples:
        account = Account.model_validate(_document(file))
        pack = load_pack(account.profile.pack, SETTINGS)
        known = {(part, e.within, e.id) for part, all_ in worded(pack).items() for e in all_}
        assert set(_worded_ids(account)) - known == set(), account.id


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("pack_id", SHIPPED)
def test_no_two_entries_of_one_part_are_called_alike(pack_id, lang) -> None:
    for part, entries in worded(load_pack(pack_id, SETTINGS)).items():
        called = [(each.within, each.text.in_(lang)) for each in entries]
        assert sorted(set(called)) == sorted(called), part


def test_a_pack_advises_on_the_accounts_own_channels_and_purposes() -> None:
    assert [*get_args(ChannelName)] == [each for each in Channel if each is not Channel.unknown]
    assert [*get_args(PurposeName)] == [each for each in Purpose if each is not Purpose.unknown]


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_a_shipped_pack_words_the_chapters_of_contacts_and_knowledge(pack_id) -> None:
    pack = load_pack(pack_id, SETTINGS)
    assert list(pack.pairs) == [f"R{n}" for n in range(1, 15)]
    assert len(pack.information) == 11
    assert len(pack.understanding) == 7
    assert len(pack.self_check) == 10
    assert "1983" in pack.pairs_source.en


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_a_shipped_pack_words_the_way_from_the_order_to_the_visit_after_go_live(pack_id) -> None:
    pack = load_pack(pack_id, SETTINGS)
    names = [each.id for each in worded(pack)["milestones"]]
    live = [name for name in names if pack.milestones[name].go_live]
    assert (names[0], live, names[-1]) == ("order", ["go-live"], "visit-after")
    assert len(names) >= 6
    assert {each.side for each in pack.follow_through.values()} == set(Side)
    assert {each.lies_with for each in pack.causes.values()} == {
        each.value for each in AttributedTo if each is not AttributedTo.unknown
    }


@pytest.mark.parametrize("pack_id", SHIPPED)
def test_a_shipped_pack_leads_through_each_of_the_first_ten_days(pack_id) -> None:
    steps = load_pack(pack_id, SETTINGS).handover.values()
    covered = {day for step in steps for day in range(step.first_day, step.last_day + 1)}
    assert covered == set(range(1, 11))


def test_a_cause_lies_with_what_a_complaint_may_be_put_down_to() -> None:
    allowed = get_args(Cause.model_fields["lies_with"].annotation)
    assert [*allowed] == [each for each in AttributedTo if each is not AttributedTo.unknown]


def test_pharma_leaves_out_what_is_not_its_to_settle() -> None:
    general, pharma = load_pack("general", SETTINGS), load_pack("pharma", SETTINGS)
    assert set(general.causes) - set(pharma.causes) == {"extra-cost"}
    assert "build" not in pharma.milestones
    assert general.milestones["go-live"].name.ja == "本番稼働"
    assert pharma.milestones["go-live"].name.ja == "使用開始"


def test_a_step_of_ones_own_stands_where_its_position_says(tmp_path) -> None:
    folder = tmp_path / "data" / "packs" / "own"
    folder.mkdir(parents=True)
    text = "{ja: あ, en: a}"
    (folder / "pack.yaml").write_text(f"extends: general\nname: {text}\n", encoding="utf-8")
    (folder / "milestones.yaml").write_text(
        f"rehearsal: {{position: 75, name: {text}, presence: {text}, confirms: {text}}}\n",
        encoding="utf-8",
    )
    pack = load_pack("own", Settings(home=tmp_path, store="sqlite://"))
    names = [each.id for each in worded(pack)["milestones"]]
    assert names[names.index("rehearsal") - 1 :][:3] == ["operation-ready", "rehearsal", "go-live"]


def test_a_pack_nobody_knows_is_named_beside_those_there_are() -> None:
    with pytest.raises(NotFound) as refused:
        load_pack("nowhere", SETTINGS)
    assert refused.value.code == "pack.unknown"
    assert refused.value.facts["pack"] == "nowhere"
    assert set(SHIPPED) <= set(refused.value.facts["known"])


@pytest.mark.parametrize("pack_id", ["../packs/general", "", ".", "general/"])
def test_a_pack_is_named_and_never_a_way_to_a_folder(pack_id) -> None:
    with pytest.raises(NotFound):
        load_pack(pack_id, SETTINGS)
