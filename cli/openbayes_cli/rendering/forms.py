"""Forms of ``obconf render`` beside the plain line: the explanation, and the equivalent ``bayes gear run`` line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, TypeAlias

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text
from openbayes_cli.rendering.jobs import Asked, Rendered

if TYPE_CHECKING:
    from openbayes_config.renderer import Rendering

Form: TypeAlias = Literal["explain", "markdown", "cli"]


explain_option = cli.flag(
    "--explain",
    text=Text(
        "Show where every part comes from, and what is not sent. --format markdown is the same for a pull request.",
        "逐项说明来自文件哪一行、哪些内容不会提交。--format markdown 是用于合并请求的版本。",
    ),
)
cli_option = cli.flag(
    "--cli",
    "as_cli",
    text=Text(
        "Print the `bayes gear run` line that submits the same without a file.",
        "输出不用文件也能提交相同内容的 `bayes gear run` 命令。",
    ),
)


def form_of(explain: bool, as_cli: bool, params_json: bool, format: str, trials: bool = False) -> Form | None:
    """The form that the options ask for, ``None`` for the others. Raises :class:`Misuse` for two at once."""
    if trials and (explain or as_cli):
        raise cli.Misuse(_TWO, first="--explain" if explain else "--cli", second="--trials")
    asked = [
        name for name, given in (("--explain", explain), ("--cli", as_cli), ("--params-json", params_json)) if given
    ]
    if len(asked) > 1:
        raise cli.Misuse(_TWO, first=asked[0], second=asked[1])
    if asked and format != "text" and not (explain and format == "markdown"):
        raise cli.Misuse(_PARAMS_AND_FORMAT if params_json else _FORM_AND_FORMAT, option=asked[0])
    if format == "markdown":
        return "markdown"
    return "explain" if explain else "cli" if as_cli else None


def write_form(each: Rendered, asked: Asked, form: Form, session: Session, output: str | None) -> int:
    """Errors on stderr first; a refused file has nothing on stdout. Gives the exit code where there is no such line."""
    from openbayes_cli.rendering.text import say_refusal

    shown = say_refusal(each, asked, session)
    if shown is None:
        return cli.FINDINGS
    if form == "cli":
        return _write_equivalent(each.rendering, shown, session, output)
    _write_explanation(each, form, session, output)
    return cli.OK


def _write_explanation(each: Rendered, form: Form, session: Session, output: str | None) -> None:
    from openbayes_config.renderer.explanation import explain

    explained = explain(each.rendering)
    if form == "markdown":
        from openbayes_cli.rendering.markdown import markdown

        session.write(markdown(each.name, explained, session.machine_lang), output)
    else:
        from openbayes_cli.rendering.explain import text

        width = cli.text_width(sys.stdout) if output is None else cli.PIPED_WIDTH
        session.write(text(each.name, explained, session.lang, width, session.painter(output)), output)


def _write_equivalent(rendering: Rendering, shown: Rendering, session: Session, output: str | None) -> int:
    from openbayes_config.explained.notes import losses
    from openbayes_config.renderer.equivalent import equivalent

    for text, fields in losses(shown):
        session.error(text, **fields)
    found = equivalent(rendering)
    if found.line is not None:
        session.write(found.line + "\n", output)
        return cli.OK
    session.error(NO_LINE[found.obstacle or "tuning"], names=list(shown.parameters_file) or list(shown.variables))
    return cli.FINDINGS


_TWO = Text("{first} and {second} do not go together. Leave one out.", "{first} 与 {second} 不能同时使用，请去掉一个。")
_PARAMS_AND_FORMAT = Text(
    "--params-json prints JSON itself. Leave out --format.", "--params-json 本身就输出 JSON，请去掉 --format。"
)
_FORM_AND_FORMAT = Text(
    "{option} prints text. Leave out --format; for a pull request use --format markdown alone.",
    "{option} 输出文本，请去掉 --format；用于合并请求时只写 --format markdown。",
)
NO_LINE: dict[str, Text] = {
    "tuning": Text(
        "There is no such line: `bayes gear run` has no options for `hyper_tuning`. Use the file.",
        "没有等效的命令：`bayes gear run` 没有与 hyper_tuning 对应的选项，请使用文件。",
    ),
    "parameters": Text(
        "There is no such line: `bayes gear run` has no option for `parameters` ({names}). Use the file, or write them "
        "into the command.",
        "没有等效的命令：`bayes gear run` 没有与 parameters 对应的选项（{names}）。请使用文件，或把它们写进 command。",
    ),
    "secret": Text(
        "The line is not shown, because it holds a secret. Put secrets into `parameters`, with `is_secret`.",
        "这条命令含有敏感内容，因此不显示。敏感内容请写成 parameters 中带 is_secret 的参数。",
    ),
    "characters": Text(
        "There is no such line: control characters or invisible characters would stand in it.",
        "没有等效的命令：其中会出现控制字符或不可见字符。",
    ),
}
