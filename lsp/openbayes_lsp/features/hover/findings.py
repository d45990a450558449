"""The rules behind the findings at a place, and the comments that silence them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_config.home import rule_page
from openbayes_config.suppress import cannot_be_silenced
from openbayes_lsp.features.diagnostics import underlined
from openbayes_lsp.features.hover.lines import Line, Says

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Lang, Rule, Severity
    from openbayes_config.suppress import Sifted, Suppression
    from openbayes_config.text import Span
    from openbayes_lsp.snapshot import Snapshot

MOST = 2
"""How many rules are told at one place."""


def at(snapshot: Snapshot, offset: int) -> list[tuple[Span, Diagnostic]]:
    """The findings at a place with what is underlined, the shortest first, each rule once."""
    found = [(underlined(snapshot.document, each), each) for each in snapshot.report.diagnostics]
    here = [(span, each) for span, each in found if span.start <= offset <= span.end]
    here.sort(key=lambda each: each[0].end - each[0].start)
    return list({each.rule.id: (span, each) for span, each in reversed(here)}.values())[::-1]


def about(rule: Rule, severity: Severity, says: Says) -> Iterator[Line]:
    """Which rule it is, why there is one, and how to silence it."""
    colon = "：" if says.lang == "zh" else ": "
    yield says.prose(f"`{rule.id}` {rule.name}{colon}{_why(rule, says.lang)}")
    if not cannot_be_silenced(rule):
        yield says(_SILENCE_ERROR if severity == "error" else _SILENCE, comment=f"# obconf: ignore[{rule.id}]")
    page = rule_page(rule.name, says.lang)
    if page:
        yield says.link(_PAGE, page, id=rule.id)


def suppression_at(snapshot: Snapshot, offset: int) -> Suppression | None:
    """The ``# obconf:`` comment at a place."""
    found = snapshot.report.context.suppressions
    return next((each for each in found if each.span.start <= offset <= each.span.end), None)


def about_suppression(snapshot: Snapshot, found: Suppression, says: Says) -> Iterator[Line]:
    """The rules that a comment names, and whether it silences anything."""
    if not found.kind:
        yield says(_UNKNOWN_WORD, word=found.word)
        return
    if not found.names:
        yield says(_NOTHING, word=found.word)
        return
    yield says(_WHOLE_FILE if found.kind == "ignore-file" else _LINES, lines=sorted(found.lines))
    rules = _by_name()
    sifted = snapshot.report.context.sifted
    for named in found.names[:4]:
        rule = rules.get(named.selector)
        if rule is None:
            yield says.item(_NO_RULE, name=named.name)
        else:
            yield says.item(_effect(sifted, named.span, rule), id=rule.id, name=rule.name)


def _effect(sifted: Sifted | None, span: Span, rule: Rule) -> Text:
    """Whether a comment silences a finding of ``rule``, as far as that was looked at."""
    if sifted and span in sifted.used:
        return _USED
    return _UNUSED if sifted and rule.id in sifted.asked else _NAMED


@lru_cache(maxsize=256)
def _why(rule: Rule, lang: Lang) -> str:
    """The first paragraph of a rule's page."""
    from openbayes_config.pages import page

    blocks = (block for section in page(rule, lang).sections[:1] for block in section.blocks)
    return next((block.text for block in blocks if block.kind == "text"), "")


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Rule]:
    from openbayes_config.rules import RULES

    return {name: rule for rule in RULES for name in (rule.id.lower(), rule.name)}


_SILENCE = Text("To silence it here: `{comment}`", "在此处忽略：`{comment}`")
_SILENCE_ERROR = Text(
    "To silence it here (the client does not change): `{comment}`", "在此处忽略（客户端的行为不变）：`{comment}`"
)
_NOTHING = Text(
    "Silences nothing. Write `# obconf: {word}[RULE]`.", "不会忽略任何问题。请写 `# obconf: {word}[规则]`。"
)
_PAGE = Text("Rule {id}", "规则 {id}")
_WHOLE_FILE = Text("Silences findings in the whole file:", "忽略整个文件中的以下问题：")
_LINES = Text("Silences findings of line {lines}:", "忽略第 {lines} 行的以下问题：")
_USED = Text("`{id}` {name}: silences a finding", "`{id}` {name}：已忽略一处问题")
_UNUSED = Text("`{id}` {name}: there is nothing to silence", "`{id}` {name}：这里没有需要忽略的问题")
_NAMED = Text("`{id}` {name}", "`{id}` {name}")
_NO_RULE = Text("`{name}`: no rule of that name", "`{name}`：没有这条规则")
_UNKNOWN_WORD = Text("obconf does not know `{word}` here.", "obconf 不认识 `{word}`。")
