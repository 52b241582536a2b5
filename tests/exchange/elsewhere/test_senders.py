"""Who stands in a From or To header."""

import pytest

from kit.exchange.elsewhere.senders import names_in


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("花田 一郎", ("花田 一郎",)),
        ("花田 一郎、速水 拓也", ("花田 一郎", "速水 拓也")),
        ("Hanada, Ichiro; Hayami, Takuya", ("Hanada, Ichiro", "Hayami, Takuya")),
        ("花田 一郎 <h@example.jp>, t@example.jp", ("花田 一郎", "t@example.jp")),
        ('"Hanada, Ichiro" <h@example.jp>', ("Hanada, Ichiro",)),
        ("Hanada, Ichiro <h@example.jp>", ("Hanada, Ichiro",)),
        ("<h@example.jp>", ("h@example.jp",)),
        ("h@example.jp (花田 一郎)", ("花田 一郎",)),
        ("=?ISO-2022-JP?B?GyRCMlZFRBsoQg==?= <h@example.jp>", ("花田",)),
        ('"never closed <h@example.jp>', ("never closed",)),
        ("'花田 一郎'; '花田 一郎'", ("花田 一郎",)),
        (" ; ", ()),
    ],
)
def test_people_are_told_by_name(header: str, names: tuple[str, ...]) -> None:
    assert names_in(header) == names
