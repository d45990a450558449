"""Writes docs/client.md and docs/client.zh-CN.md: `python -m tests.conformance.pages`."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.behaviours import Behaviour, Section
from tests.conformance.behaviours_bindings import BINDINGS
from tests.conformance.behaviours_options import OPTIONS
from tests.conformance.behaviours_reading import READING
from tests.conformance.behaviours_required import REQUIRED
from tests.conformance.behaviours_secrets import SECRETS
from tests.conformance.behaviours_tuning import TUNING
from tests.conformance.behaviours_values import COMMANDS, INTEGERS, PARAMETERS
from tests.conformance.environment import ROOT

SECTIONS = (READING, REQUIRED, INTEGERS, COMMANDS, BINDINGS, OPTIONS, PARAMETERS, SECRETS, TUNING)
PAGES = {"en": ROOT / "docs" / "client.md", "zh": ROOT / "docs" / "client.zh-CN.md"}
LONGEST = 12

INTRODUCTION = {
    "en": """\
# What the official client does with openbayes.yaml

[中文](client.zh-CN.md)

This page is generated from cases that the tests run against the real client (`openbayes-cli`).
Each case shows the lines in question; the rest of the file is complete and correct unless the
case says otherwise. "Since" is the first release in which the behaviour was observed. What the
server does with a request is not known here.
""",
    "zh": """\
# 官方客户端如何处理 openbayes.yaml

[English](client.md)

本页由测试用例生成，每一条都在真实的官方客户端（`openbayes-cli`）上运行验证过。
每个用例只列出相关的几行；除非另有说明，文件的其余部分完整且正确。
“始于”是观察到该行为的最早版本。服务器如何处理请求不在本页范围之内。
""",
}
WORDS = {
    "en": {"mode": "mode", "since": "since", "until": "until", "options": "options", "case": "case"},
    "zh": {"mode": "模式", "since": "始于", "until": "止于", "options": "参数", "case": "用例"},
}


def render_page(lang: str) -> str:
    """The page in `en` or `zh`."""
    parts = [INTRODUCTION[lang], *(_section(section, lang) for section in SECTIONS)]
    return "\n".join(parts)


def _section(section: Section, lang: str) -> str:
    title = section.en if lang == "en" else section.zh
    return f"## {title}\n\n" + "\n".join(_row(row, lang) for row in section.rows)


def _row(row: Behaviour, lang: str) -> str:
    says = row.en if lang == "en" else row.zh
    return f"### {row.id}\n\n{says}\n\n{_facts(row, WORDS[lang])}\n{_fragment(row)}"


def _facts(row: Behaviour, words: dict[str, str]) -> str:
    facts = [f"{words['mode']} `{row.mode}`", f"{words['since']} {row.since}"]
    facts += [f"{words['until']} {row.until}"] if row.until else []
    facts += [f"{words['options']} `{' '.join(row.options.args())}`"] if row.options.args() else []
    return "*" + "; ".join(facts) + "*\n"


def _fragment(row: Behaviour) -> str:
    """The lines of the case with whatever cannot be seen written as an escape."""
    lines = "".join(_visible(char) for char in row.fragment.rstrip("\n")).split("\n")
    shown = lines[:LONGEST] + (["# ..."] if len(lines) > LONGEST else [])
    return "```yaml\n" + "\n".join(shown) + "\n```\n" if row.fragment else ""


def _visible(char: str) -> str:
    return char if char == "\n" or (char.isprintable() and char != "\ufeff") else f"<U+{ord(char):04X}>"


def write(folder: Path = ROOT) -> None:
    for lang, page in PAGES.items():
        target = folder / page.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_page(lang), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
