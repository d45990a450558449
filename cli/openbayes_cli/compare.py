"""``obconf diff``: what the difference between two files means for the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text

if TYPE_CHECKING:
    from openbayes_cli.comparing.shown import Compared
    from openbayes_config.client import Mode

_DETAILS = (
    Text(
        "A and B are files, - for stdin, or REV:path for a file as git keeps it, such as HEAD:openbayes.yaml. "
        "What the official client would send is compared: quotes, comments and the form of the bindings do not count.",
        "A 和 B 可以是文件、-（标准输入），或用 REV:path 表示 git 中的某个版本，例如 HEAD:openbayes.yaml。"
        "比较的是官方客户端将提交的内容，引号、注释和数据绑定的写法不影响结果。",
    ),
    Text(
        "Secrets are never shown. Exit code 0: the same job; 1: something changes; 2: wrong usage, or no such file or "
        "revision.",
        "敏感内容不会显示。退出码：0 任务相同；1 有变化；2 用法错误，或文件、版本不存在。",
    ),
)
_NOTHING = "/dev/null"
# What git gives to a driver: path, then file, hash and mode of both sides; two words more for a renamed file.
_DRIVER_WORDS = 7


@cli.command("diff", *_DETAILS)
@cli.argument(
    "files",
    label="A B",
    nargs=-1,
    text=Text("The old and the new file.", "旧文件和新文件。"),
)
@cli.option(
    "--mode",
    choices=cli.MODES,
    text=Text(
        "Compare for one way to run the files. Default: task, and hypertuning where hyper_tuning is filled in.",
        "只按一种运行方式比较。默认按 task（任务）比较，填写了 hyper_tuning 时再加上 hypertuning（自动调参）。",
    ),
)
@cli.option(
    "--format",
    choices=("text", "markdown", "json"),
    default="text",
    text=Text(
        "text (default), markdown for a pull request, json as `obconf schema diff` describes it.",
        "text（默认）；markdown 用于合并请求；json 的格式见 `obconf schema diff`。",
    ),
)
@cli.flag(
    "--git-driver",
    text=Text(
        "Be a diff driver of git: take the words that git gives, and exit with 0 when something changes.",
        "作为 git 的 diff 驱动：接受 git 传入的参数，有变化时退出码也是 0。",
    ),
)
@cli.client_option
@cli.output_option
def command(
    session: Session,
    files: tuple[str, ...],
    mode: Mode | None,
    format: str,
    git_driver: bool,
    client: str,
    output: str | None,
) -> int:
    """Compare two files."""
    client = cli.client_version(session, client)
    if git_driver:
        return _drive(session, files, mode, client)
    if len(files) != len("AB"):
        raise cli.Misuse(_TWO_FILES, n=len(files))
    if files == (cli.STDIN, cli.STDIN):
        raise cli.Misuse(_ONE_STDIN)
    from openbayes_cli.comparing.sources import read_source

    old, new = (read_source(name) for name in files)
    compared = _compare((old.name, old.data), (new.name, new.data), mode, client, session)
    _write(compared, format, session, output)
    return cli.OK if compared.comparison.same else cli.FINDINGS


def _drive(session: Session, words: tuple[str, ...], mode: Mode | None, client: str) -> int:
    """What git starts for each changed file; any exit code but 0 would stop git."""
    path = words[0] if words else ""
    if len(words) < _DRIVER_WORDS:  # a file with conflicts comes without its sides
        session.write(session.words(_CONFLICT, path=path) + "\n")
        return cli.OK
    new_path = words[_DRIVER_WORDS] if len(words) > _DRIVER_WORDS else path
    sides = [None if name == _NOTHING else cli.read_input(name).data for name in (words[1], words[4])]
    compared = _compare((f"a/{path}", sides[0]), (f"b/{new_path}", sides[1]), mode, client, session)
    _write(compared, "text", session, None)
    return cli.OK


def _compare(
    old: tuple[str, bytes | None], new: tuple[str, bytes | None], mode: Mode | None, client: str, session: Session
) -> Compared:
    from openbayes_cli.bugs import report_bug
    from openbayes_cli.comparing.shown import Compared
    from openbayes_config.jobdiff import compare

    comparison = compare(old[1], new[1], mode=mode, client=client)
    compared = Compared(old[0], new[0], comparison)
    for _, side in compared.sides():
        for failure in side.report.failures:
            report_bug(failure.error, session)
    return compared


def _write(compared: Compared, format: str, session: Session, output: str | None) -> None:
    from openbayes_cli.comparing import shown

    if format == "json":
        session.write_json(shown.data(compared, session.machine_lang), output)
    elif format == "markdown":
        session.write(shown.markdown(compared, session.lang), output)
    else:
        session.write(shown.text(compared, session.lang, session.painter(output)), output)


_TWO_FILES = Text("Two files are compared; {n} are named.", "需要两个文件才能比较，这里指定了 {n} 个。")
_ONE_STDIN = Text("Only one of the files can be stdin (-).", "只有一个文件可以来自标准输入（-）。")
_CONFLICT = Text("{path} has conflicts, so it is not compared.", "{path} 有冲突，没有比较。")
