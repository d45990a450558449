"""``obconf fix``: repair what can be repaired without guessing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from openbayes_cli import framework as cli
from openbayes_cli.bugs import report_bug
from openbayes_cli.command import Command
from openbayes_cli.configuration import Configuration, config_options, rule_options
from openbayes_cli.framework import Session, Text
from openbayes_cli.report import Checked
from openbayes_cli.rewriting import Delivery, Rewritten

if TYPE_CHECKING:
    import click

    from openbayes_config.context import AskedMode
    from openbayes_config.files import Files
    from openbayes_config.fixer import Fixed
    from openbayes_config.linter import Report
    from openbayes_config.mask import Masker
    from openbayes_config.settings import Settings

_DETAILS = (
    Text(
        "Only the characters that a repair needs are changed; comments, line ends and everything else stay. A repair "
        "is left out where something that the file says would then not be submitted.",
        "只改动修复所需的字符，注释、换行符等其余内容保持不变。如果修复会使文件中写好的内容不再提交，就不做这项修复。",
    ),
    Text(
        "stdout gets the new text of stdin (-), the diff, or else what is left to repair by hand. Exit code 0: no "
        "errors are left; 1: errors are left, or with --diff and --check a file would change; 2: wrong usage, or a "
        "file cannot be read or written.",
        "标准输出：读取标准输入（-）时为新内容，使用 --diff 时为差异，否则为仍需手动处理的问题。"
        "退出码：0 没有剩余错误；1 仍有错误，或使用 --diff、--check 时文件需要修改；2 用法错误，或文件无法读写。",
    ),
)
_DIFF = Text("Show what would be changed, and write nothing.", "只显示差异，不写入文件。")
_CHECK = Text("Write nothing; exit code 1 if a file would be changed.", "不写入文件；如果有文件需要修改，退出码为 1。")
_UNSAFE = Text(
    "Make the repairs too that change what is submitted, or that have to choose. Look at the result.",
    "同时执行会改变提交内容、或需要代为选择的修复。请检查结果。",
)
_SUPPRESS = Text(
    "Repair nothing, but write `# obconf: ignore[...]` for what is found, with REASON behind it if given.",
    "不做修复，而是为发现的问题写入 `# obconf: ignore[...]` 注释；给出 REASON 时写在注释后面。",
)


class _FixCommand(Command):
    """A command with an option whose value, as it is only taken behind ``=``, cannot swallow a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, the bare option as one with an empty value."""
        end = args.index("--") if "--" in args else len(args)
        bare = "--add-suppressions"
        args = [f"{bare}=" if word == bare and at < end else word for at, word in enumerate(args)]
        return super().parse_args(ctx, args)


@cli.command("fix", *_DETAILS, cls=_FixCommand)
@cli.paths_argument
@cli.flag("--diff", text=_DIFF)
@cli.flag("--check", text=_CHECK)
@cli.flag("--unsafe-fixes", text=_UNSAFE)
@cli.option("--add-suppressions", value="[=REASON]", text=_SUPPRESS)
@cli.any_mode_option
@cli.client_option
@cli.output_option
@cli.stdin_filename_option
@rule_options
@config_options
def command(
    session: Session,
    paths: tuple[str, ...],
    diff: bool,
    check: bool,
    unsafe_fixes: bool,
    add_suppressions: str | None,
    mode: AskedMode,
    client: str,
    output: str | None,
    stdin_filename: str | None,
) -> int:
    """Repair files."""
    found = cli.find_files(paths, session)
    config = Configuration.of(session)
    wanted = config.included(found.paths, paths)
    if output is not None and not diff and len(wanted) > 1:
        raise cli.Misuse(_ONE_OUTPUT)
    stdin = "-" in wanted
    delivery = Delivery(session, diff=diff, check=check, write=output is None, output=output, stdin=stdin)
    code = found.code
    for path in wanted:
        file = cli.try_to_read(path, session, stdin_filename)
        if file is None:
            code = max(code, cli.USAGE)
            continue
        settings = config.at(path, stdin_filename)
        version = config.client(settings, client)
        files = cli.files_beside(path, stdin_filename)
        asked = _Asked(settings.mode or mode, version, settings, unsafe_fixes, add_suppressions, files)
        result = _suppressed(file, asked) if add_suppressions is not None else _fixed(file, asked)
        code = max(code, _deliver(session, delivery, file, result, asked))
    delivery.finish()
    return code


class _Asked(NamedTuple):
    """What is to be done with a file; ``reason`` is ``None`` where it is to be repaired."""

    mode: AskedMode
    client: str
    settings: Settings
    unsafe: bool
    reason: str | None
    files: Files | None


def _fixed(file: cli.Input, asked: _Asked) -> Fixed:
    from openbayes_config.fixer import fix

    return fix(
        file.data,
        mode=asked.mode,
        client=asked.client,
        unsafe=asked.unsafe,
        files=asked.files,
        settings=asked.settings,
    )


def _suppressed(file: cli.Input, asked: _Asked) -> Fixed:
    from openbayes_config.fixer import silence

    return silence(
        file.data,
        asked.reason or "",
        mode=asked.mode,
        client=asked.client,
        files=asked.files,
        settings=asked.settings,
    )


def _deliver(session: Session, delivery: Delivery, file: cli.Input, result: Fixed, asked: _Asked) -> int:
    """Write or show one file, and say what was done and what is left."""
    from openbayes_config.document import parse

    each = Rewritten(file, parse(file.data), result.left.document, result.data)
    try:
        delivery.give(each)
    except cli.Failure as failure:
        session.fail(failure)
        return failure.code
    _say_fixes(session, each, result, done=not delivery.only_shows)
    if asked.reason is not None:
        session.say(_SUPPRESSED, path=file.name, n=result.silenced)
    _say_left(session, delivery, file.name, result, asked.unsafe or asked.reason is not None)
    for bug in result.left.failures:
        report_bug(bug.error, session)
    if result.left.failures:
        return cli.BUG
    return cli.FINDINGS if result.left.count("error") or (delivery.only_shows and each.changed) else cli.OK


def _say_fixes(session: Session, each: Rewritten, result: Fixed, *, done: bool) -> None:
    """One line for each repair, with its line in the file as it was."""
    from openbayes_config.mask import secrets

    masker: Masker = secrets(each.before)
    for applied in sorted(result.applied, key=lambda applied: applied.span):
        found = applied.diagnostic
        session.say(
            _FIXED if done else _WOULD_FIX,
            path=each.file.name,
            line=each.before.source.position(applied.span.start).line,
            rule=found.rule.id,
            name=found.rule.name,
            title=masker.hide(applied.fix.title.in_(session.lang, found.args)),
        )


def _say_left(session: Session, delivery: Delivery, name: str, result: Fixed, unsafe: bool) -> None:
    """What is left, in full where the reader has the text that it speaks of."""
    left = result.left
    if left.context.broken:
        session.note(_BROKEN, path=name)
    elif left.fixable:
        session.note(_UNTRIED if result.unfinished else _HELD, path=name, n=left.fixable)
    if not unsafe and (choices := sum(bool(each.fixes) for each in left.diagnostics) - left.fixable):
        session.note(_CHOICES, path=name, n=choices)
    if not left.diagnostics:
        session.say(_FINE, path=name)
    elif delivery.only_shows:
        session.note(_LEFT, path=name, n=len(left.diagnostics))
    else:
        _report(session, Checked(name, _without_fixes(left)), to_stderr=delivery.takes_stdout)


def _without_fixes(report: Report) -> Report:
    """The report without the safe repairs that were tried in vain."""
    from openbayes_config.linter import Report

    diagnostics = (each._replace(fixes=tuple(fix for fix in each.fixes if not fix.safe)) for each in report.diagnostics)
    return Report(report.document, report.context, tuple(diagnostics), report.failures)


def _report(session: Session, checked: Checked, *, to_stderr: bool) -> None:
    from openbayes_cli.report import full

    stream = sys.stderr if to_stderr else sys.stdout
    text = full.text([checked], session.lang, session.painter(stderr=to_stderr), cli.text_width(stream))
    if to_stderr:
        session.say_line(text.removesuffix("\n"))
    else:
        session.write(text)


_FIXED = Text("{path}:{line}: fixed {rule} {name}: {title}", "{path}:{line}: 已修复 {rule} {name}：{title}")
_WOULD_FIX = Text("{path}:{line}: would fix {rule} {name}: {title}", "{path}:{line}: 可修复 {rule} {name}：{title}")
_SUPPRESSED = Text("{path}: findings silenced by comments: {n}.", "{path}：已用注释忽略 {n} 个问题。")
_FINE = Text("{path}: no problems are left.", "{path}：没有剩余问题。")
_LEFT = Text(
    "{path}: problems that would be left: {n}; `obconf validate` shows them.",
    "{path}：修复后还剩 {n} 个问题，可用 `obconf validate` 查看。",
)
_HELD = Text(
    "{path}: repairs held back: {n}; something that the file says would not be submitted after them.",
    "{path}：有 {n} 处修复没有执行，因为修复后文件中写好的内容会有一部分不再提交。",
)
_UNTRIED = Text(
    "{path}: repairs left: {n}; too many did not work out for all to be tried. Mend what you can by hand, then run "
    "`obconf fix` again.",
    "{path}：还剩 {n} 处修复。不成功的修复太多，未能全部尝试；请先手动处理一部分，再运行 `obconf fix`。",
)
_CHOICES = Text(
    "{path}: with --unsafe-fixes {n} more can be repaired; that changes what is submitted, or chooses for you.",
    "{path}：加上 --unsafe-fixes 还可以修复 {n} 处，这些修复会改变提交的内容或代为选择。",
)
_BROKEN = Text(
    "{path}: as long as the file cannot be read as a whole, nothing else is repaired.",
    "{path}：文件还不能完整读取，因此没有做其他修复。",
)
_ONE_OUTPUT = Text(
    "-o takes the text of one file; name one file, or use --diff.",
    "-o 只能保存一个文件的内容，请只指定一个文件，或使用 --diff。",
)
