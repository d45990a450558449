"""Files and findings of every kind, for the tests of the reports."""

from __future__ import annotations

from pathlib import Path

from openbayes_cli.report import Checked
from openbayes_config.diagnostic import Fix, Related, Text
from openbayes_config.linter import lint
from openbayes_config.text import Edit, Span
from tests.cli.support import COMPLETE, ROOT, checked, finding, span_of
from tests.rules.pages import FOLDER, examples

DATA = ROOT / "tests" / "data"
WHAT = Text("Found `{it}`.", "发现 `{it}`。")
SECRET = "s3cret-value"


def every_kind() -> Checked:
    """Errors, a warning and a note, with fixes and related places, in a file with Chinese keys."""
    text = "a: 1\n训练: 2\ncommand: |\n  one\n  two\n"
    two = span_of(text, "2")
    fixes = [
        Fix(Text("Write 3", "改为 3"), (Edit(two, "3"),), safe=True),
        Fix(Text("Delete", "删除"), (Edit(Span(0, 5), ""), Edit(Span(5, 5), "b: 1\n")), safe=False),
    ]
    related = [Related(span_of(text, "a"), Text("here `{it}`", "此处 `{it}`"))]
    lines = Span(text.index("|"), len(text))
    return checked(
        text,
        finding(two, what=WHAT, args={"it": "2"}, fixes=fixes, related=related),
        finding(two, what=WHAT, args={"it": "100%"}, effect=Text("Effect.", "后果。"), advice=Text("Help.", "建议。")),
        finding(lines, what=WHAT, args={"it": "[a](b), ]]>&<\x1b\ud800\ufffe"}, severity="warning"),
        finding(Span(len(text), len(text)), what=WHAT, args={"it": "end"}, severity="info"),
        name="作业/a b,c:d%.yaml",
    )


def with_secrets() -> Checked:
    """A finding that names a secret, fixes that write one, and a short secret that a fix would move."""
    text = (
        f"parameters:\n  token:\n    is_secret: true\n    value: {SECRET}\n  pin:\n    is_secret: true\n    value: x7\n"
    )
    pin = span_of(text, "value: x7")
    fixes = [
        Fix(WHAT, (Edit(span_of(text, "true"), SECRET),), safe=True),
        Fix(WHAT, (Edit(pin, "valve: x7"),), safe=True),
        Fix(WHAT, (Edit(pin, "source: env"),), safe=True),
    ]
    related = [Related(span_of(text, SECRET), WHAT)]
    found = finding(span_of(text, SECRET), what=WHAT, args={"it": SECRET}, fixes=fixes, related=related)
    return checked(text, found._replace(pointer=f"/parameters/{SECRET}"))


def faultless() -> Checked:
    """A file without findings."""
    return Checked("fine/openbayes.yaml", lint(COMPLETE))


def real() -> list[Checked]:
    """What is found in the examples and on the pages of all rules, in files that are broken in every way."""
    from openbayes_config.rules import RULES

    files = sorted((ROOT / "examples").rglob("*.yaml"))
    files += sorted((ROOT / "tests" / "fixtures").glob("*.yaml"))
    found = [Checked(_name(path), lint(path.read_bytes())) for path in files]
    pages = [
        example
        for rule in RULES
        if (FOLDER / f"{rule.name.replace('-', '_')}.md").exists()
        for example in examples(rule)
    ]
    found += [Checked(f"{each.rule}/{each.number}.yaml", lint(each.text)) for each in pages]
    broken = (
        b"",
        b"\xff\xfe\x00",
        b"a: \xb2\xe2\xca\xd4\xc4\xda\xc8\xdd\n",
        b"a: [\x1b\n",
        b"\xef\xbb\xbf[]\n",
        b"a: 1\rb: \x00",
    )
    return found + [Checked(f"broken/{number}.yaml", lint(data)) for number, data in enumerate(broken)]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
