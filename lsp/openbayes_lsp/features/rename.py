"""Another name for an anchor or a parameter, wherever the file says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from openbayes_config import emit
from openbayes_config.diagnostic import Text
from openbayes_config.document import Document
from openbayes_config.parse.nodes import Scalar
from openbayes_config.shell import is_plain
from openbayes_config.text import Edit, Span, apply
from openbayes_lsp.features.names import Name, name_at

if TYPE_CHECKING:
    from openbayes_lsp.snapshot import Snapshot


class Renamed(NamedTuple):
    """What can be renamed at a place: the characters of the name there, and the name."""

    span: Span
    text: str


class Refused(Exception):  # noqa: N818
    """Why a name cannot be given; ``text`` has ``fields``."""

    def __init__(self, text: Text, **fields: str) -> None:
        super().__init__(text.en)
        self.text = text
        self.fields = fields


def renameable(snapshot: Snapshot, offset: int) -> Renamed | None:
    """What stands at a place, if it is a name that can be changed."""
    name = _name(snapshot, offset)
    use = name.use_at(offset) if name else None
    return Renamed(use.span, name.text) if name and use else None


def rename(snapshot: Snapshot, offset: int, new: str) -> tuple[Edit, ...]:
    """The edits that give a name another text. Raises :class:`Refused`.

    Everything else in the file keeps what it says: a name that would change that is refused.
    """
    name = _name(snapshot, offset)
    if name is None:
        raise Refused(_NOTHING)
    if new == name.text:
        return ()
    _check(snapshot, name, new)
    edits = tuple(_edits(snapshot.document, name, new))
    if not _holds(snapshot, name, new, edits):
        raise Refused(_UNSAFE, name=new)
    return edits


def _name(snapshot: Snapshot, offset: int) -> Name | None:
    name = name_at(snapshot, offset)
    return name if name and name.kind in ("anchor", "parameter") else None


def _check(snapshot: Snapshot, name: Name, new: str) -> None:
    if not new.strip():
        raise Refused(_EMPTY)
    if name.kind == "anchor":
        from openbayes_lsp.features.names.anchors import anchors

        if not re.fullmatch(r"[A-Za-z0-9_-]+", new):
            raise Refused(_NO_ANCHOR, name=new)
        taken = any(each.text == new for each in anchors(snapshot))
    else:
        from openbayes_lsp.features.names.parameters import parameters

        _check_parameter(snapshot, name, new)
        taken = any(each.text == new for each in parameters(snapshot))
    if taken:
        raise Refused(_TAKEN_ANCHOR if name.kind == "anchor" else _TAKEN, name=new)


def _check_parameter(snapshot: Snapshot, name: Name, new: str) -> None:
    if new.startswith("-"):
        raise Refused(_DASHES, name=new)
    if not is_plain(new) or "=" in new:
        raise Refused(_NO_FLAG, name=new)
    variable = any(snapshot.text[: use.span.start].endswith(("$", "${")) for use in name.uses if not use.gives)
    if variable and not (new.isascii() and new.isidentifier()):
        raise Refused(_NO_VARIABLE, name=new)


def _edits(document: Document, name: Name, new: str) -> Iterator[Edit]:
    keys = {id(node) for _, node, is_key in document.walk() if is_key}
    for use in name.uses:
        if use.node is None:
            yield Edit(use.span, new)
        elif id(use.node) in keys:
            yield emit.rename(use.node, new)
        else:
            yield emit.replacement(document, use.node, new)


def _holds(snapshot: Snapshot, name: Name, new: str, edits: tuple[Edit, ...]) -> bool:
    """Whether the new text has the new name at every place and is otherwise the same."""
    before = snapshot.document
    after = Document.parse(apply(snapshot.text, edits))
    if len(before.problems) != len(after.problems) or before.loads != after.loads:
        return False
    old_nodes, new_nodes = [*before.walk()], [*after.walk()]
    changed = {id(use.node) for use in name.uses if use.node}
    command = before.at("command")
    for old, now in zip(old_nodes, new_nodes, strict=False):
        if type(old.node) is not type(now.node):
            return False
        if isinstance(old.node, Scalar) and isinstance(now.node, Scalar) and old.node is not command:
            expected = new if id(old.node) in changed else old.node.text
            if now.node.text != expected:
                return False
    return len(old_nodes) == len(new_nodes)


_NOTHING = Text("There is nothing here that can be renamed", "这里没有可以重命名的内容")
_EMPTY = Text("The new name is empty; write a name", "新名称是空的，请填写名称")
_NO_ANCHOR = Text(
    "An anchor's name consists of the letters A to Z and a to z, digits, `_` and `-`; `{name}` has other characters",
    "锚点名称只能用英文字母、数字、`_` 和 `-`，`{name}` 含有其他字符",
)
_TAKEN_ANCHOR = Text("There is an anchor `{name}` already", "已经有名为 `{name}` 的锚点")
_TAKEN = Text("There is a parameter `{name}` already", "已经有名为 `{name}` 的参数")
_DASHES = Text(
    "`{name}` begins with a dash; write the name alone, `--` is put before it in the command",
    "`{name}` 以短横线开头；只写名称即可，追加到命令时会自动加上 `--`",
)
_NO_FLAG = Text(
    "`{name}` cannot be the name of a flag: it has blanks, quotes, `=` or characters that mean something to the shell",
    "`{name}` 不能作为命令行参数的名称：含有空格、引号、`=` 或对 shell 有特殊含义的字符",
)
_NO_VARIABLE = Text(
    "The command uses this secret as an environment variable, and `{name}` cannot be the name of one; "
    "use letters, digits and `_`, and no digit first",
    "命令把这个敏感参数当作环境变量使用，而 `{name}` 不能作为变量名；请用英文字母、数字和 `_`，且不以数字开头",
)
_UNSAFE = Text(
    "With the name `{name}` the file would say something else at another place; choose another name",
    "改成 `{name}` 后，文件其他地方的含义会改变，请换一个名称",
)
