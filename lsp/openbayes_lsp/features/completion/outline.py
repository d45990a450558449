"""A lenient reading of half-typed YAML: which keys and items stand where, whatever a parser says of the rest.

Only what obconf needs to know where somebody types: keys, items and where their values stand. Nothing in a text makes
it raise; where the text is broken, indentation decides.
"""

from __future__ import annotations

import re

from openbayes_config.text import Span
from openbayes_lsp.features.completion.branches import Branch, Entry, Kind, unquoted
from openbayes_lsp.features.completion.regions import behind_blanks, block_end, line_end, next_line, region_end
from openbayes_lsp.features.completion.usual import usual

_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#")
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]+|$))*")
_OPEN_KEY = re.compile(r"[\"'][^\s\"':]*(?=:[ \t]|:$)")
_MARK = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)|%")
_DEEPEST = 200
_QUOTED = {"'": re.compile(r"'(?:[^']|'')*'(?!')"), '"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)}


class Outline:
    """All that was read of a text, and what holds at an offset in it.

    ``cursor`` is the line of the offset; ``stack`` are the open block collections before it, outermost first; ``here``
    the entries of block style that stand in this line, or reach over it; ``follows`` the column of the next line with
    content behind it, and whether that begins with a dash; ``below`` the first entry of block style behind it.
    """

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset
        self.cursor = self.line(offset)
        self.root = Entry(None, "", Span(0, 0), 0)
        self.stack: list[Branch] = []
        self.here: list[Entry] = []
        self.flows: list[Branch] = []
        self.comments: list[Span] = []
        self.follows: tuple[int, bool] | None = None
        self.below: Entry | None = None
        self._open: list[Branch] = []
        self._passed = False
        self._question = False
        self._read()

    def entries(self) -> list[Entry]:
        """Every entry, outer ones before inner ones."""
        found = [self.root]
        for each in found:
            if each.child:
                found += each.child.entries
        return found[1:]

    def step(self, kind: Kind) -> int:
        """How many columns deeper than its key a nested mapping, or the dash of a sequence, usually stands."""
        steps = [
            each.child.indent - each.indent
            for each in self.entries()
            if each.child and each.child.kind == kind and not each.child.flow and each.branch and not each.branch.flow
            if each.branch.kind == "map"
        ]
        return max(set(steps), key=steps.count) if steps else 2

    def line(self, at: int) -> Span:
        """The line that holds an offset, without its end."""
        start = max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1
        return Span(start, line_end(self.text, at))

    def _read(self) -> None:
        at = 0
        while at <= len(self.text):
            at = self._usual_line(at) or self._line(at)

    def _usual_line(self, start: int) -> int | None:
        """What :meth:`_line` does, in fewer steps, for a usual line without the cursor; ``None`` for others."""
        found = usual(self.text, start)
        if found is None or start <= self.offset <= found.end:
            return None
        at, colon = found.key
        if self._passed and self.follows is None:
            self.follows = (at - start, False)
        entry = self._add(Entry(self._mapping(at - start, at), self.text[at:colon], found.key, colon))
        entry.end, entry.value = found.end, found.value
        if found.comment:
            self.comments.append(found.comment)
        return next_line(self.text, entry.end)

    def _mapping(self, column: int, at: int) -> Branch:
        """The mapping of which a key stands at ``column``."""
        top = self._open[-1] if self._open else None
        if top and top.kind == "map" and top.indent == column:
            return top
        self._leave(column, dash=False)
        return self._holder("map", column, at)

    def _line(self, start: int) -> int:
        end = line_end(self.text, start)
        here = start <= self.offset <= end
        if here:
            self.stack = list(self._open)
        at = behind_blanks(self.text, start, end)
        passed, self._passed = self._passed, self._passed or here
        if at == end or self._noted(at, end):
            return next_line(self.text, end)
        marked = at == start and _MARK.match(self.text, at, end)
        if passed and self.follows is None:
            # Nothing may come before a document begins, nor between a question mark's key and its colon.
            closed = marked or self.text[at] == ":"
            self.follows = (_DEEPEST if closed else at - start, self._is_dash(at, end))
        if marked or self._is_explicit(at):
            return next_line(self.text, end)
        return self._node(at, at - start, end)

    def _is_explicit(self, at: int) -> bool:
        """Whether a key or value begins at ``at`` that is written behind a question mark, or under one."""
        if self.text[at] not in "?:" or self.text[at + 1 : at + 2] not in ("", " ", "\n", "\r"):
            return False
        asked, self._question = self._question, self.text[at] == "?"
        # Without a question mark a key is missing, and is being written where the cursor stands.
        return self._question or asked or at != self.offset

    def _noted(self, at: int, end: int) -> bool:
        """Whether a comment begins at ``at``."""
        if self.text.startswith("#", at) and at < end:
            self.comments.append(Span(at, end))
            return True
        return False

    def _is_dash(self, at: int, end: int) -> bool:
        return self.text.startswith("-", at) and (at + 1 == end or self.text[at + 1] in " \t")

    def _node(self, at: int, column: int, end: int) -> int:
        """Read what begins a line, or stands behind a dash; the offset of the next line to read."""
        dash = self._is_dash(at, end)
        self._leave(column, dash)
        if dash:
            branch = self._holder("seq", column, at)
            item = self._add(Entry(branch, len(branch.entries), Span(at, at + 1), at))
            behind = behind_blanks(self.text, at + 1, end)
            return self._behind_dash(item, behind, column + behind - at, end)
        found = self._key(at, end)
        if found:
            span, colon = found
            branch = self._holder("map", column, at)
            entry = self._add(Entry(branch, unquoted(self.text[span.start : span.end]), span, colon))
            return self._value(entry, colon + 1, end)
        return self._bare(at, column, end)

    def _behind_dash(self, item: Entry, at: int, column: int, end: int) -> int:
        begin = _properties(self.text, at, end)
        if begin < end and column < _DEEPEST and (self._is_dash(begin, end) or self._key(begin, end)):
            return self._node(begin, column + begin - at, end)
        return self._value(item, at, end)

    def _leave(self, column: int, dash: bool) -> None:
        """Close what a line at ``column`` does not belong to."""
        while self._open:
            top = self._open[-1]
            if top.indent < column or (top.indent == column and (dash or top.kind == "map")):
                break
            self._open.pop()

    def _holder(self, kind: Kind, column: int, at: int) -> Branch:
        """The collection that a key or dash at ``column`` belongs to."""
        top = self._open[-1] if self._open else None
        if top and top.kind == kind and top.indent == column:
            return top
        owner = top.entries[-1] if top and top.entries else self.root
        branch = owner.child
        if branch is None or branch.flow or branch.kind != kind or branch.is_word:
            branch = Branch(kind, owner, column, at)
            # A word that is being typed at another column says nothing, and a file is a mapping.
            if owner.child is None or owner.child.is_word or (owner is self.root and kind == "map"):
                owner.child = branch
        self._open.append(branch)
        return branch

    def _add(self, entry: Entry) -> Entry:
        assert entry.branch
        entry.branch.entries.append(entry)
        if self.below is None and entry.start > self.cursor.end:
            self.below = entry
        self._notice(entry)
        return entry

    def _notice(self, entry: Entry) -> None:
        """Remember an entry that reaches into the line of the offset."""
        if entry.start <= self.cursor.end and entry.end >= self.cursor.start and entry not in self.here:
            self.here.append(entry)

    def _key(self, at: int, end: int) -> tuple[Span, int] | None:
        """The span of a key and its colon."""
        char = self.text[at]
        if char in "\"'":
            quoted = _QUOTED[char].match(self.text, at, end)
            colon = behind_blanks(self.text, quoted.end(), end) if quoted else end
            if quoted and self.text.startswith(":", colon, end):
                return Span(at, quoted.end()), colon
            open_ = _OPEN_KEY.match(self.text, at, end) if at < self.offset <= end else None
            return (Span(*open_.span()), open_.end()) if open_ and self.offset <= open_.end() else None
        colon_ = None if char in "{[|>#" else _COLON.search(self.text, at, end)
        comment = _COMMENT.search(self.text, at, end)
        if colon_ is None or (comment and comment.start() < colon_.start()):
            return None
        return Span(at, at + len(self.text[at : colon_.start()].rstrip())), colon_.start()

    def _bare(self, at: int, column: int, end: int) -> int:
        """A line without key or dash: a word that may become a key, or a value, or a part of one."""
        top = self._open[-1] if self._open else None
        last = top.entries[-1] if top and top.entries and top.indent < column else None
        owner = last or (self.root if top is None and self.root.child is None else None)
        if last and last.value and last.style == "plain" and last.colon >= 0:
            stop = self._stop(at, end)
            last.value = Span(last.value.start, stop)
            last.end = end
            self._notice(last)
            return next_line(self.text, end)
        opens = self.text[at] in ("{[|>\"'*&!" if last else "{[") and not self._is_word(at, end)
        if owner and opens and not owner.child and not owner.value:
            behind = self._value(owner, at, end)
            self._notice(owner)
            return behind
        branch = self._holder("map", column, at)
        self._add(Entry(branch, self.text[at:end], Span(at, self._stop(at, end)), -1))
        return next_line(self.text, end)

    def _is_word(self, at: int, end: int) -> bool:
        """Whether a word in quotes is being typed on a line of its own, which may become a key."""
        if self.text[at] not in "\"'" or not self.cursor.start <= at <= self.cursor.end:
            return False
        word, *behind = self.text[at:end].split(maxsplit=1)
        return word.find(word[0], 1) in (-1, len(word) - 1) and (not behind or behind[0].startswith("#"))

    def _stop(self, at: int, end: int) -> int:
        """Where plain text ends: before a comment, or with the line."""
        comment = _COMMENT.search(self.text, at, end)
        if comment:
            self.comments.append(Span(comment.end() - 1, end))
        stop = comment.start() if comment else end
        return at + len(self.text[at:stop].rstrip())

    def _value(self, entry: Entry, at: int, end: int) -> int:
        """Read the value of ``entry`` that begins behind ``at``; the offset of the next line to read."""
        at = _properties(self.text, behind_blanks(self.text, at, end), end)
        entry.end = end
        if at >= end or self._noted(at, end):
            self._notice(entry)
            return next_line(self.text, end)
        char = self.text[at]
        if char in "|>":
            last = block_end(self.text, end, entry.indent, self.offset)
            entry.value, entry.style, entry.end = Span(at, last), "block", last
        elif char in "\"'":
            self._quote(entry, at, end)
        elif char in "{[":
            entry.end = self._flow(entry, at, region_end(self.text, end, entry.indent, self.offset))
        else:
            entry.value = Span(at, self._stop(at, end))
        self._notice(entry)
        stop = line_end(self.text, entry.end)
        if entry.style == "quoted" or (entry.child and entry.child.flow):
            self._stop(entry.end, stop)
        return next_line(self.text, stop)

    def _quote(self, entry: Entry, at: int, end: int) -> None:
        entry.style = "quoted"
        pattern = _QUOTED[self.text[at]]
        region = region_end(self.text, end, entry.indent)
        found = pattern.match(self.text, at, end) or pattern.match(self.text, at, region)
        # Without an end, lines that are indented deeper can be nothing else.
        entry.value = Span(at, found.end() if found else region if region > end else self._stop(at, end))
        entry.end = entry.value.end if found else region

    def _flow(self, owner: Entry, at: int, limit: int) -> int:
        from openbayes_lsp.features.completion.flow import read

        found, end = read(self.text, owner, at, limit, self.comments)
        self.flows += found
        return end


def _properties(text: str, at: int, end: int) -> int:
    """Behind the anchor and the tag of a value."""
    found = _PROPERTIES.match(text, at, end) if at < end and text[at] in "&!" else None
    return found.end() if found else at
