"""What is shown in the place of a job where the client refuses the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_config.words import words
from openbayes_lsp.features.diagnostics import underlined
from openbayes_lsp.features.job import Cell, Job, Row, Section
from openbayes_lsp.features.reasons import refusal_of

if TYPE_CHECKING:
    from openbayes_config.client import Mode
    from openbayes_config.diagnostic import Diagnostic
    from openbayes_lsp.features.reasons import Refusal
    from openbayes_lsp.snapshot import Snapshot


def refused(snapshot: Snapshot, mode: Mode) -> Job:
    """A file that the client would refuse, or that is beyond obconf's own bounds."""
    lang, shown, found = snapshot.lang, snapshot.shown(mode), refusal_of(snapshot, mode)
    text = _BEYOND if shown.stage is None else _title(found, mode)
    made = (
        Section("refused", words(_WHY, lang), _rows(snapshot, found.reasons)),
        Section("errors", words(_OTHERS, lang), _rows(snapshot, found.others)),
    )
    title = words(text, lang, mode=mode, n=len(found.reasons))
    return Job(mode, shown.client.asked, False, title, None, (), tuple(each for each in made if each.rows))


def _title(found: Refusal, mode: Mode) -> Text:
    if found.wants_only_a_command:
        return _NO_COMMAND
    if found.tunes_nothing:
        return _NOTHING_TUNED
    return _REFUSED if found.reasons else _SILENT


def _rows(snapshot: Snapshot, found: Iterable[Diagnostic]) -> tuple[Row, ...]:
    return tuple(
        Row(
            (Cell(each.rule.id, muted=True), Cell(snapshot.masker.hide(each.what(snapshot.lang)))),
            underlined(snapshot.document, each),
        )
        for each in found
    )


_WHY = Text("Why", "原因")
_OTHERS = Text("Other errors, which do not stop it", "不会导致拒绝的其他错误")
_NO_COMMAND = Text(
    "`bayes gear run task` stops before the upload: `command` is empty.",
    "`bayes gear run task` 会在上传之前停下：`command` 是空的。",
)
_NOTHING_TUNED = Text(
    "This file tunes nothing: `hyper_tuning` has to be filled in first.",
    "这个文件没有设置自动调参，请先填写 `hyper_tuning`。",
)
_REFUSED = Text(
    "`bayes gear run {mode}` refuses this file; reasons: {n}.", "`bayes gear run {mode}` 会拒绝这个文件，原因 {n} 处。"
)
_SILENT = Text(
    "`bayes gear run {mode}` refuses this file; no rule that is switched on says why.",
    "`bayes gear run {mode}` 会拒绝这个文件；已启用的规则都没有说明原因。",
)
_BEYOND = Text(
    "obconf does not read this file, because it is beyond its own bounds; the client may well take it.",
    "文件超出 obconf 自身的限制，obconf 没有读取；客户端可能可以读取。",
)
