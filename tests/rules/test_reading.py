"""Lines that cannot be read, with exactly one right answer: it is offered, and changes nothing else."""

from __future__ import annotations

import pytest

from openbayes_config.diagnostic import Fix
from openbayes_config.document import parse
from openbayes_config.fixer import fix
from openbayes_config.linter import lint
from openbayes_config.text import apply
from tests.texts import UNTOUCHED

FILE = (
    """\
data_bindings:
  - data: openbayes/mnist/1
    path: /input0
    type: ro
resource: cpu  # 算力
env: "pytorch-2.6-2204"
command: python main.py --data /input0
node: 1
parameters:
  lr: 0.1
  seed: 1
"""
    + UNTOUCHED
)


def offered(text: str) -> list[Fix]:
    """The repairs that are offered."""
    report = lint(text)
    assert not report.failures
    return [fix for each in report.diagnostics for fix in each.fixes]


@pytest.mark.parametrize(
    ("right", "wrong", "safe"),
    [
        ("resource: cpu", "resource：cpu", True),
        ("resource: cpu", "resource： cpu", True),
        ("resource: cpu", "resource:cpu", True),
        ("resource: cpu", "resource:\tcpu", True),
        ("node: 1\n", "node: 1\t\n", True),
        ("node: 1\n", "node：1\n", True),
        ("    path: /input0", "    path：/input0", True),
        ("- data: openbayes", "- data:openbayes", True),
        ("hyper_tuning:\n", "hyper_tuning：\n", True),
        ("hyper_tuning:\n", "hyper_tuning\n", True),
        ("  goal: ", "  goal：", True),
        ("side_metrics: []\n", "side_metrics：[]\n", True),
        ("  lr: 0.1", "  lr：0.1", False),
        ("  lr: 0.1", "  lr:\t0.1", False),
        ('env: "pytorch-2.6-2204"', 'env: "pytorch-2.6-2204', False),
        ("command: 'python main.py --data /input0'", "command: 'python main.py --data /input0", False),
        ("parameters:\n  lr: 0.1\n  seed: 1", "parameters:\n\tlr: 0.1\n\tseed: 1", False),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_one_right_answer(right: str, wrong: str, safe: bool, newline: str) -> None:
    good = FILE.replace("command: python main.py --data /input0", right) if "'python" in right else FILE
    text = good.replace(right, wrong).replace("\n", newline)
    only, *others = offered(text)
    assert not set(others) - {only}
    assert (only.safe, only.reads) == (safe, True)
    assert apply(text, only.edits) == good.replace("\n", newline)
    assert fix(text).text == (good.replace("\n", newline) if safe else text)
    assert fix(text, unsafe=True).text == good.replace("\n", newline)


def test_every_tab_at_the_beginning_of_a_line() -> None:
    """In one step, for the lines depend on each other."""
    text = FILE.replace("    ", "\t\t").replace("\n  ", "\n\t")
    found = offered(text)
    assert len({each.edits for each in found}) == 1
    assert not found[0].safe
    assert parse(fix(text, unsafe=True).text).plain() == parse(FILE).plain()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        # Where the value ends is not known.
        ('env: "pytorch-2.6-2204"', 'env: "pytorch-2.6-2204  # image'),
        # The line below is not readable then.
        ("command: python main.py --data /input0", 'command: "python main.py\n  --data: /input0'),
        # Two levels are possible.
        ("  goal: ", "\tgoal: "),
        # Something else is wrong with the line.
        ("resource: cpu", "resource:@cpu"),
        ("resource: cpu", "resource cpu"),
    ],
)
def test_nothing_is_offered_where_that_is_not_enough(right: str, wrong: str) -> None:
    assert FILE.replace(right, wrong) != FILE
    text = FILE.replace(right, wrong)
    if wrong.startswith("\tgoal"):
        text = text.replace("  parameter_specs: []", "  parameter_specs:\n    - name: a\n\t\ttype: b")
    assert offered(text) == []
    assert fix(text, unsafe=True).text == text


def test_a_key_that_is_there_twice_is_not_chosen_unasked() -> None:
    """The last one would count."""
    text = FILE.replace("node: 1\n", "node: 1\nresource：t4\n")
    (only,) = offered(text)
    assert not only.safe
    assert fix(text).text == text


def test_then_the_rest_is_repaired() -> None:
    text = FILE.replace("resource: cpu", "resource：cpu").replace("node: 1", "node：1").replace("    type: ro\n", "")
    result = fix(text)
    assert [each.diagnostic.rule.id for each in result.applied] == ["OB001", "OB001", "OB101"]
    assert not result.left.diagnostics
    assert result.text.replace("    type: ro\n", "") == FILE.replace("    type: ro\n", "")


def test_what_cannot_be_repaired_does_not_hold_up_what_can() -> None:
    text = FILE.replace("resource: cpu", "resource：cpu").replace("node: 1", "node: {1")
    result = fix(text)
    assert result.text == text.replace("resource：", "resource: ")
    assert result.left.context.broken


def test_many_lines_with_the_same_mistake() -> None:
    """More than are told at once."""
    text = "".join(f"a{n}：{n}\nb{n}: {n}\n" for n in range(12))
    result = fix(text, unsafe=True)
    assert result.text.startswith(text.replace("：", ": "))
    assert sum(each.fix.reads for each in result.applied) == 12


def test_bytes_that_are_not_utf_8_are_left_alone() -> None:
    data = FILE.replace("resource: cpu", "resource：cpu").encode("gbk")
    assert fix(data).data == data


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_the_byte_order_mark_stays(bom: bytes) -> None:
    assert fix(bom + FILE.replace("node: ", "node：").encode()).data == bom + FILE.encode()
