"""Baselines: findings that are known, so that only new ones are reported.

A finding is recognized by its fingerprint, which depends on rule, place in the file's structure and value. Paths are
relative to the folder of the baseline, so that it can be used from any folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from openbayes_cli.command import Decorator, option
from openbayes_cli.console import Session
from openbayes_cli.failure import Failure
from openbayes_cli.files import read_input, shown_path, write_file
from openbayes_cli.report import Checked
from openbayes_config.diagnostic import Text
from openbayes_config.settings.selectors import ALWAYS

if TYPE_CHECKING:
    from openbayes_config.diagnostic import Diagnostic

SCHEMA_VERSION = 1


class Entry(NamedTuple):
    """A known finding. ``rule`` is there for people and for the order; the fingerprint alone counts."""

    path: str
    rule: str
    fingerprint: str


def write(file: str, checked: Sequence[Checked], session: Session) -> None:
    """Write all findings that may stay as they are; those about what cannot be read are none of them."""
    import json

    entries = sorted(entry for each in checked for _, entry in _entries(each, file) if entry.rule not in ALWAYS)
    plain = [entry._asdict() for entry in entries]
    text = json.dumps({"schema_version": SCHEMA_VERSION, "findings": plain}, ensure_ascii=False, indent=2) + "\n"
    write_file(file, text.encode("utf-8", "backslashreplace"))
    session.say(_WRITTEN, path=shown_path(file), n=len(entries))


def apply(file: str, checked: Sequence[Checked], session: Session) -> list[Checked]:
    """``checked`` with the known findings among the suppressed ones; what is no longer found is said on stderr.

    Raises :class:`Failure` for a file that is no baseline.
    """
    known = read(file)
    found: set[Entry] = set()
    result = [_without(each, list(_entries(each, file)), known, found) for each in checked]
    paths = {_path(each.name, file) for each in checked}
    stale = sorted(entry for entry in known - found if entry.path in paths)
    for entry in stale[:_MOST]:
        session.note(_STALE, path=entry.path, rule=entry.rule, file=shown_path(file))
    if len(stale) > _MOST:
        session.note(_STALE_MORE, n=len(stale) - _MOST, file=shown_path(file))
    return result


def read(file: str) -> frozenset[Entry]:
    """The findings in a baseline. Raises :class:`Failure`."""
    import json

    data = read_input(file).data
    try:
        stored: Any = json.loads(data.decode("utf-8-sig"))
        if stored["schema_version"] != SCHEMA_VERSION:
            raise Failure(_OTHER_VERSION, path=shown_path(file), version=stored["schema_version"])
        return frozenset(Entry(*(_text(each[key]) for key in Entry._fields)) for each in stored["findings"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Failure(_NO_BASELINE, path=shown_path(file)) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _entries(checked: Checked, file: str) -> Iterator[tuple[Diagnostic, Entry]]:
    from openbayes_config.fingerprint import fingerprints

    diagnostics, path = checked.report.diagnostics, _path(checked.name, file)
    marks = fingerprints(diagnostics, checked.report.document, path, checked.masker)
    for finding, mark in zip(diagnostics, marks, strict=True):
        yield finding, Entry(path, finding.rule.id, mark)


def _without(
    checked: Checked, entries: Iterable[tuple[Diagnostic, Entry]], known: frozenset[Entry], found: set[Entry]
) -> Checked:
    from openbayes_config.linter import Report
    from openbayes_config.suppress import Suppressed

    kept: list[Diagnostic] = []
    hushed: list[Suppressed] = []
    for finding, entry in entries:
        if entry in known and entry.rule not in ALWAYS:
            found.add(entry)
            hushed.append(Suppressed(finding, "external"))
        else:
            kept.append(finding)
    old = checked.report
    report = Report(old.document, old.context, tuple(kept), old.failures, (*old.suppressed, *hushed))
    return Checked(checked.name, report)


def _path(name: str, file: str) -> str:
    """What the baseline calls a file."""
    if name.startswith("<"):
        return name
    try:
        path = os.path.relpath(name, os.path.dirname(os.path.abspath(file)))
    except ValueError:  # another drive
        path = os.path.abspath(name)
    return path.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode()


baseline_option: Decorator = option(
    "--baseline",
    value="FILE",
    text=Text(
        "Leave out the findings that FILE lists; see --write-baseline.",
        "不显示 FILE 中已记录的问题，见 --write-baseline。",
    ),
)
"""``baseline``: a path, or ``None``."""

write_baseline_option: Decorator = option(
    "--write-baseline",
    value="FILE",
    text=Text(
        "List all findings in FILE, so that --baseline reports only new ones. Exit code 0.",
        "把全部问题记录到 FILE，之后用 --baseline 就只报告新的问题。退出码为 0。",
    ),
)
"""``write_baseline``: a path, or ``None``."""

_MOST = 10
_WRITTEN = Text("{path}: findings written: {n}.", "{path}：已记录 {n} 个问题。")
_STALE = Text("{path}: {rule} is in {file} and is not found any more.", "{path}：{file} 中记录的 {rule} 已不存在。")
_STALE_MORE = Text(
    "{file} holds {n} more that are not found any more; --write-baseline writes it again.",
    "{file} 中还有 {n} 个问题已不存在，可用 --write-baseline 重新生成。",
)
_NO_BASELINE = Text(
    "{path} is no baseline of obconf; --write-baseline makes one.",
    "{path} 不是 obconf 的基线文件，可用 --write-baseline 生成。",
)
_OTHER_VERSION = Text(
    "{path} is a baseline of another kind ({version}); --write-baseline makes a new one.",
    "{path} 是其他版本的基线文件（{version}），可用 --write-baseline 重新生成。",
)
