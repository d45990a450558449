"""``obconf catalog``: the names that the account can use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_cli import catalogs
from openbayes_cli import framework as cli
from openbayes_cli.configuration import Configuration, config_options
from openbayes_cli.framework import Failure, Misuse, Session, Text

if TYPE_CHECKING:
    from openbayes_config.catalog import Catalog, Listing, Name

_DETAILS = (
    Text(
        "add keeps what `bayes gear resource`, `bayes gear env` or `bayes gear bindings` printed, with the day and the "
        "account; a new list of resources or environments takes the place of the account's old one. show prints what "
        "is kept.",
        "add 保存 `bayes gear resource`、`bayes gear env` 或 `bayes gear bindings` 的输出，并记下日期和账号；"
        "同一账号的算力或运行时环境，新名单会取代旧名单。show 显示已保存的内容。",
    ),
    Text(
        "With it, a resource or environment that is not in the list is a warning. Nothing is sent anywhere, and no "
        "login is read. Example: bayes gear resource | obconf catalog add -",
        "有了名单，不在其中的算力或运行时环境会得到警告。不联网，也不读取登录信息。"
        "示例：bayes gear resource | obconf catalog add -",
    ),
)


@cli.command("catalog", *_DETAILS)
@cli.argument("action", label="add|show", choices=("add", "show"), text=Text("What to do.", "要做什么。"))
@cli.argument(
    "file",
    label="[FILE|-]",
    required=False,
    text=Text(
        "For add: what was printed, - (default) for stdin.", "用于 add：保存了输出的文件，- 表示标准输入（默认）。"
    ),
)
@cli.flag(
    "--user",
    text=Text(
        "Keep it for all files of this user, not for this folder only.", "保存给当前用户的所有文件，而不只是这个目录。"
    ),
)
@config_options
@cli.output_option
def command(session: Session, action: str, file: str | None, user: bool, output: str | None) -> None:
    """Keep names, or show those that are kept."""
    configured = Configuration.of(session).loaded().settings.catalog
    if action == "add":
        _add(session, file or "-", _target(user, configured))
    elif file:
        raise Misuse(_NO_FILE, words=file)
    else:
        near = () if user else (configured or catalogs.nearest(os.curdir),)
        _show(session, tuple(path for path in (*catalogs.paths(None), *near) if path), output)


def _target(user: bool, configured: str | None) -> str:
    if user:
        return catalogs.user_file()
    return configured or catalogs.nearest(os.curdir) or catalogs.new_file()


def _add(session: Session, file: str, path: str) -> None:
    from datetime import date

    from openbayes_config.catalog import Catalog, dump, read_tables

    given = cli.read_input(file)
    found = read_tables(given.data, date.today().isoformat())
    if not found.listings:
        raise Failure(_NOTHING, name=given.name)
    old = catalogs.read(path) if os.path.lexists(path) else Catalog()
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    except OSError as error:
        raise Failure(_NO_FOLDER, path=cli.shown_path(path), reason=cli.reason(error)) from error
    cli.write_file(path, dump(old.merge(found)).encode())
    for listing in found.listings:
        session.say(_ADDED, path=cli.shown_path(path), **_fields(listing))


def _show(session: Session, paths: tuple[str, ...], output: str | None) -> None:
    catalog = catalogs.Catalogs(session).of(paths)
    if catalog is None:
        session.say(_NONE)
        return
    session.write("".join(f"{line}\n" for line in _lines(session, catalog)), output)


def _lines(session: Session, catalog: Catalog) -> Iterator[str]:
    paint = session.painter()
    for kind in ("resource", "env", "dataset"):
        for listing in catalog.of(kind):
            yield paint(session.words(_HEAD, **_fields(listing)), "bold")
            yield from (f"  {each.name}{_more(session, each)}" for each in listing.names)


def _more(session: Session, name: Name) -> str:
    known = (
        session.words(_GPU if name.gpu else _NO_GPU) if name.gpu is not None else "",
        session.words(_AT_ONCE, n=name.parallel) if name.parallel is not None else "",
        session.words(_ORIGINS[name.origin]) if name.origin else "",
    )
    return "".join(f"  {each}" for each in known if each)


def _fields(listing: Listing) -> dict[str, object]:
    return {
        "kind": _KINDS[listing.kind],
        "n": len(listing.names),
        "account": listing.account or _UNNAMED,
        "date": listing.date,
    }


_KINDS = {
    "resource": Text("resources", "算力"),
    "env": Text("environments", "运行时环境"),
    "dataset": Text("datasets and outputs", "数据集与容器输出"),
}
_ORIGINS = {
    "public": Text("public", "公开"),
    "private": Text("own", "自有"),
    "output": Text("output", "容器输出"),
}
_UNNAMED = Text("an account that was not named", "未注明的账号")
_HEAD = Text("{kind} of {account} on {date}: {n}", "{account} 在 {date} 的{kind}：{n} 个")
_ADDED = Text("{path}: {n} {kind} of {account}, {date}.", "{path}：{kind} {n} 个，账号 {account}，{date}。")
_GPU = Text("GPU", "GPU")
_NO_GPU = Text("no GPU", "无 GPU")
_AT_ONCE = Text("{n} at once", "可同时运行 {n} 个")
_NOTHING = Text(
    "{name}: no names in it. Expected what `bayes gear resource`, `bayes gear env` or `bayes gear bindings` prints.",
    "{name}：没有找到名称。这里应为 `bayes gear resource`、`bayes gear env` 或 `bayes gear bindings` 的输出。",
)
_NONE = Text(
    "No names are kept yet. Example: bayes gear resource | obconf catalog add -",
    "还没有保存名单。示例：bayes gear resource | obconf catalog add -",
)
_NO_FOLDER = Text("The folder of {path} cannot be made: {reason}.", "无法创建 {path} 所在的目录：{reason}。")
_NO_FILE = Text("show takes no file: {words}.", "show 不接受文件：{words}。")
