"""``obconf doctor``: what a report about a problem needs, and what often is the problem."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.configuration import Configuration, config_options
from openbayes_cli.framework import Session, Text
from openbayes_cli.width import cells

if TYPE_CHECKING:
    from openbayes_cli.configuration import Loaded
    from openbayes_cli.installed import Installed
    from openbayes_config.linter import Report

_DETAILS = Text(
    "Nothing is sent anywhere, no program is started, and nothing secret is shown; the home folder is written as ~. "
    "The version of `bayes` is read from what was installed with it. Exit code 0, or 2 for a configuration that "
    "cannot be used.",
    "不联网，不运行任何程序，不显示任何机密内容，主目录显示为 ~。`bayes` 的版本取自它的安装信息。"
    "退出码为 0；配置文件无法使用时为 2。",
)
_PACKAGES = ("click", "PyYAML", "jsonschema", "rich", "pygls")


@cli.command("doctor", _DETAILS)
@config_options
@cli.output_option
def command(session: Session, output: str | None) -> None:
    """Look at the surroundings."""
    from openbayes_cli.installed import find_bayes

    loaded = Configuration.of(session).loaded()
    bayes = find_bayes()
    rows = [
        *_versions(session),
        *_streams(session),
        *_settings(session, loaded),
        (_BAYES, _of_bayes(session, bayes)),
        *_files(session, loaded, bayes),
    ]
    labels = [(session.words(label), value) for label, value in rows]
    width = max(cells(label) for label, _ in labels)
    session.write("".join(f"{label}{' ' * (width - cells(label))}  {value}\n" for label, value in labels), output)


def _versions(session: Session) -> Iterator[tuple[Text, str]]:
    from importlib.metadata import PackageNotFoundError, version
    from platform import platform, python_implementation, python_version

    from openbayes_config import __version__

    def of(name: str) -> str:
        try:
            return version(name)
        except PackageNotFoundError:
            return session.words(_MISSING)

    yield Text("obconf", "obconf"), __version__
    yield Text("Python", "Python"), f"{python_version()} ({python_implementation()}), {at_home(sys.executable)}"
    yield _PLATFORM, platform(terse=True)
    yield _LIBRARIES, ", ".join(f"{name} {of(name)}" for name in _PACKAGES)


def _streams(session: Session) -> Iterator[tuple[Text, str]]:
    from locale import getpreferredencoding

    preferred = getpreferredencoding(False)
    files = preferred.lower().replace("-", "") in ("utf8", "cp65001")
    yield _LANGUAGE, f"{session.lang} ({session.words(_why(session.lang_from), name=session.lang_from)})"
    yield _LOCALE, preferred if files else session.words(_NOT_UTF8, name=preferred)
    yield _OUTPUT, f"{sys.stdout.encoding}, {session.words(_TERMINAL if cli.is_terminal(sys.stdout) else _PIPE)}"


def _why(source: str) -> Text:
    return {"": _NOTHING_NAMED, "desktop": _DESKTOP, "lang": _CONFIGURED}.get(source, _NAMED_BY)


def _settings(session: Session, loaded: Loaded) -> Iterator[tuple[Text, str]]:
    yield _CONFIGURATION, at_home(os.path.abspath(loaded.path)) if loaded.path else session.words(_NONE)
    yield _CATALOG, session.words(_SHIPPED, date=_newest_name())
    if loaded.settings.catalog:
        there = os.path.isfile(loaded.settings.catalog)
        yield _OWN_CATALOG, at_home(loaded.settings.catalog) if there else session.words(_MISSING)


def _newest_name() -> str:
    from openbayes_schema import load_catalog

    return max(str(each.get("era", "")) for each in load_catalog()["names"] if str(each.get("era", ""))[:1].isdigit())


def _of_bayes(session: Session, bayes: Installed | None) -> str:
    if bayes is None:
        return session.words(_NOT_ON_PATH)
    return f"{bayes.version or session.words(_UNKNOWN_VERSION)}, {at_home(bayes.path)}"


def _files(session: Session, loaded: Loaded, bayes: Installed | None) -> Iterator[tuple[Text, str]]:
    there = os.path.isfile("openbayes.yaml")
    linked = os.path.isfile(".openbayesgear")
    yield _FOLDER, at_home(os.getcwd())
    yield Text("openbayes.yaml", "openbayes.yaml"), session.words(_FOUND if there else _NOT_FOUND)
    yield Text(".openbayesgear", ".openbayesgear"), session.words(_FOUND if linked else _NOT_LINKED)
    if there:
        asked = loaded.settings.client or cli.DEFAULT_CLIENT
        version = bayes.version if bayes else None
        yield _CHECKED_FOR, asked if version is None else f"{asked}; {_difference(session, version, asked)}"


def _difference(session: Session, version: str, asked: str) -> str:
    """What the installed client finds otherwise in this file than the one that obconf takes for granted."""
    from openbayes_config.client import UnsupportedClient
    from openbayes_config.linter import lint

    data = cli.read_input("openbayes.yaml").data
    try:
        here, usual = _ids(lint(data, client=version)), _ids(lint(data, client=asked))
    except UnsupportedClient:
        return session.words(_NOT_MODELLED, version=version)
    if here == usual:
        return session.words(_SAME, version=version)
    return session.words(_OTHERWISE, version=version, more=_listed(here - usual), less=_listed(usual - here))


def _ids(report: Report) -> set[str]:
    return {f"{each.rule.id} {each.rule.name}" for each in report.diagnostics}


def _listed(ids: set[str]) -> str:
    return ", ".join(sorted(ids)) or "-"


def at_home(path: str) -> str:
    """``path`` with ``~`` for the home folder, which tells a user's name."""
    home = os.path.expanduser("~")
    inside = home not in ("~", os.sep, "") and (path == home or path.startswith(home + os.sep))
    shown = "~" + path[len(home) :] if inside else path
    return cli.words(Text("{path}", "{path}"), "en", path=shown)


