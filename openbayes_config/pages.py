"""The pages of the rules: ``rules/<name>.md``, in both languages, as they are shown and published.

A section belongs to the language of its heading (``## Why``, ``## 为什么``), or to both (``## Examples / 示例``).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from openbayes_config.diagnostic import Lang, Rule, Text

EXAMPLE_KINDS = {
    "bad": Text("Found", "会提示"),
    "fixed": Text("After the repair", "修复后"),
    "good": Text("Good", "正确"),
}
_FENCE = "```"
_MARK = re.compile(r" *\^+ *")


class Block(NamedTuple):
    """A paragraph or list item of a page on one line, or the lines of an example.

    ``kind`` is ``"text"``, ``"item"``, ``"table"``, ``"code"``, or that of an example (``"bad"``, ``"fixed"``,
    ``"good"``), whose ``options`` are those that the tests give it (``"mode=task"``).
    """

    kind: str
    text: str
    options: str = ""


class Section(NamedTuple):
    """A part of a page in one language; ``title`` is its heading."""

    title: str
    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """What the page of ``rule`` says in one language."""

    rule: Rule
    lang: Lang
    sections: tuple[Section, ...]

    @property
    def fixable(self) -> bool:
        """Whether the page shows what a repair makes of an example."""
        return any(block.kind == "fixed" for section in self.sections for block in section.blocks)


def page(rule: Rule, lang: Lang) -> Page:
    """The page of a rule in ``lang``; without sections where the rule has none."""
    return parse_page(rule, source(rule), lang)


def source(rule: Rule) -> str:
    """The page of a rule as it is written, Markdown in both languages; empty where there is none."""
    try:
        with open(_path(rule), encoding="utf-8") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return ""


@cache
def installed(rule: Rule, lang: Lang) -> str | None:
    """The address of the page that lies beside the rule, ``file:///...#L12``: the line, from 1, of its first heading in
    ``lang``. ``None`` where there is none.
    """
    from urllib.parse import quote

    lines = enumerate(source(rule).splitlines(), 1)
    at = next((number for number, line in lines if line.startswith("## ") and _title(line[3:].strip(), lang)), None)
    path = os.path.abspath(_path(rule)).replace(os.sep, "/")  # noqa: PTH100
    return f"file://{quote('/' + path.lstrip('/'))}#L{at}" if at else None


def _path(rule: Rule) -> str:
    return os.path.join(os.path.dirname(__file__), "rules", rule.name.replace("-", "_") + ".md")  # noqa: PTH118, PTH120


def parse_page(rule: Rule, text: str, lang: Lang) -> Page:
    """The parts of a page that are written in ``lang`` or in both languages."""
    sections: list[Section] = []
    for heading, lines in _sections(text.splitlines()):
        title = _title(heading, lang)
        if title is not None:
            sections.append(Section(title, tuple(_blocks(lines))))
    return Page(rule, lang, tuple(sections))


def summary(rule: Rule, lang: Lang) -> str:
    """What the rule finds, in one line: its usual message, with dots for what differs from file to file."""
    words = rule.message.what.zh if lang == "zh" else rule.message.what.en
    return words.format_map(_Elided())


def table(rules: Iterable[Rule], lang: Lang, folder: str | None = None) -> str:
    """The rules as a Markdown table; their names lead to pages in ``folder`` where one is named."""
    heads = _HEADS_ZH if lang == "zh" else _HEADS_EN
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for rule in rules:
        name = rule.name if folder is None else f"[{rule.name}]({folder}{rule.name}.md)"
        fixable = (_YES_ZH if lang == "zh" else _YES_EN) if page(rule, lang).fixable else ""
        since = rule.since + ((_PREVIEW_ZH if lang == "zh" else _PREVIEW_EN) if rule.preview else "")
        what = summary(rule, lang).replace("|", "\\|")
        cells = (rule.id, name, what, rule.severity, rule.confidence, fixable, since)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


_HEADS_EN = ("id", "name", "finds", "severity", "confidence", "fixable", "since")
_HEADS_ZH = ("编号", "名称", "会找出", "级别", "可信度", "可修复", "始于")
_YES_EN, _YES_ZH = "yes", "是"
_PREVIEW_EN, _PREVIEW_ZH = " (preview)", "（预览）"


def is_mark(line: str) -> bool:
    """Whether a line of an example consists of carets, which mark the finding in the line above."""
    return bool(_MARK.fullmatch(line))


class _Elided(dict[str, str]):
    """Fills every field of a message."""

    def __missing__(self, _: str) -> str:
        return "…"


def _sections(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Headings of the second level and the lines below each."""
    heading, below, fenced = "", list[str](), False
    for line in lines:
        fenced ^= line.startswith(_FENCE)
        if line.startswith("## ") and not fenced:
            if heading:
                yield heading, below
            heading, below = line[3:].strip(), []
        else:
            below.append(line)
    if heading:
        yield heading, below


def _title(heading: str, lang: Lang) -> str | None:
    """The heading in ``lang``; ``None`` for that of a section in the other language."""
    first, both, second = heading.partition(" / ")
    if both:
        return second if lang == "zh" else first
    return heading if _is_chinese(heading) == (lang == "zh") else None


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _blocks(lines: list[str]) -> Iterator[Block]:
    paragraph: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith(_FENCE):
            yield from _paragraph(paragraph)
            end = next((i for i in range(at + 1, len(lines)) if lines[i].startswith(_FENCE)), len(lines))
            yield _code(line[len(_FENCE) :], lines[at + 1 : end])
            at = end
        elif not line.strip():
            yield from _paragraph(paragraph)
        else:
            if line.startswith(("- ", "|")):
                yield from _paragraph(paragraph)
            paragraph.append(line)
        at += 1
    yield from _paragraph(paragraph)


def _paragraph(lines: list[str]) -> Iterator[Block]:
    """The paragraph that was collected, if any; ``lines`` is empty afterwards."""
    if lines:
        text = lines[0].strip()
        for line in map(str.strip, lines[1:]):
            text += line if _joins(text[-1], line[0]) else " " + line
        item, table = text.startswith("- "), text.startswith("|")
        yield Block("item" if item else "table" if table else "text", text[2:] if item else text)
        lines.clear()


def _joins(before: str, after: str) -> bool:
    """Whether Chinese text goes on over a line end, where no space belongs."""
    return (before > "\u2e80" and after > "\u2e80") or before in "，。：；、！？）" or after in "（，。：；、！？"


def _code(info: str, lines: list[str]) -> Block:
    words = info.split()
    kind = words[1] if len(words) > 1 and words[0] == "yaml" and words[1] in EXAMPLE_KINDS else "code"
    return Block(kind, "\n".join(lines), " ".join(words[2:]))
