"""Hides secrets in whatever is about to be shown.

The library returns real values; everything that prints (source lines, diffs, reports, JSON, logs, hovers)
shows them through a :class:`Masker`. Masked text has as many code points and lines as before and takes the
same display cells, so offsets into it and carets below it stay right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, cast

from openbayes_config.mask import tokens
from openbayes_config.text import Span

if TYPE_CHECKING:
    import re

    from openbayes_config.document import Document

__all__ = ["Masker", "hide", "secrets"]

# A shorter value is hidden where it stands, but not looked for elsewhere: it would be found in any text.
_SHORTEST = 3
# A value up to this length is looked for as a whole word only.
_SHORT = 5
# As many characters of a long value stay in a message before it is cut.
_CUT = 79
# More values than any real file has are hidden where they stand, but not looked for elsewhere.
_MOST = 200


class Masker:
    """Hides known values, and whatever looks like a secret.

    ``values`` are texts to hide wherever they occur; ``text`` is the text of a file and ``spans`` the places
    in it (code points) that are hidden whatever stands there.
    """

    def __init__(self, values: Iterable[str] = (), text: str = "", spans: Iterable[Span] = ()) -> None:
        self._values = frozenset(form for value in values for form in _forms(value))
        self._text = text
        self._spans = sorted(spans)

    @cached_property
    def source(self) -> str:
        """The whole text of the file, masked. Prefer a slice of it to :meth:`hide` on a line: it knows where
        the file's secrets stand, also short ones.
        """
        return self._masked(self._text, self._spans)

    def holds(self, span: Span) -> bool:
        """Whether one of the file's secrets stands within ``span``."""
        at = bisect_left(self._spans, Span(span.start, span.start))
        return at < len(self._spans) and self._spans[at].end <= span.end

    def hide(self, text: str) -> str:
        """``text`` with every secret in it masked."""
        return self._masked(text)

    def hide_data(self, value: object) -> object:
        """A copy of plain data (JSON) with every secret in its texts and keys masked; a number that is a
        secret becomes a masked text.
        """
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, Mapping):
            items = cast("Mapping[object, object]", value).items()
            return {self.hide_data(key): self.hide_data(each) for key, each in items}
        if isinstance(value, (list, tuple)):
            return [self.hide_data(each) for each in cast("Iterable[object]", value)]
        if isinstance(value, (int, float)) and not isinstance(value, bool) and str(value) in self._values:
            return cover(str(value))
        return value

    def _masked(self, text: str, known: Iterable[Span] = ()) -> str:
        found = [*known, *tokens.spans(text)]
        if self._pattern:
            found += (Span(*match.span()) for match in self._pattern.finditer(text))
        parts: list[str] = []
        at = 0
        for start, end in sorted(_inner(text, span) for span in found):
            if end > at:
                parts += (text[at : max(start, at)], cover(text[max(start, at) : end]))
                at = end
        return "".join([*parts, text[at:]]) if parts else text

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._values:
            return None
        import re

        forms = (
            rf"(?<!\w){re.escape(value)}(?!\w)" if len(value) <= _SHORT else re.escape(value)
            for value in sorted(self._values, key=lambda value: (-len(value), value))[:_MOST]
        )
        return re.compile("|".join(forms))


def secrets(document: Document, environ: Mapping[str, str] | None = None) -> Masker:
    """What hides the secrets of ``document``: values of secret parameters, values under names that say that they are
    secret, and the variables of ``environ`` that secret parameters take their value from.
    """
    if not environ:
        return _in_file(document)
    from openbayes_config.mask.places import places

    found = places(document)
    variables = (environ[name] for name in found.variables if name in environ)
    return Masker((*found.values, *variables), document.source.text, found.spans)


@lru_cache(maxsize=4)
def _in_file(document: Document) -> Masker:
    """Everything that shows a part of a file asks for this."""
    from openbayes_config.mask.places import places

    found = places(document)
    return Masker(found.values, document.source.text, found.spans)


def hide(text: str) -> str:
    """``text`` with token-like strings and the values of secret names masked; for text without a document."""
    return _PLAIN.hide(text)


def cover(text: str) -> str:
    """Asterisks of the same display width for ``text``; line ends and indentation stay."""
    lines = text.splitlines(keepends=True)
    return "".join(_cover_line(line) for line in lines) if len(lines) > 1 else "".join(map(_cover_char, text))


def _cover_line(line: str) -> str:
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)] + "".join(map(_cover_char, rest))


def _cover_char(char: str) -> str:
    if char.isascii():
        return char if char in "\r\n\t" else "*"
    # Rules look for tokens in every file; only output pays for the widths of characters.
    from unicodedata import east_asian_width

    return "＊" if east_asian_width(char) in "WF" else "*"


def _inner(text: str, span: Span) -> Span:
    """The span without the quotes around it."""
    start, end = span
    if end - start > 1 and text[start] == text[end - 1] and text[start] in "\"'":
        return Span(start + 1, end - 1)
    return span


def _forms(value: str) -> Iterable[str]:
    """How a value can stand in a text: as it is, escaped, cut, line by line."""
    from openbayes_config.diagnostic import printable

    escaped = value.replace("\\", "\\\\")
    forms = [value, value.strip(), printable(value), escaped.replace('"', '\\"'), escaped.replace("'", "\\'")]
    if len(value) > _CUT:
        forms.append(value[:_CUT])
    lines = value.splitlines()
    if len(lines) > 1:
        forms += (line.strip() for line in lines if len(line.strip()) > _SHORT)
    return (form for form in forms if len(form) >= _SHORTEST)


_PLAIN = Masker()
