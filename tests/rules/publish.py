"""Writes the published pages of the rules, ``docs/rules``: ``python -m tests.rules.publish --write``.

Without ``--write`` it names the pages that are out of date, and gives 1 if there are any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from openbayes_cli.explaining.layout import facts, label
from openbayes_config.diagnostic import Lang, Rule
from openbayes_config.pages import EXAMPLE_KINDS, Block, page, summary, table
from openbayes_config.rules import RULES
from tests.rules.no_rules import NO_RULES

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
INDEX: dict[Lang, str] = {"en": "README.md", "zh": "README.zh-CN.md"}

INTRODUCTION: dict[Lang, str] = {
    "en": """\
# The rules of obconf

[中文](README.zh-CN.md)

`obconf explain RULE` shows the same pages on a terminal. The comment
`# obconf: ignore[OB203] reason` silences a finding, on its line or the line above. This page and those of the
rules are generated; every example on them is run by the tests.

*error*: the client refuses the file, crashes, or sends something other than what the file asks for. *warning*:
the value is taken, but means something else than most readers expect, or goes against the documentation.
*info*: worth knowing. In mode `any`, an error that does not hold in all modes is shown as a warning that names
them.
""",
    "zh": """\
# obconf 的规则

[English](README.md)

在终端里用 `obconf explain 规则` 可以看到同样的说明。要忽略某个问题，
请在该行或上一行写注释 `# obconf: ignore[OB203] 原因`。本页和各规则的说明都由程序生成，
其中每个示例都经过测试运行。

*error*（错误）：客户端会拒绝该文件、崩溃，或者提交的内容与文件所写不同。*warning*（警告）：值会被接受，
但含义与多数人的预期不同，或者不符合文档。*info*（提示）：值得了解。在 `any` 方式下，
不是所有方式都成立的错误显示为警告，并注明是哪些方式。
""",
}
POLICY: dict[Lang, str] = {
    "en": """\
## What stays as it is

- The id and the name of a rule keep their meaning. An id is never used again, also when its rule is gone.
- A rule that is renamed answers to its old name for one minor version.
- A new rule comes in preview: it is asked only where it is named (`select`, `extend-select`). With the next
  minor version it is on for everybody. Rules of the first release, 0.1.0, have had no preview.
- A patch release mends what is wrong: false alarms go, words get better, a rule may find more of what its page
  describes. It brings no rule, removes none, and raises no severity.
- A minor release may bring rules, end a preview, change a severity or a default, and drop a rule. The changelog
  says so.
- A new version of the official client may turn a finding over. `--client` keeps the old answer.
- Messages are for people and may change with every release. Programs read ids, names, places and fingerprints,
  in the formats that `obconf schema report` describes.
""",
    "zh": """\
## 哪些保持不变

- 规则的编号和名称含义不变。即使规则已经取消，它的编号也不再使用。
- 规则改名后，旧名称在一个次版本内仍然有效。
- 新规则先以预览方式发布：只有写明（`select`、`extend-select`）时才检查，下一个次版本起对所有人生效。
  首个版本 0.1.0 的规则没有预览期。
- 修订版本只修正错误：消除误报，改进措辞，规则可以找出更多符合其说明的问题；不增加规则，不取消规则，不提高级别。
- 次版本可以增加规则、结束预览、改变级别或默认值、取消规则，并写入变更记录。
- 官方客户端的新版本可能使结论相反，用 `--client` 可以得到旧版本的结论。
- 提示文字是给人看的，每个版本都可能改变。程序应读取编号、名称、位置和指纹，格式见 `obconf schema report`。
""",
}
NO_RULE_TITLE: dict[Lang, str] = {"en": "## No rule, and why", "zh": "## 没有规则的情况及原因"}
RULES_TITLE: dict[Lang, str] = {"en": "## All rules", "zh": "## 全部规则"}


def pages() -> dict[str, str]:
    """Every published page by its file name."""
    found = {f"{rule.name}.md": rule_page(rule) for rule in RULES}
    langs: tuple[Lang, ...] = ("en", "zh")
    return found | {INDEX[lang]: index(lang) for lang in langs}


def index(lang: Lang) -> str:
    """The page that lists the rules."""
    rows = "\n".join(f"- {each.subject.in_(lang)}{_COLON[lang]}{each.reason.in_(lang)}" for each in NO_RULES)
    parts = (INTRODUCTION[lang], RULES_TITLE[lang] + "\n", table(RULES, lang, folder=""), POLICY[lang])
    return "\n".join((*parts, NO_RULE_TITLE[lang] + "\n", rows + "\n"))


def rule_page(rule: Rule) -> str:
    """The page of one rule, in both languages, with its examples once."""
    english, chinese = page(rule, "en"), page(rule, "zh")
    parts = [f"# {rule.id} {rule.name}", "[All rules](README.md) / [全部规则](README.zh-CN.md)"]
    for each in (english, chinese):
        parts += (f"*{facts(each)}*", summary(rule, each.lang))
    for each, other in ((english, chinese), (chinese, english)):
        for section in each.sections:
            if section.blocks not in [twin.blocks for twin in other.sections]:
                parts += (f"## {section.title}", *map(_text, section.blocks))
    for section, twin in zip(english.sections, chinese.sections, strict=True):
        if section.blocks == twin.blocks:
            parts += (f"## {section.title} / {twin.title}", *map(_text, section.blocks))
    return "\n\n".join(parts) + "\n"


def _text(block: Block) -> str:
    if block.kind in EXAMPLE_KINDS:
        return f"**{label(block, 'en')} / {EXAMPLE_KINDS[block.kind].zh}**\n\n```yaml\n{block.text}\n```"
    if block.kind == "code":
        return f"```\n{block.text}\n```"
    return "- " + block.text if block.kind == "item" else block.text


_COLON: dict[Lang, str] = {"en": ": ", "zh": "："}


def outdated(folder: Path = FOLDER) -> Iterator[str]:
    """Names of pages that are missing, changed, or not wanted any more."""
    wanted = pages()
    for name, text in wanted.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield name
    yield from sorted({path.name for path in folder.glob("*.md")} - wanted.keys())


def write(folder: Path = FOLDER) -> None:
    """Write every page and remove those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name in outdated(folder):
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()


def main() -> int:
    if sys.argv[1:] == ["--write"]:
        write()
        return 0
    stale = list(outdated())
    print("\n".join(stale) or "docs/rules is up to date")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
