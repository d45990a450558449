"""Links to pages of the platform, and to files beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from openbayes_config.files import DiskFiles
from openbayes_lsp.features.links import links, page
from openbayes_lsp.project import Project
from tests.lsp.launch import Launching
from tests.lsp.support import snapshot

TEXTS = [path.read_bytes().decode() for path in sorted((Path(__file__).parent.parent / "fixtures").glob("*.yaml"))]
CONSOLE = "https://openbayes.com/console"


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ("openbayes/eBIQp4yPMtU/2", f"{CONSOLE}/openbayes/datasets/eBIQp4yPMtU/2"),
        ("团队/eBIQp4yPMtU/2/train", f"{CONSOLE}/%E5%9B%A2%E9%98%9F/datasets/eBIQp4yPMtU/2"),
        ("studio/jobs/5mx0ki1s5ej8/output", f"{CONSOLE}/studio/jobs/5mx0ki1s5ej8"),
        ("studio/jobs/5mx0ki1s5ej8/output/best", f"{CONSOLE}/studio/jobs/5mx0ki1s5ej8"),
        ("openbayes/mnist/1", None),  # whether names lead to a page is not documented
        ("openbayes/cifar-10-py/1", None),
        ("openbayes/eBIQp4yPMtU", None),
        ("studio/jobs/jfaqJeLMcPM/output", None),
        ("username/eBIQp4yPMtU/1", None),
        ("./data", None),
        ("", None),
    ],
)
def test_pages(data: str, address: str | None) -> None:
    found = page(data)
    assert (found and found[0]) == address


def test_places(tmp_path: Path) -> None:
    (tmp_path / "训练 1.py").write_text("", encoding="utf-8")
    text = (
        "data_bindings:\n"
        "  - data: 'openbayes/eBIQp4yPMtU/2'\n    path: /input0\n    type: ro\n"
        "  - studio/jobs/5mx0ki1s5ej8/output:/input1:rw\n"
        '  - &x {data: "openbayes/mnist/1", path: /input2}\n'
        "  - *x\n"
        "command: X=😀 python '训练 1.py' && python other.py\n"
    )
    shown = snapshot(text, project=Project("en", files=DiskFiles(str(tmp_path))))
    assert [(text[slice(*each.span)], each.target) for each in links(shown)] == [
        ("openbayes/eBIQp4yPMtU/2", f"{CONSOLE}/openbayes/datasets/eBIQp4yPMtU/2"),
        ("studio/jobs/5mx0ki1s5ej8/output", f"{CONSOLE}/studio/jobs/5mx0ki1s5ej8"),
        ("'训练 1.py'", "file:///project/%E8%AE%AD%E7%BB%83%201.py"),
    ]


def test_scripts(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "训练.py").write_text("", encoding="utf-8")
    text = "command: |\n  pip install x\n  python ./src/训练.py --a 1\n  python absent.py\n"
    shown = snapshot(text, project=Project("en", files=DiskFiles(str(tmp_path))))
    assert [(text[slice(*each.span)], each.target) for each in links(shown)] == [
        ("./src/训练.py", "file:///project/src/%E8%AE%AD%E7%BB%83.py")
    ]
    assert not list(links(snapshot(text)))


@pytest.mark.parametrize("rest", ["node\n", "parameters: {a: [1\n", "env: 'x\n"])
def test_a_script_keeps_its_link_while_another_line_is_typed(rest: str, tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("", encoding="utf-8")
    project = Project("en", files=DiskFiles(str(tmp_path)))
    found = [*links(snapshot(f"command: python train.py\n{rest}", project=project))]
    assert [each.args for each in found] == [{"path": "train.py"}]


@pytest.mark.parametrize("text", TEXTS)
def test_every_beginning(text: str, tmp_path: Path) -> None:
    files = DiskFiles(str(tmp_path))
    for end in range(0, len(text) + 1, 11):
        shown = snapshot(text[:end], project=Project("zh", files=files))
        assert all(0 <= each.span.start < each.span.end <= end for each in links(shown))


@pytest.mark.parametrize(
    ("profile", "locale", "tooltips"),
    [
        ("vscode", "en", ["Open the dataset on openbayes.com", "Open main.py"]),
        ("vscode", "zh-cn", ["在 openbayes.com 上打开这个数据集", "打开 main.py"]),
        ("helix", "en", [None, None]),
    ],
)
async def test_protocol(
    launched: Launching, tmp_path: Path, profile: str, locale: str, tooltips: list[str | None]
) -> None:
    (tmp_path / "main.py").write_text("print()\n")
    editor = await launched(profile, locale=locale, folder=tmp_path)
    await editor.open(
        "bindings:\n  - openbayes/eBIQp4yPMtU/2:/input0  # 😀\ncommand: X=😀 python main.py\n",
        uri=(tmp_path / "openbayes.yaml").as_uri(),
    )
    found = await editor.ask("text_document_document_link_async", types.DocumentLinkParams(editor.document))
    assert [editor.covered(each.range) for each in found] == ["openbayes/eBIQp4yPMtU/2", "main.py"]
    assert found[1].target == (tmp_path / "main.py").as_uri()
    assert [each.tooltip for each in found] == tooltips
