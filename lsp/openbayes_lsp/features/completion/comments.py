"""Comments that silence findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openbayes_config.diagnostic import Text
from openbayes_config.text import Span
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.items import Offer
from openbayes_lsp.features.completion.place import Slot

# Chinese input methods write full-width punctuation, which is taken as well.
_WORD = re.compile(r"#[ \t]*(?P<mark>[a-z]*|obconf[ \t]*[:：]?[ \t]*[a-z-]*)")
_NAMES = re.compile(r"#[ \t]*obconf[ \t]*[:：][ \t]*(?P<kind>ignore(?:-file)?)[ \t]*[\[［【](?P<names>[^\]］】]*)")
_CLOSING = {"[": "]", "［": "］", "【": "】"}
_SEPARATOR = re.compile(r"[,，、]")


def comments(asked: Asked, slot: Slot) -> Iterator[Offer]:
    """``obconf: ignore[...]`` as a whole, and the rules between its brackets."""
    if not slot.typed.raw.strip("#").strip() and asked.unasked:
        return
    at = max(slot.typed.raw.rfind("#"), 0)
    text = slot.typed.raw[at:]
    if found := _NAMES.fullmatch(text):
        yield from _rules(asked, slot, found["names"], whole=found["kind"] == "ignore-file")
    elif (found := _WORD.fullmatch(text)) and "obconf: ignore".startswith(found["mark"][:6]):
        part = Span(slot.typed.span.start + at + found.start("mark"), slot.typed.span.start + len(slot.typed.raw))
        lead = "" if found.start("mark") > 1 else " "
        for rank, (word, meaning) in enumerate(_WORDS.items()):
            label = f"obconf: {word}[]"
            insert = f"{lead}obconf: {word}[$0]"
            yield Offer(label, "keyword", insert, meaning.in_(asked.lang), "", rank, again=True, part=part)


def _rules(asked: Asked, slot: Slot, names: str, *, whole: bool) -> Iterator[Offer]:
    from openbayes_config.pages import summary
    from openbayes_config.rules import RULES
    from openbayes_config.suppress import cannot_be_silenced

    given = [each.strip().lower() for each in _SEPARATOR.split(names)]
    typed = given.pop()
    word = names[len(names) - len(typed) :] if typed else ""
    end = slot.typed.span.start + len(slot.typed.raw)
    closing = _closing(asked, slot)
    found = _found(asked, whole=whole)
    chosen = next((rule for rule in RULES if rule.id in found), None)
    for rule in RULES:
        if cannot_be_silenced(rule) or rule.id.lower() in given or rule.name in given:
            continue
        yield Offer(
            f"{rule.id} {rule.name}",
            "rule",
            f"{rule.id}$0{closing}" if closing else rule.id,
            documentation=summary(rule, asked.lang),
            rank=1 if rule.id in found else 5,
            literal=not closing,
            preselect=rule is chosen,
            part=Span(end - len(word), end),
        )


def _closing(asked: Asked, slot: Slot) -> str:
    """The bracket behind the names, where it is missing."""
    behind = asked.outline.text[asked.outline.offset : slot.typed.span.end]
    if any(each in behind for each in _CLOSING.values()):
        return ""
    return _CLOSING[next(each for each in reversed(slot.typed.raw) if each in _CLOSING)]


def _found(asked: Asked, *, whole: bool) -> set[str]:
    """The rules that found something for which a comment at the cursor can hold."""
    from openbayes_config.suppress import lines_of

    snapshot = asked.snapshot
    at = snapshot.source.position(asked.outline.offset).line
    line = snapshot.source.slice(snapshot.line_of(asked.outline.offset)).strip()
    wanted = at + 1 if line.startswith("#") else at
    report = snapshot.report
    return {each.rule.id for each in report.diagnostics if whole or wanted in lines_of(each, snapshot.document)}


_WORDS = {
    "ignore": Text(
        "silence findings of this line; on a line of its own, of the next one",
        "忽略本行的问题；单独成行时忽略下一行的问题",
    ),
    "ignore-file": Text("silence findings in the whole file", "忽略整个文件中的问题"),
}
