"""The templates a trainer writes: text with {{ name }} and {% if name %}, and nothing else.

They are looked at where letters are written and where a pack is checked, so that no other page
waits for the template library.
"""

from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from kit.errors import Fault, Place
from kit.pack.letters import GIVEN, LetterKind, LetterWords
from kit.pack.model import Pack
from kit.words import Text

__all__ = ["asked_for", "template_faults"]

# Whoever edits a pack writes words. What could call, loop or reach into a value has no place there.
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
_grammar = Environment(autoescape=False)  # noqa: S701 - it reads templates and renders none


def asked_for(kind: LetterKind, words: LetterWords, facts: Iterable[str], lang: str) -> list[str]:
    """Return the facts a kind of letter asks for, in the order in which they are written."""
    known = set(facts)
    texts = (kind.template, words.frames[kind.frame])
    names = (name for text in texts for name in _names_in(text.in_(lang)))
    return [name for name in dict.fromkeys(names) if name in known]


def template_faults(pack: Pack) -> Iterator[Fault]:
    """Yield what is wrong with the templates of a pack's letters and of their frames."""
    names = GIVEN | pack.letter_facts.keys()
    for name, kind in pack.letters.items():
        yield from _text_faults(kind.template, names, ("letters", name, "template"))
    for name, frame in pack.letter_words.frames.items():
        yield from _text_faults(frame, names | {"body"}, ("letter_words", "frames", name))


def _text_faults(text: Text, names: Iterable[str], place: Place) -> Iterator[Fault]:
    for lang in ("ja", "en"):
        yield from _faults_in(text.in_(lang), names, (*place, lang))


def _names_in(source: str) -> tuple[str, ...]:
    """Return the names a template uses, each once, in the order of the text."""
    found = _grammar.parse(source).find_all(nodes.Name)
    return tuple(dict.fromkeys(each.name for each in sorted(found, key=lambda n: n.lineno)))


def _faults_in(source: str, names: Iterable[str], place: Place) -> Iterator[Fault]:
    """Yield what a template may not hold: a fault of grammar, a construct, an unknown name."""
    try:
        template = _grammar.parse(source)
    except TemplateSyntaxError as error:
        yield Fault("pack.template_grammar", place, {"line": error.lineno})
        return
    if stranger := next((n for n in _inside(template) if not isinstance(n, _ALLOWED)), None):
        yield Fault("pack.template_construct", place, {"line": stranger.lineno})
        return
    known = set(names)
    for name in _names_in(source):
        if name not in known:
            facts = {"found": name, "allowed": tuple(sorted(known))}
            yield Fault("pack.template_name", place, facts)


def _inside(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _inside(child)