_PLATFORM = Text("Platform", "操作系统")
_LIBRARIES = Text("Libraries", "依赖")
_LANGUAGE = Text("Language", "语言")
_LOCALE = Text("Encoding of files", "文件编码")
_OUTPUT = Text("Output", "输出")
_CONFIGURATION = Text("Configuration", "配置文件")
_CATALOG = Text("Known names", "已知名称")
_OWN_CATALOG = Text("Own names", "自有名称")
_BAYES = Text("bayes on PATH", "PATH 上的 bayes")
_FOLDER = Text("Current folder", "当前目录")
_CHECKED_FOR = Text("Checked for bayes", "按 bayes 版本检查")
_NAMED_BY = Text("{name}", "{name}")
_CONFIGURED = Text("lang in the configuration", "配置文件中的 lang")
_DESKTOP = Text("the language of the desktop", "系统界面语言")
_NOTHING_NAMED = Text("nothing names one", "没有指定语言")
_NOT_UTF8 = Text(
    "{name}, with which `bayes` reads openbayes.yaml; PYTHONUTF8=1 makes it UTF-8",
    "{name}，`bayes` 以此编码读取 openbayes.yaml；设置 PYTHONUTF8=1 后为 UTF-8",
)
_TERMINAL = Text("a terminal", "终端")
_PIPE = Text("no terminal", "不是终端")
_NONE = Text("none", "无")
_MISSING = Text("missing", "缺失")
_SHIPPED = Text("those that come with obconf, the newest of {date}", "obconf 自带，最新的来自 {date}")
_NOT_ON_PATH = Text("not found", "没有找到")
_UNKNOWN_VERSION = Text("version not known", "版本未知")
_FOUND = Text("found, where `bayes` looks for it", "有，位于 `bayes` 读取的位置")
_NOT_FOUND = Text("not in this folder; `bayes` looks nowhere else", "当前目录没有，`bayes` 不会到别处查找")
_NOT_LINKED = Text(
    "not in this folder; without it `bayes gear run` starts nothing",
    "当前目录没有，没有它 `bayes gear run` 不会启动任何任务",
)
_SAME = Text("with {version} the findings are the same", "按 {version} 检查，结果相同")
_OTHERWISE = Text(
    "with {version} also: {more}; not: {less}",
    "按 {version} 检查时多出：{more}；少了：{less}",
)
_NOT_MODELLED = Text("what {version} does with it was not observed", "{version} 如何处理该文件没有经过观察验证")
