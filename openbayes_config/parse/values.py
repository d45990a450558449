"""Values as PyYAML's safe constructor builds them, and what it refuses, at the very node."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.parse import construct
from openbayes_config.parse.builder import Builder
from openbayes_config.parse.nodes import Alias, Entry, Mapping, Node, Path, Problem, Scalar, Sequence, resolve, walk

_MAPPING_TAGS = (construct.MAP, construct.SET)
_SEQUENCE_TAGS = (construct.SEQ, construct.OMAP, construct.PAIRS)
_PREFIX = "tag:yaml.org,2002:"


def evaluate(built: Builder) -> object:
    """The value of the document, ``None`` where PyYAML refuses it. What it refuses is added to the problems of
    ``built``, and its scalars get the values that only PyYAML itself can give them.
    """
    return _constructed(built) if built.special else built.value


def _constructed(built: Builder) -> object:
    values = construct.Values()
    twins = _Twins(built)
    failed: Exception | None = None
    plain: object = None
    try:
        plain = values.document(twins.of(built.root))
    except Exception as error:  # PyYAML's constructors raise nearly anything for a value that does not fit its tag
        failed, values = error, construct.Values()
    unreadable = {id(scalar) for scalar in built.scalars if not _give_value(scalar, twins.of(scalar), values)}
    if failed is None:
        return plain
    found = list(_Refusals(built, unreadable).found())
    if not found and built.root is not None:
        found.append(Problem("unreadable_value", built.root.span, {"detail": str(failed)}))
    built.problems += found
    return None


class _Twins:
    """PyYAML's own nodes beside ours."""

    def __init__(self, built: Builder) -> None:
        self._tags = built.tags
        self._known: dict[int, construct.Twin] = {}

    def of(self, node: Node | None) -> construct.Twin:
        """The twin of a node, the same one for all aliases of it."""
        node = resolve(node)
        if id(node) not in self._known:
            self._make(node)
        return self._known[id(node)]

    def _make(self, root: Node | None) -> None:
        waiting, made = [root], list[Mapping | Sequence]()
        while waiting:
            node = resolve(waiting.pop())
            if id(node) in self._known:
                continue
            self._known[id(node)] = self._empty(node)
            if isinstance(node, Mapping):
                waiting += (part for entry in node.entries for part in (entry.key, entry.value))
                made.append(node)
            elif isinstance(node, Sequence):
                waiting += node.items
                made.append(node)
        for each in made:
            self._known[id(each)].value.extend(self._parts(each))

    def _parts(self, node: Mapping | Sequence) -> Iterator[object]:
        if isinstance(node, Mapping):
            return ((self.of(entry.key), self.of(entry.value)) for entry in node.entries)
        return map(self.of, node.items)

    def _empty(self, node: Node | None) -> construct.Twin:
        if isinstance(node, Mapping):
            return construct.mapping_twin(self._tag(node, construct.MAP))
        if isinstance(node, Sequence):
            return construct.sequence_twin(self._tag(node, construct.SEQ))
        # An alias without an anchor has no tag; the text is refused anyway.
        return construct.scalar_twin(node.tag, node.text) if isinstance(node, Scalar) and node.tag else _NOTHING

    def _tag(self, node: Node, usual: str) -> str:
        return self._tags[id(node)][0] if id(node) in self._tags else usual


_NOTHING = construct.scalar_twin(construct.STR, "")


def _give_value(scalar: Scalar, twin: construct.Twin, values: construct.Values) -> bool:
    try:
        scalar.value = values.of(twin)
    except Exception:
        return False
    return True


class _Refusals:
    """Looks for everything that PyYAML's constructor refuses; it stops at the first by itself."""

    def __init__(self, built: Builder, unreadable: set[int]) -> None:
        self._built = built
        self._unreadable = unreadable

    def found(self) -> Iterator[Problem]:
        """The refused nodes in the order of the text."""
        skip = set[int]()
        for path, node, _ in walk(self._built.root):
            if isinstance(node, Mapping):
                skip.update(id(entry.key) for entry in node.entries if _is_read_as_text(entry))
                yield from self._mapping(path, node)
            elif isinstance(node, Sequence):
                yield from self._sequence(path, node)
            elif isinstance(node, Scalar) and id(node) in self._unreadable and id(node) not in skip:
                yield self._scalar(path, node)

    def _scalar(self, path: Path, node: Scalar) -> Problem:
        if node.tag not in construct.KNOWN_TAGS and node.tag not in (construct.MERGE, construct.VALUE):
            return self._unknown_tag(path, node)
        args = {"text": node.text, "tag": node.tag.removeprefix(_PREFIX)}
        return Problem("unreadable_value", node.span, args, path=path)

    def _unknown_tag(self, path: Path, node: Node) -> Problem:
        tag, span = self._built.tags[id(node)]
        return Problem("unknown_tag", span, {"tag": tag}, path=path)

    def _tagged(self, path: Path, node: Node, fitting: tuple[str, ...]) -> Iterator[Problem]:
        tag, _ = self._built.tags.get(id(node), ("", None))
        if tag in ("", "!", *fitting):
            return
        if tag in construct.KNOWN_TAGS:
            yield Problem("unreadable_value", node.span, {"text": "", "tag": tag.removeprefix(_PREFIX)}, path=path)
        else:
            yield self._unknown_tag(path, node)

    def _mapping(self, path: Path, node: Mapping) -> Iterator[Problem]:
        yield from self._tagged(path, node, _MAPPING_TAGS)
        for entry in node.entries:
            if isinstance(_target(entry.key), (Mapping, Sequence)):
                yield Problem("unhashable_key", entry.key.span, {}, path=path)
            if entry.merge:
                yield from _merge(path, entry.value)

    def _sequence(self, path: Path, node: Sequence) -> Iterator[Problem]:
        yield from self._tagged(path, node, _SEQUENCE_TAGS)
        tag, _ = self._built.tags.get(id(node), ("", None))
        if tag in (construct.OMAP, construct.PAIRS):
            for index, item in enumerate(node.items):
                single = _target(item)
                if not isinstance(single, Mapping) or len(single.entries) != 1:
                    args = {"text": "", "tag": tag.removeprefix(_PREFIX)}
                    yield Problem("unreadable_value", item.span, args, path=(*path, index))


def _target(node: Node) -> Node:
    return node.target if isinstance(node, Alias) else node


def _is_read_as_text(entry: Entry) -> bool:
    """PyYAML takes ``=`` as text where it is a key, and never builds the ``<<`` of a merge."""
    return entry.merge or (isinstance(entry.key, Scalar) and entry.key.tag == construct.VALUE)


def _merge(path: Path, value: Node) -> Iterator[Problem]:
    target = _target(value)
    if isinstance(target, Mapping):
        return
    if isinstance(target, Sequence):
        wrong = [item for item in target.items if not isinstance(_target(item), Mapping)]
    else:
        wrong = [value]
    for node in wrong:
        yield Problem("merge_value", node.span, {}, path=path)
