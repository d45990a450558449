"""``obconf explain``: the page of a rule, or what is behind a message of the official client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openbayes_cli import framework as cli
from openbayes_cli.framework import Session, Text

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from openbayes_config.diagnostic import Rule
    from openbayes_config.printed import Printed

_DETAILS = (
    Text(
        "A rule is named by its id or name (`obconf rules`). Anything else is taken for what `bayes` has printed: "
        "paste it in quotes, or pipe it in: `bayes gear run task 2>&1 | obconf explain -`.",
        "规则用编号或名称表示（见 `obconf rules`）。其他内容视为 `bayes` 输出的信息：可以加引号粘贴，"
        "也可以用管道传入：`bayes gear run task 2>&1 | obconf explain -`。",
    ),
    Text(
        "Causes that hold in ./openbayes.yaml come first. What was pasted is neither shown nor kept. "
        "Exit code 0: explained; 2: not recognised.",
        "./openbayes.yaml 里确实存在的原因排在最前面。粘贴的内容不会显示，也不会保存。退出码：0 已解释；2 无法识别。",
    ),
)


def _rules(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids and names for the shell."""
    from click.shell_completion import CompletionItem

    from openbayes_config.rules import RULES

    begins = incomplete.lower()
    names = [name for rule in RULES for name in (rule.id, rule.name) if name.lower().startswith(begins)]
    return [CompletionItem(name) for name in names]


@cli.command("explain", *_DETAILS)
@cli.argument(
    "subject",
    label="RULE|MESSAGE|-",
    nargs=-1,
    required=True,
    shell_complete=_rules,
    text=Text("A rule, or what `bayes` has printed; - for stdin.", "规则，或 `bayes` 输出的信息；- 表示标准输入。"),
)
@cli.option(
    "--format",
    choices=("text", "json", "markdown"),
    default="text",
    text=Text("text (default), json for programs, markdown.", "text（默认）；json 供程序读取；markdown。"),
)
@cli.output_option
def command(session: Session, subject: tuple[str, ...], format: str, output: str | None) -> None:
    """Explain a rule or a message."""
    words = " ".join(subject)
    rule = _rule(words)
    if rule is not None:
        _show_rule(rule, session, format, output)
        return
    from openbayes_config.printed import recognise

    text = cli.read_input("-").data.decode("utf-8", "replace") if words == "-" else words
    known = recognise(text)
    if not known:
        near = _near(words) if len(words.split()) == 1 and words != "-" else ""
        raise cli.Failure(_NO_RULE if near else _UNKNOWN, near=near)
    _show_causes(known, session, format, output)
    if "Traceback (most recent call last)" in text:
        session.note(_TRACEBACK)


def _rule(words: str) -> Rule | None:
    from openbayes_config.rules import RULES

    wanted = words.strip().casefold().replace("_", "-")
    return next((rule for rule in RULES if wanted in (rule.id.casefold(), rule.name)), None)


def _near(word: str) -> str:
    """The rule that was probably meant."""
    from openbayes_cli.usage import nearest
    from openbayes_config.rules import RULES

    lower = word.lower().replace("_", "-")
    if lower.startswith("ob"):
        lower = "ob" + lower[2:].translate(_DIGITS)
    known = {rule.id.lower(): rule.id for rule in RULES} | {rule.name: rule.name for rule in RULES}
    part = next((rule.name for rule in RULES if len(lower) > _SHORTEST and lower in rule.name), "")
    return known.get(nearest(lower, known), "") or part


def _show_rule(rule: Rule, session: Session, format: str, output: str | None) -> None:
    from openbayes_cli.explaining import layout
    from openbayes_config.pages import page, summary

    if format == "json":
        shown = page(rule, session.machine_lang)
        facts: dict[str, object] = {
            "id": rule.id,
            "name": rule.name,
            "severity": rule.severity,
            "confidence": rule.confidence,
            "fixable": shown.fixable,
            "preview": rule.preview,
            "since": rule.since,
            "summary": summary(rule, shown.lang),
            "markdown": layout.markdown(shown),
        }
        session.write_json(facts, output)
        return
    shown = page(rule, session.lang)
    if format == "markdown":
        session.write(layout.markdown(shown), output)
    else:
        width = cli.PIPED_WIDTH if output else cli.text_width()
        session.write(layout.text(shown, width, session.painter(output)), output)


def _show_causes(known: tuple[Printed, ...], session: Session, format: str, output: str | None) -> None:
    from openbayes_cli.explaining import causes

    lang = session.machine_lang if format == "json" else session.lang
    explained = [causes.explain(printed, lang) for printed in known]
    if format == "json":
        session.write_json([causes.data(each, lang) for each in explained], output)
        return
    width = cli.PIPED_WIDTH if output else cli.text_width()
    paint = session.painter(output)
    session.write("\n".join(causes.text(each, session, width, paint) for each in explained), output)


_SHORTEST = 3
# Letters that are taken for digits of an id.
_DIGITS = str.maketrans("oil", "011")
_NO_RULE = Text("There is no such rule. Did you mean {near}?", "没有这条规则，是否想写 {near}？")
_TRACEBACK = Text(
    "A traceback of `bayes` may hold the login token and secrets of the file: look before it is passed on.",
    "`bayes` 的 traceback 可能含有登录令牌和文件里的敏感内容，转发前请先检查。",
)
_UNKNOWN = Text(
    "This is neither a rule nor a message of `bayes` that obconf knows. `obconf validate` checks the file itself.",
    "这既不是规则，也不是 obconf 认识的 `bayes` 输出信息。可以用 `obconf validate` 直接检查文件。",
)
