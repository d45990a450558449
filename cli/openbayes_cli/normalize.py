"""``obconf normalize``: data bindings in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.configuration import Configuration, config_options
from openbayes_cli.framework import Session, Text
from openbayes_cli.rewriting import Delivery, Rewritten

if TYPE_CHECKING:
    from openbayes_config.document import Document
    from openbayes_config.normalizer import Remark, To

_DETAILS = (
    Text(
        "Every entry is kept, in order, with its comments and quotes; nothing else in the file changes. A result is "
        "given only if the official client binds every entry of it; otherwise the entry and the reason are named.",
        "按原有顺序保留每一项及其注释和引号，文件其余内容不变。只有官方客户端会绑定其中每一项时才给出结果，"
        "否则指出是哪一项以及原因。",
    ),
    Text(
        "Exit code 0: done, or nothing to do; 1: it cannot be done, or with --diff and --check a file would change; "
        "2: wrong usage, or a file cannot be read or written.",
        "退出码：0 已完成或无需转换；1 无法转换，或使用 --diff、--check 时文件需要修改；2 用法错误，或文件无法读写。",
    ),
)
_TO = Text(
    "The form to write: data_bindings (data, path and type of each) or bindings (data:path:type).",
    "要写成的形式：data_bindings（每项写 data、path、type）或 bindings（data:path:type）。",
)
_WRITE = Text("Write the files instead of printing the result.", "写回文件，而不是输出结果。")
_DIFF = Text("Show what would be changed, and write nothing.", "只显示差异，不写入文件。")
_CHECK = Text("Write nothing; exit code 1 if a file would be changed.", "不写入文件；如果有文件需要修改，退出码为 1。")


@cli.command("normalize", *_DETAILS)
@cli.paths_argument
@cli.option("--to", choices=("data_bindings", "bindings"), required=True, text=_TO)
@cli.flag("--write", text=_WRITE)
@cli.flag("--check", text=_CHECK)
@cli.flag("--diff", text=_DIFF)
@cli.client_option
@cli.output_option
@cli.stdin_filename_option
@config_options
def command(
    session: Session,
    paths: tuple[str, ...],
    to: To,
    write: bool,
    check: bool,
    diff: bool,
    client: str,
    output: str | None,
    stdin_filename: str | None,
) -> int:
    """Convert files."""
    if write and (check or diff or output is not None):
        raise cli.Misuse(_WRITE_OR_SHOW)
    found = cli.find_files(paths, session)
    if not (write or check or diff) and len(found.paths) > 1:
        raise cli.Misuse(_ONE_PRINTED)
    config = Configuration.of(session)
    stdin = "-" in found.paths
    delivery = Delivery(session, diff=diff, check=check, write=write, output=output, stdin=stdin)
    code = found.code
    for path in found.paths:
        file = cli.try_to_read(path, session, stdin_filename)
        version = config.client(config.at(path, stdin_filename), client)
        code = max(code, cli.USAGE if file is None else _convert(session, delivery, file, to, version))
    if code == cli.OK or diff:
        delivery.finish()
    return code


def _convert(session: Session, delivery: Delivery, file: cli.Input, to: To, client: str) -> int:
    from openbayes_config.document import parse
    from openbayes_config.normalizer import Refusal, normalize

    before = parse(file.data)
    try:
        result = normalize(before, to, client)
    except Refusal as refusal:
        for remark in refusal.remarks:
            session.error(_PLACED, **_placed(session, file.name, before, remark))
        return cli.FINDINGS
    each = Rewritten(file, before, parse(result.data), result.data if result.edits else file.data)
    try:
        delivery.give(each)
    except cli.Failure as failure:
        session.fail(failure)
        return failure.code
    for note in result.notes:
        session.note(_PLACED, **_placed(session, file.name, before, note))
    if delivery.only_shows and each.changed:
        session.say(_WOULD_CHANGE, path=file.name)
        return cli.FINDINGS
    return cli.OK


def _placed(session: Session, name: str, document: Document, remark: Remark) -> dict[str, object]:
    from openbayes_config.mask import secrets

    line, column = document.source.position(remark.span.start)
    return {"path": name, "line": line, "column": column, "words": secrets(document).hide(remark.in_(session.lang))}


_PLACED = Text("{path}:{line}:{column}: {words}", "{path}:{line}:{column}: {words}")
_WOULD_CHANGE = Text("{path} would be changed.", "{path} 需要修改。")
_WRITE_OR_SHOW = Text("--write goes without --check, --diff and -o.", "--write 不能与 --check、--diff 或 -o 同时使用。")
_ONE_PRINTED = Text(
    "Only one file can be printed; use --write, --check or --diff for several.",
    "一次只能输出一个文件；多个文件请使用 --write、--check 或 --diff。",
)
