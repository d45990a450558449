"""``obconf explain``: pages of rules, and what is behind what the client has printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from openbayes_cli.explaining import layout
from openbayes_cli.width import cells
from openbayes_config.diagnostic import Lang
from openbayes_config.pages import page
from openbayes_config.printed import PRINTED, recognise
from openbayes_config.rules import RULES
from tests.cli.conftest import Inside
from tests.cli.support import COMPLETE, REFUSED, obconf

LINK = "当前正在个人账号 zhang-san 上进行操作...\n访问文档可查看示例，文档地址: https://example.org/docs\n"
EXPLAINED = [
    (LINK, "refused-file"),
    ("准备创建 task，执行命令不能为空", "empty-command"),
    ("请检查输入的 hupertuning 参数", "empty-tuning-field"),
    ("create err:'Tpe' is not a valid Algorithm", "unknown-algorithm"),
    ("create err:Unsupported parameter spec type: double", "unknown-spec-type"),
    ("create err:'TypeError' object has no attribute 'errors'", "type-error"),
    ("create err:'ClientConnectorError' object has no attribute 'errors'", "no-errors-attribute"),
    ("create err:1 validation error for DoubleParameterSpecInput\nscaleType", "incomplete-spec"),
    ("create err:Object of type date is not JSON serializable", "not-json"),
    ("参数校验失败：敏感参数 a 的环境变量 A 不存在，请先执行 export A=<VALUE>", "unset-variable"),
    ("参数校验失败：敏感参数 a", "secret-parameters"),
    ("Traceback (most recent call last):\n  x\nIndexError: list index out of range", "binding-without-path"),
    ("TypeError: str expected, not int", "variable-name"),
    ("尚未授权，请先登录", "not-logged-in"),
    ('项目编号不存在，请先使用 "bayes gear init"', "not-linked"),
    ("镜像类型不一致", "image-types-differ"),
    ("容器创建成功", "created"),
    ("yaml.scanner.ScannerError: while scanning", "yaml-scanner"),
]


@pytest.mark.parametrize("name", ["OB201", "ob201", "shadowed-bindings", "Shadowed_Bindings"])
def test_a_rule_by_id_or_name(name: str, inside: Inside) -> None:
    """In any letter case; one language and the examples."""
    done = inside("explain", name, "--lang", "en")
    assert done.code == 0
    assert done.out.startswith("OB201 shadowed-bindings\nerror, high confidence, fixable, since 0.1.0\n")
    assert "\nWhy\n" in done.out
    assert "    bindings:\n    ^^^^^^^^\n" in done.out
    assert "为什么" not in done.out
    chinese = inside("explain", name, "--lang", "zh").out
    assert "为什么" in chinese
    assert "Why" not in chinese


def test_pages_fit_on_a_terminal() -> None:
    """Prose is broken by display width, in both languages; examples stay as they are."""
    from openbayes_cli.console import Painter

    langs: tuple[Lang, ...] = ("en", "zh")
    for rule in RULES:
        for lang in langs:
            text = layout.text(page(rule, lang), 60, Painter(False))
            prose = [line for line in text.splitlines() if not line.startswith(("    ", "|")) and line.count("`") < 2]
            assert max(cells(line) for line in prose) <= 60, rule.id


def test_markdown_keeps_examples_as_code(inside: Inside) -> None:
    """Each with a label, ready for a page."""
    text = inside("explain", "OB201", "--format", "markdown", "--lang", "en").out
    assert text.startswith("# OB201 shadowed-bindings\n\n*error, ")
    assert "**Found**\n\n```yaml\ndata_bindings: []\n" in text
    data = json.loads(inside("explain", "OB201", "--format", "json").out)
    assert (data["id"], data["fixable"], data["markdown"]) == ("OB201", True, text)


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("shadowed-bindngs", "shadowed-bindings"), ("OB2O1", "OB201"), ("algorithm", "unknown-algorithm")],
)
def test_a_misspelt_rule(wrong: str, near: str, inside: Inside) -> None:
    """The nearest one is suggested in one line."""
    done = inside("explain", wrong, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(f"Did you mean {near}?\n")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(("text", "id"), EXPLAINED, ids=[id for _, id in EXPLAINED])
def test_what_the_client_prints_is_recognised(text: str, id: str) -> None:
    """As that, and as nothing else, also when a terminal broke its lines."""
    assert [each.id for each in recognise(text)] == [id]
    assert [each.id for each in recognise(text.upper().replace(" ", "\n "))] == [id]


def test_what_is_listed_exists() -> None:
    """Ids of entries are used once, their rules are rules, and everything says what to do."""
    assert len({each.id for each in PRINTED}) == len(PRINTED)
    known = {rule.id for rule in RULES}
    for each in PRINTED:
        assert set(each.rules) <= known
        assert each.rules or each.other or each.id == "wrong-mode"


def test_words_suit_every_console() -> None:
    """English without Chinese, and nothing that the consoles of a Chinese Windows lack."""
    for each in PRINTED:
        for text in (each.meaning, *each.other):
            assert text.en.isascii()
            text.zh.encode("gbk")


def test_a_traceback_is_a_reason_for_care(tmp_path: Path, inside: Inside) -> None:
    """It may hold the token of the login."""
    pasted = "Traceback (most recent call last):\nIndexError: list index out of range"
    assert "login token" in inside("explain", pasted, "--lang", "en", cwd=tmp_path).err
    assert inside("explain", LINK, "--lang", "en", cwd=tmp_path).err == ""


def test_causes_in_the_file_come_first(tmp_path: Path, inside: Inside) -> None:
    """With line, rule and words; the rest only by name."""
    (tmp_path / "openbayes.yaml").write_text(REFUSED)
    done = inside("explain", LINK, "--lang", "en", cwd=tmp_path)
    assert done.code == 0
    held, _, others = done.out.partition("Other possible causes:")
    assert "openbayes.yaml:5: OB101 missing-key:" in held
    assert "OB001 syntax-error" in others
    assert "OB101" not in others
    assert "zhang-san" not in done.out + done.err
    data = json.loads(inside("explain", LINK, "--format", "json", cwd=tmp_path).out)
    assert [each["rule"] for each in data[0]["found"]] == ["OB101"]


def test_without_such_causes(tmp_path: Path, inside: Inside) -> None:
    """A file that has none of them is said to have none; without a file nothing is said about it."""
    said = inside("explain", LINK, "--lang", "en", cwd=tmp_path).out
    assert "openbayes.yaml in this folder" not in said
    assert "- OB101 missing-key:" in said
    (tmp_path / "openbayes.yaml").write_text(COMPLETE)
    assert "has none of these causes" in inside("explain", LINK, "--lang", "en", cwd=tmp_path).out


def test_a_variable_that_is_not_set(tmp_path: Path, inside: Inside) -> None:
    """Looks at this terminal's environment, because that is what the message is about."""
    parameters = "parameters:\n  token: {is_secret: true, source: env, env: OBX_TOKEN}\n"
    (tmp_path / "openbayes.yaml").write_text(COMPLETE.replace("parameters:\n  epochs: 5\n", parameters))
    arguments = ("explain", "参数校验失败：请先执行 export OBX_TOKEN=", "--lang", "en")
    assert "OB604 unset-variable:" in inside(*arguments, cwd=tmp_path).out.partition("\n\n")[2].partition("Other")[0]
    assert "none of these" in inside(*arguments, cwd=tmp_path, env={"OBX_TOKEN": "s3cret-value"}).out


