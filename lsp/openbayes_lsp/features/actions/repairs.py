"""The repairs that rules offer: one by one, all of a rule, and all that are safe."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_lsp.features.actions.action import FIX_ALL, QUICKFIX, Action

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic, Fix, Rule
    from openbayes_config.fixer import Fixed
    from openbayes_lsp.snapshot import Snapshot


def repairs(snapshot: Snapshot, findings: tuple[Diagnostic, ...]) -> Iterator[Action]:
    """Every repair of every finding, the safe ones first, then those of all findings of a rule at once."""
    found = [action for each in findings for action in repairs_of(snapshot, each)]
    yield from sorted(found, key=lambda action: not action.preferred)
    for rule in dict.fromkeys(each.rule for each in findings):
        yield from _all_of(snapshot, rule)


def repair_all(snapshot: Snapshot) -> Iterator[Action]:
    """What ``obconf fix`` would do with the file, where it would do anything."""
    if snapshot.report.fixable and not snapshot.project.excluded and (fixed := _fixed(snapshot)).edits:
        yield Action(FIX_ALL, (_MANY if fixed.unfinished else _ALL).in_(snapshot.lang), fixed.edits)


def title_of(snapshot: Snapshot, finding: Diagnostic, fix: Fix) -> str:
    """The title of a repair: if it is not safe, also what of the submission it changes."""
    title = fix.title.in_(snapshot.lang, finding.args)
    if not fix.safe:
        changes = sorted({_key(part) for part in fix.changes if not part.startswith(_WRAPPED)})
        suffix = _CHANGES if changes else _TEMPLATE if finding.rule.name == "missing-key" else _LOOK
        title += suffix.in_(snapshot.lang, {"keys": tuple(f"`{key}`" for key in changes)})
    return snapshot.masker.hide(title)


def repairs_of(snapshot: Snapshot, finding: Diagnostic) -> Iterator[Action]:
    """Every repair of a finding, the safe ones first."""
    only = sum(fix.safe for fix in finding.fixes) == 1
    for fix in sorted(finding.fixes, key=lambda fix: not fix.safe):
        title = title_of(snapshot, finding, fix)
        yield Action(QUICKFIX, title, fix.edits, (finding,), preferred=only and fix.safe)


def _all_of(snapshot: Snapshot, rule: Rule) -> Iterator[Action]:
    same = tuple(each for each in snapshot.report.diagnostics if each.rule is rule and any(f.safe for f in each.fixes))
    if len(same) < 2:
        return
    fixed = _fixed(snapshot, rule.id)
    if len(fixed.applied) > 1:
        args = {"id": rule.id, "name": rule.name, "count": len(fixed.applied)}
        title = _MANY_OF_RULE if fixed.unfinished else _ALL_OF_RULE
        yield Action(QUICKFIX, title.in_(snapshot.lang, args), fixed.edits, same)


@lru_cache(maxsize=4)
def _fixed(snapshot: Snapshot, rule: str = "") -> Fixed:
    """All safe repairs, or those of the rule with that id; kept for as long as a cursor moves through a version."""
    from openbayes_config.fixer import fix

    project = snapshot.project
    return fix(
        snapshot.source.bom + snapshot.text,
        mode=project.mode,
        client=project.client,
        select=(lambda finding, _: finding.rule.id == rule) if rule else None,
        files=project.files,
        settings=project.settings,
    )


def _key(part: str) -> str:
    """The key of the file from which a part of the submission is made."""
    return _KEYS.get(part) or "".join(f"_{char.lower()}" if char.isupper() else char for char in part)


_KEYS = {"runtime": "env", "size": "node", "mode": "node"}
# Parts of the request that hold a job again in another shape; no key of the file is called like them.
_WRAPPED = "new"
_CHANGES = Text(" (changes the submitted {keys})", "（会改变提交的 {keys}）")
_TEMPLATE = Text(" (template values, check them)", "（填入的是模板的值，请核对）")
_LOOK = Text(" (look at the result)", "（请检查结果）")
_ALL_OF_RULE = Text(
    "Make all {count} safe repairs of {id} ({name}) in this file", "修复本文件中 {count} 处 {id}（{name}）"
)
_MANY_OF_RULE = Text(
    "Make {count} safe repairs of {id} ({name}) in this file; some are left",
    "修复本文件中 {count} 处 {id}（{name}），仍会剩余一部分",
)
_MANY = Text(
    "Make safe repairs in this file, some are left (obconf)",
    "修复本文件中一部分可安全修复的问题（obconf）",
)
_ALL = Text("Make all safe repairs in this file (obconf)", "修复本文件中所有可安全修复的问题（obconf）")
