"""From one form of the bindings to the other."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from openbayes_config.client import MODES, judge
from openbayes_config.document import parse
from openbayes_config.normalizer import Refusal, To, normalize

REST = """\
resource: t4
env: pytorch-2.0
command: python main.py
node: 1
parameters: {}
hyper_tuning: {max_job_count: 0, parallel_count: "1", hyperparameter_metric: "", goal: "", algorithm: "",
  parameter_specs: [], side_metrics: []}
"""

LONG = """\
data_bindings:   # ours
  # training
  - data: openbayes/mnist/1     # 数据集的完整路径
    path: /input0               # 挂载路径
    type: ro                    # 只读
  # testing
  - {data: b/c/1, path: /input1, type: rw} # x

  - data: 'c c'  # only one
    path: '/input2'
    type: RO
# resources
"""
SHORT = """\
bindings:   # ours
  # training
  # 数据集的完整路径
  # 挂载路径
  - openbayes/mnist/1:/input0:ro                    # 只读
  # testing
  - b/c/1:/input1:rw # x

  - 'c c:/input2:RO'  # only one
# resources
"""
LONG_AGAIN = """\
data_bindings:   # ours
  # training
  # 数据集的完整路径
  # 挂载路径
  - data: openbayes/mnist/1                    # 只读
    path: /input0
    type: ro
  # testing
  - data: b/c/1 # x
    path: /input1
    type: rw

  - data: 'c c'  # only one
    path: '/input2'
    type: RO
