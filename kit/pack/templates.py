"""The templates a trainer writes: text with {{ name }} and {% if name %}, and nothing else."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes

from kit.errors import Fault, Place

__all__ = ["names_in", "template_faults"]

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


def names_in(source: str) -> tuple[str, ...]:
    """Return the names a template uses, each once, in the order of the text."""
    found = _grammar.parse(source).find_all(nodes.Name)
    return tuple(dict.fromkeys(each.name for each in sorted(found, key=lambda n: n.lineno)))


def template_faults(source: str, names: Iterable[str], place: Place) -> Iterator[Fault]:
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
    for name in names_in(source):
        if name not in known:
            facts = {"found": name, "allowed": tuple(sorted(known))}
            yield Fault("pack.template_name", place, facts)


def _inside(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _inside(child)
