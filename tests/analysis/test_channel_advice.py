"""The channel adviser: for each purpose and content one channel, with its reason."""

from itertools import product
from pathlib import Path

import pytest

from kit.account import Channel, Purpose
from kit.analysis.contacts import advise
from kit.pack import ContentKind, load_pack
from kit.settings import Settings

SETTINGS = Settings(home=Path("/nowhere"), store="sqlite://")


@pytest.mark.parametrize("pack_id", ["general", "it", "pharma"])
def test_there_is_advice_for_every_purpose_and_content(pack_id) -> None:
    pack = load_pack(pack_id, SETTINGS)
    for purpose, content in product(Purpose, ContentKind):
        advice = advise(purpose, content, pack)
        assert advice.channel is not Channel.unknown
        for text in (advice.why, advice.add):
            assert text.ja.strip()
            assert text.en.strip()


@pytest.mark.parametrize(
    ("purpose", "content", "channel"),
    [
        ("inform", "fact", "mail"),
        ("propose", "fact", "visit"),
        ("question", "fact", "phone"),
        ("gather", "fact", "visit"),
        ("inform", "feeling", "visit"),
        ("thank", "feeling", "letter"),
        ("apologise", "feeling", "visit"),
        ("gather", "unofficial", "visit"),
        ("check", "unofficial", "phone"),
        ("report", "bad_news", "phone"),
        ("apologise", "bad_news", "visit"),
        ("report", "record_needed", "mail"),
        ("unknown", "bad_news", "phone"),
    ],
)
def test_what_is_to_be_brought_across_decides_the_channel(purpose, content, channel, pack) -> None:
    assert advise(Purpose(purpose), ContentKind(content), pack).channel.value == channel


@pytest.mark.parametrize("content", ["feeling", "unofficial", "bad_news"])
def test_mail_is_advised_for_no_feeling_no_secret_and_no_bad_news(content, pack) -> None:
    advised = {advise(purpose, ContentKind(content), pack).channel for purpose in Purpose}
    assert Channel.mail not in advised


def test_a_rule_that_names_the_purpose_goes_before_one_for_any(pack) -> None:
    assert advise(Purpose.thank, ContentKind.feeling, pack).rule == "feeling-of-thanks"
    assert advise(Purpose.report, ContentKind.feeling, pack).rule == "feeling"
    turned = dict(reversed(pack.channels.items()))
    other = pack.model_copy(update={"channels": turned})
    assert advise(Purpose.thank, ContentKind.feeling, other).rule == "feeling-of-thanks"


def test_the_pack_words_the_advice(pack) -> None:
    rule = pack.channels["bad-news"]
    own = pack.model_copy(
        update={
            "channels": {**pack.channels, "bad-news": rule.model_copy(update={"channel": "visit"})}
        }
    )
    advice = advise(Purpose.report, ContentKind.bad_news, own)
    assert (advice.channel, advice.why, advice.add) == (Channel.visit, rule.why, rule.add)
