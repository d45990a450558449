"""One entry of a list of bindings, written in the other form at its place."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config import emit
from openbayes_config.document import Document, find, resolve
from openbayes_config.emit.places import line_end
from openbayes_config.normalizer.triples import To, Triple
from openbayes_config.normalizer.written import Binding
from openbayes_config.parse.nodes import Alias, Entry, Mapping, Node, Scalar, Sequence, key_of
from openbayes_config.text import Edit, Span


def converted(document: Document, sequence: Sequence, binding: Binding, triple: Triple, to: To) -> Iterator[Edit]:
    """The edits that write one entry of ``sequence`` in form ``to``; none where it has that form and lacks nothing."""
    if (binding.form == "long") != (to == "data_bindings"):
        write = _long if to == "data_bindings" else _short
        yield from write(document, sequence, binding, triple)
    elif not binding.whole:
        if isinstance(binding.item, Mapping):
            yield from _completed(document, binding.item, binding, triple)
        else:
            yield from (_short if to == "bindings" else _long)(document, sequence, binding, triple)


def short_text(binding: Binding, triple: Triple, *, flow: bool = False) -> str:
    """``data:path:type``, in the quotes that the entry has."""
    quote = _quote(binding)
    return emit.quoted(triple.short(), quote) if quote else emit.scalar(triple.short(), flow=flow)


def long_lines(binding: Binding, triple: Triple, *, flow: bool = False) -> list[str]:
    """The three lines of a binding; data and path in the quotes that the entry has."""
    quote = _quote(binding)
    data, path = (emit.quoted(part, quote) if quote else emit.scalar(part, flow=flow) for part in triple[:2])
    return [f"data: {data}", f"path: {path}", f"type: {emit.scalar(triple.access, flow=flow)}"]


def flow_text(binding: Binding, triple: Triple, to: To) -> str:
    """The entry as it stands between brackets."""
    if to == "bindings":
        return short_text(binding, triple, flow=True)
    if _quote(binding) == '"':
        from json import dumps

        return dumps(triple.long(), ensure_ascii=False)
    return "{" + ", ".join(long_lines(binding, triple, flow=True)) + "}"


def kept_as_comments(document: Document, binding: Binding) -> list[str]:
    """The comments within an entry, and what it says beside the binding, in the order of the text."""
    if isinstance(binding.item, Alias):
        return []
    span, source = _place(document, binding.item), document.source
    others = [Span(entry.span.start, entry.span.end) for entry in binding.others]
    lines = [(each.start, f"# {line.strip()}") for each in others for line in source.slice(each).splitlines()]
    lines += [
        (comment.span.start, comment.text)
        for comment in document.comments
        if span.start <= comment.span.start < span.end
        if not any(each.start <= comment.span.start < each.end for each in others)
    ]
    return [line for _, line in sorted(lines, key=lambda line: line[0])]


def _quote(binding: Binding) -> emit.Quote | None:
    value = resolve(binding.item)
    fields = [find(value, key) for key in ("data", "path")] if isinstance(value, Mapping) else []
    nodes = [resolve(entry.value) for entry in fields if entry] if isinstance(value, Mapping) else [value]
    styles = {node.style for node in nodes if isinstance(node, Scalar)}
    return '"' if "double" in styles else "'" if "single" in styles else None


def _place(document: Document, node: Node) -> Span:
    """The text of an item, with its anchor, without blank lines behind it."""
    anchor = None if isinstance(node, Alias) else node.anchor
    start = min(node.span.start, anchor.start) if anchor else node.span.start
    return Span(start, len(document.source.text[: node.span.end].rstrip(" \t\r\n")))


def _short(document: Document, sequence: Sequence, binding: Binding, triple: Triple) -> Iterator[Edit]:
    span, above = _place(document, binding.item), kept_as_comments(document, binding)
    text, newline = document.source.text, document.source.newline
    if sequence.flow:
        indent = newline + " " * (document.source.position(span.start).column - 1)
        gap = " " if above and text[span.start - 1] not in " \t\r\n" else ""
        yield Edit(span, gap + "".join(line + indent for line in above) + flow_text(binding, triple, "bindings"))
        return
    new = short_text(binding, triple)
    if len(above) == 1 and not binding.others and not text[span.end : line_end(text, span.end)].strip():
        yield Edit(span, f"{new}  {above[0]}")
        return
    line = span.start - document.source.position(span.start).column + 1
    column = len(text[line : span.start]) - len(text[line : span.start].lstrip(" "))
    if above:
        yield Edit(Span(line, line), "".join(" " * column + comment + newline for comment in above))
    yield Edit(span, new)


def _long(document: Document, sequence: Sequence, binding: Binding, triple: Triple) -> Iterator[Edit]:
    span, text = _place(document, binding.item), document.source.text
    if sequence.flow:
        yield Edit(span, flow_text(binding, triple, "data_bindings"))
        return
    first, *rest = long_lines(binding, triple)
    end = line_end(text, span.end)
    indent = document.source.newline + " " * (document.source.position(span.start).column - 1)
    comment = text[span.end : end].rstrip(" \t")
    yield Edit(Span(span.start, end), first + comment + "".join(indent + line for line in rest))


def _completed(document: Document, item: Mapping, binding: Binding, triple: Triple) -> Iterator[Edit]:
    """A long entry with everything that it lacks; ``name`` becomes ``data``."""
    own = {key_of(entry.key): entry for entry in item.entries if not entry.merge}
    name, data, kind = own.get("name"), own.get("data"), find(item, "type")
    spare: Entry | None = None
    if binding.named and name:
        if data and isinstance(data.value, Scalar):
            yield emit.replacement(document, data.value, triple.data)
            spare = name
        elif isinstance(name.key, Scalar):
            yield emit.rename(name.key, "data")
    if kind is None and spare:
        yield Edit(Span(spare.key.span.start, spare.span.end), f"type: {triple.access}")
        return
    if spare:
        yield emit.removal(document, spare)
    if kind is None:
        yield emit.insertion(document, item, {"type": triple.access})
    elif not binding.access and isinstance(kind.value, Scalar):
        yield emit.replacement(document, kind.value, triple.access)
