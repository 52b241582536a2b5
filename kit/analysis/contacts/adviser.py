"""Which channel suits what is to be brought across (手段の助言)."""

from dataclasses import dataclass

from kit.account import Channel, Purpose
from kit.pack import ContentKind, Pack
from kit.words import Text

__all__ = ["Advice", "advise"]


@dataclass(frozen=True)
class Advice:
    """A channel, why it suits, and what to do besides; rule is the pack's entry it comes from."""

    channel: Channel
    why: Text
    add: Text
    rule: str


def advise(purpose: Purpose, content: ContentKind, pack: Pack) -> Advice:
    """Return the pack's advice; a rule that names the purpose goes before one for any."""
    rules = {name: rule for name, rule in pack.channels.items() if rule.content is content}
    meant = [name for name, rule in rules.items() if purpose.value in rule.purposes]
    for_any = [name for name, rule in rules.items() if not rule.purposes]
    name = [*meant, *for_any][0]
    rule = rules[name]
    return Advice(Channel(rule.channel), rule.why, rule.add, name)
