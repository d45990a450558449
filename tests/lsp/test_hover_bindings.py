"""Hover: data bindings."""

from __future__ import annotations

import pytest

from tests.lsp.hovering import MIDDLE, TOP, file, lines, said


def test_a_binding_that_is_sent() -> None:
    expected = [
        "/input0: Input directory 0, read-only",
        "version 1 of the public dataset mnist",
        "in the list of your account of 2026-10-30",
        "sent in every mode",
    ]
    for part, marked in (
        ("openbayes/mnist/1", "openbayes/mn|ist/1"),
        ("/input0", "/in|put0"),
        ("ro", "r|o}"),
    ):
        assert said(file(top=TOP.replace(marked.replace("|", ""), marked))) == (part, expected)


@pytest.mark.parametrize(
    ("part", "marked"),
    [
        ("alice/jobs/k3x9q2mfw7d1/output", "alice/jo|bs/k3x9q2mfw7d1/output:/output:rw"),
        ("/output", "alice/jobs/k3x9q2mfw7d1/output:/out|put:rw"),
        ("rw", "alice/jobs/k3x9q2mfw7d1/output:/output:r|w"),
    ],
)
def test_the_parts_of_the_short_form(part: str, marked: str) -> None:
    found = said(file(top=f"bindings:\n  # 中文 😀\n  - {marked}\n"))
    assert found[0] == part
    assert found[1][:3] == [
        "/output: Working directory, kept as the output of the execution, read-write",
        "output of the execution k3x9q2mfw7d1 of alice",
        "sent in every mode",
    ]


@pytest.mark.parametrize(
    ("top", "why"),
    [
        (
            TOP + "  - {data: openbayes/mnist/1, path: /inp|ut1, type: rw}\n",
            "an earlier entry binds the same data; only bindings may repeat it",
        ),
        (
            "data_bindings: []\nbindings: ['a/b/1:/inp|ut0']\n",
            "data_bindings is there too, and the client reads only that",
        ),
        ("bindings: ['a/b/1:/inp|ut0:readonly']\n", "access mode other than ro and rw"),
        (
            "data_binding:\n  - {data: a/b/1, path: /inp|ut0}\n",
            "a key of older documentation that the client does not read",
        ),
    ],
)
def test_a_binding_that_is_lost(top: str, why: str) -> None:
    assert f"not sent: {why}" in lines(file(top=top))


def test_a_binding_of_a_refused_file() -> None:
    refused = MIDDLE.replace("node: 1", "node: x")
    assert "sent once the client accepts the file" in lines(file(top=TOP.replace("/inp", "/in|p"), middle=refused))
    crashing = "bindings:\n  - a/b/1:/inp|ut0\n  - c/d/2\n"
    assert "sent once the client accepts the file" in lines(file(top=crashing))


def test_a_binding_that_stands_elsewhere() -> None:
    found = said(file(top="x-data: &it {data: a/b/1, path: /input0, type: ro}\ndata_bindings: [*i|t]\n"))
    assert found[0] == "*it"
    assert found[1][-1] == "sent in every mode"


def test_a_binding_of_an_unknown_form() -> None:
    found = lines(file(top="bindings: ['mni|st:/data']\n"))
    assert found[0] == "/data: not a path that the documentation names, read-only"
    assert found[1].startswith("mnist is not of a form that the documentation has")
    empty = TOP + "  - {data: '', path: /inp|ut1, type: ro}\n"
    assert "no data is named" in lines(file(top=empty))


def test_a_path_inside_of_the_container() -> None:
    found = lines(file(top=TOP.replace("/input0", "/openbayes/input/inp|ut0")))
    assert found[:2] == [
        "/openbayes/input/input0: Same directory as /input0, read-only",
        "the documentation binds to /input0 only",
    ]


def test_a_binding_by_name() -> None:
    found = lines(file(top=TOP.replace("data:", "name: a/b/2, data:").replace("mnist", "mn|ist")))
    assert "name is sent instead of data" in found
    assert "version 2 of the dataset b of a" in found


@pytest.mark.parametrize(
    ("top", "rights"),
    [
        ("bindings: ['a/b/1:/inp|ut0:readonly']\n", "access mode unknown to the client"),
        ("bindings: ['a/b/1:/inp|ut0:']\n", "no access mode written"),
        ("bindings: ['a/b/1:/inp|ut0']\n", "read-only"),
        ("data_bindings:\n  - {data: a/b/1, path: /inp|ut0, type: ''}\n", "read-only"),
        ("data_bindings:\n  - {data: a/b/1, path: /inp|ut0}\n", "no access mode written"),
        ("data_binding:\n  - {data: a/b/1, path: /inp|ut0}\n", "no access mode written"),
    ],
)
def test_the_access_mode_of_a_binding(top: str, rights: str) -> None:
    assert lines(file(top=top))[0] == f"/input0: Input directory 0, {rights}"
