"""Which files are meant: named ones, those below a folder, or the one that the official client would read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from openbayes_cli.console import Session
from openbayes_cli.failure import OK, USAGE, Failure, reason
from openbayes_cli.files import STDIN, shown_path
from openbayes_config.diagnostic import Text

FILE_NAME = "openbayes.yaml"
_SUFFIXES = (".yaml.txt", ".yml.txt", ".yaml", ".yml", ".txt", "")
_STEMS = ("openbayes", "hyperai", "openbayesconfig", "openbayesyaml", "openbayesyml")
_MOST_NAMED = 5


class Found(NamedTuple):
    """The files to look at, in order, each once; ``code`` is 2 when something that was named is not there."""

    paths: tuple[str, ...]
    code: int


def find_files(paths: Iterable[str], session: Session) -> Found:
    """The files behind what was named on the command line; nothing named is ``./openbayes.yaml``.

    What is missing is said on stderr, the rest is still found. Raises :class:`Failure` when nothing is left.
    """
    named = tuple(paths)
    if not named:
        return Found((default_file(),), OK)
    found: dict[str, None] = {}
    missing: list[Failure] = []
    for path in named:
        behind = _behind(path, session)
        if isinstance(behind, Failure):
            missing.append(behind)
        else:
            found.update(dict.fromkeys(behind))
    for failure in missing[:-1] if not found else missing:
        session.fail(failure)
    if not found:
        raise missing[-1]
    return Found(tuple(found), USAGE if missing else OK)


def default_file() -> str:
    """``./openbayes.yaml``, as the client reads it. Raises :class:`Failure` where there is none."""
    if os.path.lexists(FILE_NAME):
        return FILE_NAME
    linked = os.path.exists(".openbayesgear")
    hints = [_PAID_HERE if linked else _PAID]
    near = _spellings(".")
    parent = os.path.join(os.pardir, FILE_NAME)
    if near:
        hints.append(_SPELLING)
    elif os.path.isfile(parent):
        hints.append(_ABOVE)
    raise Failure(_NO_FILE, hints=hints, near=near, parent=shown_path(parent))


def _behind(path: str, session: Session) -> list[str] | Failure:
    if path == STDIN:
        return [path]
    if os.path.isdir(path):
        return _below(path, session)
    if os.path.lexists(path):
        if _is_spelling(os.path.basename(path)):
            session.note(_SPELLING, near=[shown_path(path)])
        return [path]
    folder = os.path.dirname(path) or "."
    near = _spellings(folder, os.path.basename(path))
    return Failure(_MISSING, hints=[_NEAR] if near else [], path=shown_path(path), near=near)


def _below(folder: str, session: Session) -> list[str] | Failure:
    from openbayes_config.lookup.walk import walk

    def trouble(error: OSError) -> None:
        session.warn(_UNREADABLE, path=shown_path(str(error.filename)), reason=reason(error))

    seen = sorted(walk(folder, lambda name: name == FILE_NAME or _is_spelling(name), trouble))
    found = [path for path in seen if os.path.basename(path) == FILE_NAME]
    near = [shown_path(path) for path in seen if os.path.basename(path) != FILE_NAME][:_MOST_NAMED]
    if not found:
        return Failure(_NONE_BELOW, hints=[_SPELLING] if near else [], path=shown_path(folder), near=near)
    if near:
        session.note(_SPELLING, near=near)
    return found


def _spellings(folder: str, meant: str = "") -> list[str]:
    """Files in ``folder`` that were probably meant to be openbayes.yaml, or the file called ``meant``."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    close = [name for name in names if _is_spelling(name) or (meant and (name == FILE_NAME or _alike(name, meant)))]
    paths = [os.path.join(folder, name) for name in close]
    return [shown_path(path) for path in paths if os.path.isfile(path)][:_MOST_NAMED]


def _is_spelling(name: str) -> bool:
    """Whether a file was probably meant to be openbayes.yaml but is called otherwise."""
    lower = name.lower()
    suffix = next(each for each in _SUFFIXES if lower.endswith(each))
    stem = "".join(char for char in lower[: len(lower) - len(suffix)] if char.isalnum())
    if name == FILE_NAME or name.startswith("."):
        return False
    return stem in _STEMS or (suffix.startswith(".y") and stem[:1] == "o" and _alike(stem, "openbayes"))


def _alike(name: str, other: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, name, other).ratio() > 0.85


_NO_FILE = Text("There is no openbayes.yaml in this folder.", "当前目录没有 openbayes.yaml。")
_PAID_HERE = Text(
    "`bayes gear run workspace` would now write a default one here and start a workspace on a paid rtx-4090.",
    "现在运行 `bayes gear run workspace`，客户端会在这里写入一份默认配置，并启动计费的 rtx-4090 工作空间。",
)
_PAID = Text(
    "In a folder that is linked to a container, `bayes gear run workspace` would write a default one "
    "and start a workspace on a paid rtx-4090.",
    "在已关联算力容器的目录里运行 `bayes gear run workspace`，客户端会写入一份默认配置，"
    "并启动计费的 rtx-4090 工作空间。",
)
_SPELLING = Text(
    "The client reads openbayes.yaml only, under exactly this name; not {near}.",
    "客户端只读取名为 openbayes.yaml 的文件，不会读取 {near}。",
)
_ABOVE = Text(
    "There is one in the folder above: obconf validate {parent}",
    "上一级目录里有一个：obconf validate {parent}",
)
_MISSING = Text("{path} does not exist.", "{path} 不存在。")
_NEAR = Text("Beside it there is {near}.", "同一目录里有 {near}。")
_NONE_BELOW = Text("There is no openbayes.yaml in {path} or below.", "{path} 及其子目录里没有 openbayes.yaml。")
_UNREADABLE = Text("{path} cannot be searched: {reason}.", "无法搜索 {path}：{reason}。")
