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
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from openbayes_config.parse import construct, libyaml
from openbayes_config.parse.events import Event, EventKind, Fault, FaultError, Piece
from openbayes_config.parse.libyaml import Refused
from openbayes_config.parse.nodes import Scalar, Style
from openbayes_config.parse.resuming import resume
from openbayes_config.parse.view import View, Whole
from openbayes_config.text import Span, maker

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


def events(view: View, bom: str = "") -> Iterator[Piece]:
    """The events of a text, which must have printable characters only (:data:`NON_PRINTABLE`). ``bom`` is what the file
    has in front of it.

    Raises :class:`FaultError` when the event behind the first fault is asked for.
    """
    found = quick_events(view, bom)
    return events_to_fault(view, found, bom) if isinstance(found, Refused) else iter(found)


def quick_events(view: View, bom: str = "") -> Iterable[Piece] | Refused[Piece]:
    """:func:`events` in a fraction of the time: a list of all of a text that has no fault, :class:`Refused` where it
    has one, and where PyYAML's own parser has to decide, an iterator that may raise.
    """
    found = libyaml.read(view.text, lambda raw: _converted(raw, view))
    return _decided(_with_bom(view, bom)) if found is None else found


def events_to_fault(view: View, refused: Refused[Piece], bom: str = "") -> Iterator[Piece]:
    """The :func:`events` of a text that was ``refused``: those in front of its first fault, which is raised then."""
    resumed = None if bom else resume(view, refused.read)
    if resumed is None:
        return _decided(_with_bom(view, bom))
    return chain(resumed.before, islice(_decided(resumed.excerpt), resumed.excerpt.known, None))


def _with_bom(view: View, bom: str) -> View:
    return Whole(view.file, bom) if bom else view


def surely_refused(text: str) -> bool:
    """Whether it is quickly told that :func:`events` raises :class:`FaultError` for a text."""
    return libyaml.refuses(Whole(text).text)


def _decided(view: View) -> Iterator[Piece]:
    """The events by PyYAML's own parser."""
    parser = _Scanner(view.text)
    try:
        for event in iter(parser.get_event, None):
            yield _event(event, view)
    except yaml.MarkedYAMLError as error:
        raise FaultError(_fault(error, view, parser)) from None
    except (ValueError, OverflowError):  # an escape beyond Unicode, a version of too many digits
        escaped = "\\" in view.text[max(parser.index - 2, 0) : parser.index]
        words = ("escape beyond Unicode", "quoted scalar") if escaped else ("number of too many digits", "directive")
        raise FaultError(Fault(words[0], view.offset(parser.index), words[1], None, (), ())) from None


def _converted(events: Iterator[Any], view: View) -> Iterator[Piece]:
    """What :func:`_event` makes of events; of plain scalars, which most of them are, in fewer steps."""
    shift = view.shift
    for event in events if shift is None else islice(events, view.known):
        yield _event(event, view)
    if shift is None:
        return
    for event in events:
        start, end = event.start_mark.index + shift, event.end_mark.index + shift
        if type(event) is _SCALAR and not (event.style or event.tag or event.anchor):
            text: str = event.value
            if 0 < len(text) <= _SHORT:
                yield Scalar(_span((start, end)), text, "plain", *construct.plain(text), None)
                continue
        yield _piece(event, start, end)


def _event(event: Any, view: View) -> Piece:
    return _piece(event, view.offset(event.start_mark.index), view.offset(event.end_mark.index))


def _piece(event: Any, start: int, end: int) -> Piece:
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, start, end)
    kind = _KINDS[type(event)]
    if kind == "mapping" or kind == "sequence":
        tagged = event.tag is not None
        tag = event.tag if tagged and event.tag != "!" else construct.MAP if kind == "mapping" else construct.SEQ
        return Event(kind, start, end, event.anchor, tag, tagged, flow=bool(event.flow_style))
    return Event(kind, start, end, getattr(event, "anchor", None))


def _scalar(event: Any, start: int, end: int) -> Piece:
    text, tag = event.value, event.tag
    style = _STYLES.get(event.style, "plain")
    if tag is None and event.anchor is None:
        if style == "plain" and 0 < len(text) <= _SHORT:
            return Scalar(Span(start, end), text, style, *construct.plain(text), None)
        if style == "single" or style == "double":
            return Scalar(Span(start, end), text, style, construct.STR, text, None)
    known = tag if tag is not None and tag != "!" else construct.resolved(text, event.implicit)
    return Event("scalar", start, end, event.anchor, known, tag is not None, text, style)


def _fault(error: yaml.MarkedYAMLError, view: View, parser: _Scanner) -> Fault:
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
