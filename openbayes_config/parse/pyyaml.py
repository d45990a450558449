"""The seam to PyYAML's parser: events in our own types.

PyYAML's pure Python parser, which the official client uses, decides; libyaml reads another language and is asked first
only where both are known to say the same (:mod:`openbayes_config.parse.libyaml`).
PyYAML's scanner has no complete type information, hence the relaxed checks of this one file.
"""
# mypy: disable-error-code="no-untyped-call, no-any-return, attr-defined"
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUntypedBaseClass=false, reportUnknownParameterType=false

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, Literal, NamedTuple, TypeAlias

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from openbayes_config.parse import construct, libyaml
from openbayes_config.parse.nodes import Scalar, Style
from openbayes_config.parse.resuming import Resumed, resume
from openbayes_config.parse.view import View
from openbayes_config.text import Span, maker

EventKind: TypeAlias = Literal["scalar", "alias", "mapping", "sequence", "end", "document", "document_end", "stream"]

NON_PRINTABLE: re.Pattern[str] = Reader.NON_PRINTABLE

_KINDS: dict[type, EventKind] = {
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceStartEvent: "sequence",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
    yaml.DocumentStartEvent: "document",
    yaml.DocumentEndEvent: "document_end",
    yaml.StreamStartEvent: "stream",
    yaml.StreamEndEvent: "stream",
}
_SCALAR: Any = yaml.ScalarEvent
_STYLES: dict[Any, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_span = maker(Span)
_SHORT = 256  # code points of a plain scalar whose value is remembered


class Event(NamedTuple):
    """One of PyYAML's events with offsets into the file's text.

    ``start`` is where the anchor or tag begins, if there is one. ``tag`` is resolved for scalars and
    collections; ``tagged`` tells whether one is written.
    """

    kind: EventKind
    start: int
    end: int
    anchor: str | None = None
    tag: str = ""
    tagged: bool = False
    text: str = ""
    style: Style = "plain"
    flow: bool = False


class Fault(NamedTuple):
    """Where PyYAML stops and its words for why. Offsets are into the file's text.

    ``context_at`` is where the construct began that it was reading, ``scalars`` where the last scalars of
    several lines are, and ``brackets`` where the brackets and braces began that are still open.
    """

    problem: str
    at: int
    context: str
    context_at: int | None
    scalars: tuple[Span, ...]
    brackets: tuple[int, ...]


class FaultError(Exception):
    """The text is not YAML as PyYAML reads it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.problem)
        self.fault = fault


class _Scanner(Reader, Scanner, Parser):
    """PyYAML's parser, which remembers where scalars of several lines are."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self.folded: list[tuple[int, int]] = []

    def scan_plain(self) -> Any:
        return self._noted(super().scan_plain())

    def scan_flow_scalar(self, style: str) -> Any:
        return self._noted(super().scan_flow_scalar(style))

    def _noted(self, token: Any) -> Any:
        if token.end_mark.line != token.start_mark.line:
            self.folded.append((token.start_mark.index, token.end_mark.index))
        return token

    # The next two do what PyYAML's own do, which are called for every token many times, in fewer steps.
    def check_token(self, *choices: Any) -> bool:
        while self.need_more_tokens():
            self.fetch_more_tokens()
        return bool(self.tokens) and (not choices or isinstance(self.tokens[0], choices))

    def need_more_tokens(self) -> bool:
        if self.done or (self.tokens and not self.possible_simple_keys):
            return False
        return bool(super().need_more_tokens())

    # The possible keys stand in the order of their levels and places, so those that are out of date come
    # first. PyYAML looks through all of them for every token, which one long line makes quadratic.
    def next_possible_simple_key(self) -> Any:
        for key in self.possible_simple_keys.values():
            return key.token_number
        return None

    def stale_possible_simple_keys(self) -> None:
        while self.possible_simple_keys:
            level, key = next(iter(self.possible_simple_keys.items()))
            if key.line == self.line and self.index - key.index <= 1024:
                return
            if key.required:
                self._missing_colon(key)
            del self.possible_simple_keys[level]

    def _missing_colon(self, key: Any) -> None:
        raise ScannerError("while scanning a simple key", key.mark, "could not find expected ':'", self.get_mark())


def events(text: str, bom: str = "") -> Iterator[Event | Scalar]:
    """The events of a text, which must have printable characters only (:data:`NON_PRINTABLE`). A scalar in quotes, or a
    short one without, comes as its node where it has neither anchor nor tag.

    Raises :class:`FaultError` when the event behind the first fault is asked for.
    """
    view = View(text)
    found = libyaml.read_as(view.text, lambda raw: _converted(raw, view))
    if isinstance(found, list):
        return iter(found)
    resumed = resume(view, found.at) if found and not bom else None
    if resumed is None:
        return _decided(View(text, bom))
    return chain(_converted(resumed.before, view), _decided(resumed, resumed.known))


Outline: TypeAlias = "Iterator[tuple[EventKind, int]]"


def outline(text: str) -> Outline:
    """The kinds of :func:`events` and where each begins. Raises as they do."""
    return map(_kind_and_start, events(text))


def quick_outline(text: str) -> Outline | None:
    """The same in a fraction of the time, or ``None`` where it is quickly told that the text has a fault."""
    view = View(text)
    found = libyaml.read(view.text)
    if isinstance(found, list):
        return _outlined(found, view)
    return None if found else map(_kind_and_start, _decided(view))


def _outlined(events: list[Any], view: View) -> Outline:
    for event in events:
        yield _KINDS[type(event)], view.offset(event.start_mark.index)


def surely_refused(text: str) -> bool:
    """Whether it is quickly told that :func:`events` raises :class:`FaultError` for a text."""
    return libyaml.refuses(View(text).text)


def _kind_and_start(event: Event | Scalar) -> tuple[EventKind, int]:
    return ("scalar", event.span.start) if isinstance(event, Scalar) else (event.kind, event.start)


def _decided(view: View | Resumed, known: int = 0) -> Iterator[Event | Scalar]:
    """The events by PyYAML's own parser, without the first ones that are ``known``."""
    parser = _Scanner(view.text)
    try:
        for event in islice(iter(parser.get_event, None), known, None):
            yield _event(event, view)
    except yaml.MarkedYAMLError as error:
        raise FaultError(_fault(error, view, parser)) from None
    except (ValueError, OverflowError):  # an escape beyond Unicode, a version of too many digits
        escaped = "\\" in view.text[max(parser.index - 2, 0) : parser.index]
        words = ("escape beyond Unicode", "quoted scalar") if escaped else ("number of too many digits", "directive")
        raise FaultError(Fault(words[0], view.offset(parser.index), words[1], None, (), ())) from None


def _converted(events: Iterable[Any], view: View) -> Iterator[Event | Scalar]:
    """What :func:`_event` makes of events; of plain scalars, which most of them are, in fewer steps."""
    moved = view.moved
    for event in events:
        if type(event) is _SCALAR and not (moved or event.style or event.tag or event.anchor):
            text: str = event.value
            if 0 < len(text) <= _SHORT:
                span = _span((event.start_mark.index, event.end_mark.index))
                yield Scalar(span, text, "plain", *construct.plain(text), None)
                continue
        yield _event(event, view)


def _event(event: Any, view: View | Resumed) -> Event | Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    if view.moved:
        start, end = view.offset(start), view.offset(end)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, start, end)
    kind = _KINDS[type(event)]
    if kind == "mapping" or kind == "sequence":
        tagged = event.tag is not None
        tag = event.tag if tagged and event.tag != "!" else construct.MAP if kind == "mapping" else construct.SEQ
        return Event(kind, start, end, event.anchor, tag, tagged, flow=bool(event.flow_style))
    return Event(kind, start, end, getattr(event, "anchor", None))


def _scalar(event: Any, start: int, end: int) -> Event | Scalar:
    text, tag = event.value, event.tag
    style = _STYLES.get(event.style, "plain")
    if tag is None and event.anchor is None:
        if style == "plain" and 0 < len(text) <= _SHORT:
            return Scalar(Span(start, end), text, style, *construct.plain(text), None)
        if style == "single" or style == "double":
            return Scalar(Span(start, end), text, style, construct.STR, text, None)
    known = tag if tag is not None and tag != "!" else construct.resolved(text, event.implicit)
    return Event("scalar", start, end, event.anchor, known, tag is not None, text, style)


def _fault(error: yaml.MarkedYAMLError, view: View | Resumed, parser: _Scanner) -> Fault:
    place, context = error.problem_mark, error.context_mark
    back = view.beginning if error.context == "while parsing a block mapping" else view.offset
    folded = (*view.folded, *(Span(view.offset(start), view.offset(end)) for start, end in parser.folded))
    return Fault(
        str(error.problem or ""),
        view.offset(place.index if place else parser.index),
        str(error.context or ""),
        back(context.index) if context else None,
        folded[-2:],
        tuple(view.offset(mark.index) for mark in parser.marks if view.text[mark.index] in "[{"),
    )
