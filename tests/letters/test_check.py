"""What the rules find in letters, and what they leave alone."""

import pytest
from written import FAULTY, GOOD, faulty, good

from kit.letters import check


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_remarked_on_in_a_good_letter(name: str) -> None:
    text, about = good(name)
    assert [(each.code, text[each.start : each.end]) for each in check(text, about)] == []


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_letter_is_caught_by_the_right_rule_alone(name: str) -> None:
    text, about = faulty(name)
    assert {each.code for each in check(text, about)} == {FAULTY[name]["caught"]}