def test_secrets_are_never_shown(tmp_path: Path, inside: Inside) -> None:
    """Neither those of the file nor those of what was pasted."""
    token = "hf_" + "a" * 30
    (tmp_path / "openbayes.yaml").write_text(f"command: x --token={token}\nenv: [{token}]\n")
    for pasted in (f"{LINK} {token} {{'token': 'hunter2-hunter2'}}", token, f"x {token}"):
        for arguments in (("--lang", "zh"), ("--format", "json")):
            done = inside("explain", pasted, *arguments, cwd=tmp_path)
            assert token not in done.out + done.err
            assert "hunter2" not in done.out + done.err


def test_stdin(tmp_path: Path) -> None:
    """Bytes in any encoding; several messages at once, in their order."""
    done = obconf("explain", "-", "--format", "json", cwd=tmp_path, stdin=("\xff\n".encode("latin-1") + LINK.encode()))
    assert [each["id"] for each in json.loads(done.out)] == ["refused-file"]
    both = obconf("explain", "-", "--format", "json", cwd=tmp_path, stdin=f"请先登录\n{LINK}".encode())
    assert [each["id"] for each in json.loads(both.out)] == ["not-logged-in", "refused-file"]
    nothing = obconf("explain", "-", "--lang", "en", cwd=tmp_path, stdin=b"hello")
    assert (nothing.code, nothing.out, nothing.err.count("\n")) == (2, "", 1)
