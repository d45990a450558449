"""The page of a rule, for terminals and as Markdown.

Rich's Markdown is not used: it breaks lines at spaces only, which Chinese has none of, and its bullets are missing in
GBK, the encoding of a Chinese Windows console.
"""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_cli.console import Painter, Role
from openbayes_cli.width import wrap
from openbayes_config.diagnostic import Lang, Text
from openbayes_config.pages import EXAMPLE_KINDS, Block, Page, is_mark, summary


def traits(page: Page) -> list[str]:
    """Confidence, whether there is a repair, and since which version."""
    rule, lang = page.rule, page.lang
    parts = [_CONFIDENCE[rule.confidence].in_(lang)]
    parts += [_FIXABLE.in_(lang)] if page.fixable else []
    parts += [_PREVIEW.in_(lang)] if rule.preview else []
    return [*parts, _SINCE.in_(lang, {"version": rule.since})]


def joined(parts: list[str], lang: Lang) -> str:
    """The parts with commas between them."""
    return ("，" if lang == "zh" else ", ").join(parts)


def facts(page: Page) -> str:
    """Severity and traits in one line."""
    return joined([page.rule.severity, *traits(page)], page.lang)


def text(page: Page, width: int, paint: Painter) -> str:
    """The page as it is read on a terminal; ``width`` is in cells."""
    rule = page.rule
    paragraphs = [f"{paint(rule.id, rule.severity)} {paint(rule.name, 'bold')}\n{paint(facts(page), 'dim')}"]
    paragraphs.append("\n".join(wrap(summary(rule, page.lang), width)))
    for section in page.sections:
        paragraphs.append(paint(section.title, "bold"))
        paragraphs += ("\n".join(_block(block, page.lang, width, paint)) for block in section.blocks)
    return "\n\n".join(paragraphs) + "\n"


def markdown(page: Page, heading: str = "#") -> str:
    """The page as Markdown; ``heading`` is the mark of its title."""
    rule = page.rule
    parts = [f"{heading} {rule.id} {rule.name}", f"*{facts(page)}*", summary(rule, page.lang)]
    for section in page.sections:
        parts.append(f"{heading}# {section.title}")
        parts += (_markdown(block, page.lang) for block in section.blocks)
    return "\n\n".join(parts) + "\n"


def label(block: Block, lang: Lang) -> str:
    """What an example shows, and with which options."""
    words = [word for word in block.options.split() if word.startswith(("mode=", "client="))]
    options = "".join(f" `--{word.replace('=', ' ')}`" for word in words)
    return EXAMPLE_KINDS[block.kind].in_(lang) + options


def _block(block: Block, lang: Lang, width: int, paint: Painter) -> Iterator[str]:
    if block.kind in EXAMPLE_KINDS:
        yield paint(label(block, lang), _ROLES.get(block.kind, "help"))
        for line in block.text.split("\n"):
            yield "    " + (paint(line, "error") if is_mark(line) else line)
    elif block.kind == "code":
        yield from ("    " + line for line in block.text.split("\n"))
    elif block.kind == "item":
        first, *rest = wrap(block.text, width - 2)
        yield from ("- " + first, *("  " + line for line in rest))
    elif block.kind == "table":
        yield block.text
    else:
        yield from wrap(block.text, width)


def _markdown(block: Block, lang: Lang) -> str:
    if block.kind in EXAMPLE_KINDS:
        return f"**{label(block, lang)}**\n\n```yaml\n{block.text}\n```"
    if block.kind == "code":
        return f"```\n{block.text}\n```"
    return "- " + block.text if block.kind == "item" else block.text


_ROLES: dict[str, Role] = {"bad": "error"}
_CONFIDENCE = {
    "high": Text("high confidence", "可信度高"),
    "medium": Text("medium confidence", "可信度中"),
    "low": Text("low confidence", "可信度低"),
}
_FIXABLE = Text("fixable", "可修复")
_PREVIEW = Text("preview", "预览")
_SINCE = Text("since {version}", "始于 {version}")