# resources
"""

CONVERSIONS: dict[str, tuple[str, To, str]] = {
    "to short": (LONG, "bindings", SHORT),
    "to long": (SHORT, "data_bindings", LONG_AGAIN),
    "long stays": (LONG, "data_bindings", LONG),
    "short stays": (SHORT, "bindings", SHORT),
    "short without a right stays": ("bindings: [a:/output]\n", "bindings", "bindings: [a:/output]\n"),
    "short without a right": (
        "bindings:\n- a:/input0\n",
        "data_bindings",
        "data_bindings:\n- data: a\n  path: /input0\n  type: ro\n",
    ),
    "nothing behind the last colon": ("bindings: ['a:/input0:']\n", "bindings", "bindings: ['a:/input0:ro']\n"),
    "legacy": (
        "data_binding:\n- data: a\n  path: /input0\n# c\nnode: 1\n",
        "data_bindings",
        "data_bindings:\n- data: a\n  path: /input0\n  type: ro\n# c\nnode: 1\n",
    ),
    "legacy to short": ("data_binding:\n- data: a\n  path: /input0\n", "bindings", "bindings:\n- a:/input0:ro\n"),
    "legacy strings": ("binding: [a:/input0]\n", "bindings", "bindings: [a:/input0]\n"),
    "wrong key for the form": (
        "data_bindings: ['a:/input0:rw']\n",
        "data_bindings",
        "data_bindings: [{data: 'a', path: '/input0', type: rw}]\n",
    ),
    "empty right": ("data_bindings: [{data: a, path: /input0, type: }]\n", "bindings", "bindings: [a:/input0:ro]\n"),
    "empty right added": (
        "data_bindings:\n- data: a\n  path: /input0\n  type:\n",
        "data_bindings",
        "data_bindings:\n- data: a\n  path: /input0\n  type: ro\n",
    ),
    "empty text as a right": (
        "data_bindings:\n- data: a\n  path: /x/input0\n  type: ''\n- {data: b, path: /input0, type: ''}\n",
        "data_bindings",
        "data_bindings:\n- data: a\n  path: /x/input0\n  type: 'ro'\n- {data: b, path: /input0, type: 'ro'}\n",
    ),
    "two byte order marks": ("\ufeffbindings: [a:/input0]\n", "bindings", "\ufeffbindings: [a:/input0]\n"),
    "empty twin removed": (
        "data_bindings: []  # none\n# b\nbindings:\n- a:/input0\n",
        "bindings",
        "# b\nbindings:\n- a:/input0\n",
    ),
    "empty twin removed behind": (
        "bindings:\n- a:/input0\ndata_bindings:\nnode: 1\n",
        "data_bindings",
        "data_bindings:\n- data: a\n  path: /input0\n  type: ro\nnode: 1\n",
    ),
    "name is the data": (
        "data_bindings:\n- data: a  # a\n  name: b\n  path: /input0\n  type: rw\n",
        "data_bindings",
        "data_bindings:\n- data: b  # a\n  path: /input0\n  type: rw\n",
    ),
    "name is the data, no type": (
        "data_bindings:\n- data: a\n  path: /input0\n  name: b\n",
        "data_bindings",
        "data_bindings:\n- data: b\n  path: /input0\n  type: ro\n",
    ),
    "name alone": (
        "data_bindings: [{name: b, path: /input0, type: rw}]\n",
        "data_bindings",
        "data_bindings: [{data: b, path: /input0, type: rw}]\n",
    ),
    "empty name": (
        "data_bindings: [{data: a, name: '', path: /input0, type: rw}]\n",
        "bindings",
        "bindings: [a:/input0:rw]\n",
    ),
    "keys that no binding has": (
        "data_bindings:\n- data: a\n  note: |\n    two\n    lines\n  path: /input0\n  type: rw\n",
        "bindings",
        "bindings:\n# note: |\n# two\n# lines\n- a:/input0:rw\n",
    ),
    "flow": (
        "{bindings: [a:/input0, 'b c:/output:rw'], node: 1}\n",
        "data_bindings",
        "{data_bindings: [{data: a, path: /input0, type: ro}, {data: 'b c', path: '/output', type: rw}], node: 1}\n",
    ),
    "JSON": (
        '{"data_bindings": [{"data": "a", "path": "/input0", "type": "ro"}]}\n',
        "bindings",
        '{"bindings": ["a:/input0:ro"]}\n',
    ),
    "JSON to long": (
        '{"bindings": ["a:/input0:ro"]}\n',
        "data_bindings",
        '{"data_bindings": [{"data": "a", "path": "/input0", "type": "ro"}]}\n',
    ),
    "comments in flow": (
        "data_bindings: [{data: a, # a\n  path: /input0, type: ro}, # b\n  {data: b, path: /input1, type: ro}]\n",
        "bindings",
        "bindings: [ # a\n                a:/input0:ro, # b\n  b:/input1:ro]\n",
    ),
    "the mapping that the client knows": (
        (
            "data_bindings:\n  # c\n  bindings:\n  - a:/input0  # x\n"
            "  data_bindings:\n  - {data: b, path: /input1, type: ro}\n"
        ),
        "bindings",
        "bindings:\n  # c\n# x\n- a:/input0:ro\n- b:/input1:ro\n",
    ),
    "one mapping in place of a list": (
        "data_bindings: {data: a, path: /input0, type: ro}  # c\nnode: 1\n",
        "data_bindings",
        "data_bindings:  # c\n  - data: a\n    path: /input0\n    type: ro\nnode: 1\n",
    ),
    "one text in place of a list": ("bindings: a:/input0\n", "bindings", "bindings:\n  - a:/input0:ro\n"),
    "alias of a list": (
        "x: &b\n- {data: a, path: /input0, type: rw}\ndata_bindings: *b # c\n",
        "bindings",
        "x: &b\n- {data: a, path: /input0, type: rw}\nbindings: # c\n- a:/input0:rw\n",
    ),
    "alias that stays": (
        "x: &b\n- {data: a, path: /input0, type: rw}\ndata_bindings: *b # c\n",
        "data_bindings",
        "x: &b\n- {data: a, path: /input0, type: rw}\ndata_bindings: *b # c\n",
    ),
    "aliases in the list": (
        "x: &a a:/input0\ny: &p /input1\nbindings:\n- *a\n- b:/input1 # b\n",
        "data_bindings",
        (
            "x: &a a:/input0\ny: &p /input1\ndata_bindings:\n- data: a\n  path: /input0\n  type: ro\n"
            "- data: b # b\n  path: /input1\n  type: ro\n"
        ),
    ),
    "aliases in an entry": (
        "y: &p /input1\ndata_bindings:\n- data: a\n  path: *p\n  type: ro\n",
        "bindings",
        "y: &p /input1\nbindings:\n- a:/input1:ro\n",
    ),
    "merge keys in an entry": (
        "y: &p {path: /input1, type: rw}\ndata_bindings:\n- <<: *p\n  data: a\n",
        "bindings",
        "y: &p {path: /input1, type: rw}\nbindings:\n- a:/input1:rw\n",
    ),
    "anchors within the bindings": (
        "data_bindings:\n- &a\n  data: a\n  path: &p /input0\n  type: ro\n- {<<: *a, data: b}\n",
        "bindings",
        "bindings:\n- a:/input0:ro\n- b:/input0:ro\n",
    ),
    "dash on its own line": (
        "data_bindings:\n-\n    data: a\n    # p\n    path: /input0\n    type: ro # t\n",
        "bindings",
        "bindings:\n-\n    # p\n    a:/input0:ro # t\n",
    ),
    "empty": ("data_bindings: []\nnode: 1\n", "bindings", "bindings: []\nnode: 1\n"),
    "both empty": ("data_bindings: []\nbindings:\nnode: 1\n", "bindings", "bindings: []\nnode: 1\n"),
    "empty mapping": ("data_bindings: {bindings: []}\n", "data_bindings", "data_bindings: []\n"),
    "none": ("node: 1\n", "bindings", "node: 1\n"),
    "empty file": ("", "bindings", ""),
    "other values that cannot be read": (
        "x: 2024-13-45\nbindings: [a:/input0]\n",
        "data_bindings",
        "x: 2024-13-45\ndata_bindings: [{data: a, path: /input0, type: ro}]\n",
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", CONVERSIONS)
def test_conversion(name: str, newline: str) -> None:
    before, to, after = CONVERSIONS[name]
    text, expected = before.replace("\n", newline), after.replace("\n", newline)
    result = normalize("\ufeff".encode() + text.encode(), to)
    assert result.text == expected
    assert result.data == "\ufeff".encode() + expected.encode()
    again = normalize(result.data, to)
    assert again.edits == ()
    assert again.data == result.data
    assert again.notes == ()


@pytest.mark.parametrize("name", CONVERSIONS)
def test_everything_but_the_bindings_stays(name: str) -> None:
    text, to, _ = CONVERSIONS[name]
    before, after = parse(text), parse(normalize(text, to).text)
    if before.loads and text:
        plain: Any = before.plain()
        assert after.plain() == {
            **{key: value for key, value in plain.items() if "bind" not in key},
            **bound(after.plain()),
        }


def bound(plain: Any) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if "bind" in key}


REFUSED: dict[str, tuple[str, To, str, str]] = {
    "both filled": (
        "bindings: [a:/input0]\ndata_bindings: [{data: a}]\n",
        "bindings",
        "data_bindings",
        "reads only one",
    ),
    "filled twice": ("bindings: [a:/input0]\nbindings: [b:/input0]\n", "bindings", "bindings", "written twice"),
    "current and legacy": ("data_binding: [{data: a}]\nbindings: [a:/input0]\n", "bindings", "bindings", "only one"),
    "two keys of a mapping": (
        "data_bindings: {bindings: [a:/input0], binding: [b:/input1]}\n",
        "bindings",
        "bindings",
        "only one",
    ),
    "too many colons": ("bindings: ['C:\\x:/input0:ro']\n", "data_bindings", "'C:\\x:/input0:ro'", "more colons"),
    "colon in a part": ("data_bindings: [{data: a:b, path: /input0, type: ro}]\n", "bindings", "{", "more colons"),
    "colon in a path": ("data_bindings: [{data: a, path: C:/x, type: ro}]\n", "data_bindings", "{", "more colons"),
    "unknown right": ("bindings: [a:/input0:readonly]\n", "data_bindings", "a:/input0:readonly", "`readonly`"),
    "unknown right in place": ("bindings: [a:/input0:r]\n", "bindings", "a:/input0:r", "`r`"),
    "output without a right": ("bindings: [a:/output]\n", "data_bindings", "a:/output", "No access mode"),
    "old output without a right": ("data_binding: [{data: a, path: output}]\n", "data_bindings", "{", "No access mode"),
    "no path": ("bindings: [a]\n", "data_bindings", "a", "no path"),
    "no data": ("data_bindings: [{path: /input0, type: ro}]\n", "bindings", "{", "no data"),
    "not text": ("data_bindings: [{data: 1, path: /input0, type: ro}]\n", "bindings", "{", "not text"),
    "no binding": ("data_bindings: [[a]]\n", "bindings", "[a]", "not a data binding"),
    "same data": ("bindings: [a:/input0:ro, 'a:/input1:rw']\n", "data_bindings", "'a:/input1:rw'", "same data"),
    "same data in place": (
        "data_bindings: [{data: a, path: /input0, type: ro}, {data: a, path: /input1, type: ro}]\n",
        "data_bindings",
        "{data: a, path: /input1",
        "same data",
    ),
    "repeated": ("bindings: [a:/input0, 'a:/input0:ro']\n", "data_bindings", "'a:/input0:ro'", "only once"),
    "prefix": ("bindings: [a/10:/input0, a/1:/input1]\n", "data_bindings", "a/1:/input1", "same characters"),
    "through a merge key": (
        "x: &x {data_bindings: [{data: a, path: /input0, type: ro}]}\n<<: *x\n",
        "bindings",
        "data_bindings",
        "merge key",
    ),
    "referred to from elsewhere": (
        "data_bindings:\n- &a\n  data: a\n  path: /input0\n  type: ro\nx: *a\n",
        "bindings",
        "*a",
        "refers to",
    ),
    "syntax error": ("bindings: [a:/input0\n", "bindings", "", "cannot be read"),
    "not a mapping": ("- a\n", "bindings", "", "not made of keys"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusal(name: str) -> None:
    text, to, where, why = REFUSED[name]
    with pytest.raises(Refusal) as caught:
        normalize(text, to)
    remark = caught.value.remarks[0]
    assert text[remark.span.start :].startswith(where)
    assert why in remark.in_("en")
    assert "{" not in remark.in_("zh")


def test_every_doubtful_entry_is_named() -> None:
    with pytest.raises(Refusal) as caught:
        normalize("bindings: [a, b:/input0, c:/input1:r]\n", "data_bindings")
    assert len(caught.value.remarks) == 2


def test_the_sample_of_the_template_fits_the_short_form_only() -> None:
    lines = [
        "openbayes/mnist/1:/input0",
        "openbayes/mnist/1:/input1:rw",
        "openbayes/jobs/jfaqJeLMcPM/output:/output:rw",
    ]
    text = "bindings:\n" + "".join(f"  - {line}\n" for line in lines)
    assert normalize(text, "bindings").text == text
    with pytest.raises(Refusal) as caught:
        normalize(text, "data_bindings")
    assert [text[each.span.start : each.span.end] for each in caught.value.remarks] == lines[1:2]


NOTES: dict[str, tuple[str, To, list[str]]] = {
    "nothing changes for the job": ("bindings: [a:/input0]\n", "data_bindings", []),
    "legacy": ("data_binding: [{data: a, path: /input0}]\n", "bindings", ["under `data_binding`", "No access mode"]),
    "shadowed": ("data_bindings:\nbindings: [a:/input0]\n", "bindings", ["under `bindings`"]),
    "overwritten": ("bindings: [a:/input0]\nbindings: []\n", "bindings", ["under `bindings`"]),
    "same data": (
        "data_bindings: [{data: a, path: /input0, type: ro}, {data: a, path: /input1, type: ro}]\n",
        "bindings",
        ["has not bound `a` to `/input1`"],
    ),
    "repeated": (
        "data_bindings: [{data: a, path: /input0, type: ro}, {data: a, path: /input0, type: ro}]\n",
        "bindings",
        ["has not bound `a` to `/input0`"],
    ),
    "prefix": (
        "data_bindings: [{data: a1, path: /input0, type: ro}, {data: a, path: /input1, type: ro}]\n",
        "bindings",
        ["has not bound `a` to `/input1`"],
    ),
    "name": ("data_bindings: [{data: a, name: b, path: /input0, type: ro}]\n", "bindings", ["`name`, `b`"]),
    "unread mapping": ("data_bindings: {data: a, path: /input0, type: ro}\n", "bindings", ["under `data_bindings`"]),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_changes_for_the_job_is_said(name: str) -> None:
    text, to, expected = NOTES[name]
    notes = [note.in_("en") for note in normalize(text, to).notes]
    assert len(notes) == len(expected)
    assert all(words in note for words, note in zip(expected, notes, strict=True))


@pytest.mark.parametrize("client", ["0.28.5", "0.28.0"])
@pytest.mark.parametrize("name", CONVERSIONS)
def test_the_client_binds_every_entry_of_the_result(name: str, client: str) -> None:
    text, to, expected = CONVERSIONS[name]
    if "{" in text[:1] or "x:" in text[:2] or not text:
        return
    result = normalize(text, to, client).text
    plain: Any = yaml.safe_load(result)
    entries: list[Any] = plain.get(to) or []
    rest = "\n".join(line for line in REST.splitlines() if not line.startswith("node") or "node" not in text)
    document = parse(result + rest)
    assert document.loads, expected
    for mode in MODES[:2]:
        submission = judge(document, mode).submission
        assert submission
        assert len(entries) == len(submission.input["dataBindings"] or ())  # type: ignore[arg-type]
