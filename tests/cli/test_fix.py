"""``obconf fix`` as people run it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from openbayes_cli import main
from openbayes_cli.failure import Failure
from openbayes_cli.files import write_file
from tests.cli.support import COMPLETE, obconf

LEGACY = COMPLETE.replace("data_bindings:", "data_binding:").replace("    type: ro\n", "")
FIXED = COMPLETE
REFUSED = COMPLETE.replace("node: 1\n", "")
REPAIRED = REFUSED + "node: 1\n"
posix_only = pytest.mark.skipif(os.name == "nt", reason="needs POSIX permissions and links")


def written(folder: Path, text: str | bytes, name: str = "openbayes.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_repairs_the_file_and_says_what_was_done(tmp_path: Path) -> None:
    path = written(tmp_path, LEGACY)
    run = obconf("fix", "--lang", "en", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == FIXED
    assert (run.code, run.out) == (0, "")
    first, last = run.err.splitlines()
    assert first == "openbayes.yaml:1: fixed OB202 legacy-bindings-key: Rename `data_binding` to `data_bindings`"
    assert last == "openbayes.yaml: no problems are left."


def test_speaks_chinese(tmp_path: Path) -> None:
    written(tmp_path, REFUSED)
    assert obconf("fix", "--lang", "zh", cwd=tmp_path).err.splitlines() == [
        "openbayes.yaml:17: 已修复 OB101 missing-key：补上 `node`",
        "openbayes.yaml：没有剩余问题。",
    ]


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, LEGACY)
    obconf("fix", cwd=tmp_path)
    before = path.stat().st_mtime_ns, path.read_bytes()
    assert obconf("fix", "--check", cwd=tmp_path).code == 0
    obconf("fix", cwd=tmp_path)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_what_is_left_is_reported(tmp_path: Path) -> None:
    written(tmp_path, REFUSED.replace("rtx-4090", "[4090]"))
    run = obconf("fix", "--lang", "en", cwd=tmp_path)
    assert run.code == 1
    assert "fixed OB101" in run.err
    assert run.out.startswith("error[OB")
    assert "resource: [4090]" in run.out


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_showing_writes_nothing(option: str, tmp_path: Path) -> None:
    path = written(tmp_path, REFUSED)
    run = obconf("fix", option, "--lang", "en", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == REFUSED
    assert run.code == 1
    assert "would fix OB101" in run.err
    assert bool(run.out) == (option == "--diff")
    path.write_text(REPAIRED, encoding="utf-8")
    assert (obconf("fix", option, cwd=tmp_path).code, obconf("fix", option, cwd=tmp_path).out) == (0, "")


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize("text", [LEGACY, LEGACY.rstrip("\n"), "# 注释\n" + REFUSED, "\ufeff" + REFUSED])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_piped_diff_can_be_applied(text: str, newline: str, tmp_path: Path) -> None:
    path = written(tmp_path, text.replace("\n", newline))
    done = subprocess.run(
        ["patch", "--binary", "-p0"],
        cwd=tmp_path,
        input=_diff_of(tmp_path),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    patched = path.read_bytes()
    path.write_bytes(text.replace("\n", newline).encode())
    obconf("fix", cwd=tmp_path)
    assert path.read_bytes() == patched


def _diff_of(folder: Path) -> bytes:
    obconf("fix", "--diff", "-o", "out.diff", cwd=folder)
    return (folder / "out.diff").read_bytes()


def test_a_diff_on_a_terminal_is_escaped_and_in_colours(tmp_path: Path) -> None:
    written(tmp_path, REFUSED + "# \u202eevil\n")
    run = obconf("fix", "--diff", "--color", "always", cwd=tmp_path)
    assert "\x1b[32m+node: 1\x1b[0m" in run.out
    assert "\u202e" not in run.out
    assert "\\u202e" in run.out


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    secret = "hf_abcdefghijklmnopqrstuvwxyz012345"
    text = REFUSED + f"parameters: {{HF_TOKEN: {{is_secret: true, value: {secret}}}}}\n"
    path = written(tmp_path, text.replace("parameters:\n  epochs: 5\n", ""))
    run = obconf("fix", "--diff", "--lang", "en", cwd=tmp_path)
    assert "HF_TOKEN" in run.out
    assert secret not in run.out + run.err
    run = obconf("fix", cwd=tmp_path)
    assert secret not in run.out + run.err
    assert secret in path.read_text(encoding="utf-8")


def test_stdin_gives_the_new_text(tmp_path: Path) -> None:
    text = "# 训练\r\n" + REFUSED.replace("\n", "\r\n")
    (tmp_path / "openbayes.yaml").write_bytes(text.encode())
    run = obconf(
        "fix", "-o", "out", "-", "--lang", "en", "--stdin-filename", "x.yaml", cwd=tmp_path, stdin=text.encode()
    )
    assert (tmp_path / "out").read_bytes() == text.encode() + b"node: 1\r\n"
    assert run.err.startswith("x.yaml:18: fixed")
    run = obconf("fix", "-", cwd=tmp_path, stdin=REFUSED.encode(), env={"PYTHONIOENCODING": "cp936"}, encoding="gbk")
    assert run.out == REPAIRED
    assert (tmp_path / "openbayes.yaml").read_bytes() == text.encode()


def test_stdin_keeps_stdout_for_the_text(tmp_path: Path) -> None:
    run = obconf("fix", "-", "--lang", "en", cwd=tmp_path, stdin=REFUSED.replace("rtx-4090", "[4090]").encode())
    assert run.out == REPAIRED.replace("rtx-4090", "[4090]")
    assert "error[OB" in run.err
    assert run.code == 1


@pytest.mark.parametrize(
    "data", [b"command: \xb2\xe2\xca\xd4\n", "a: 1\n".encode("utf-16"), b"a: [1\n", b"", b"- a\n", b"a: \x00\n"]
)
def test_what_cannot_be_read_is_left_alone(data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, data)
    run = obconf("fix", cwd=tmp_path)
    if data:
        assert path.read_bytes() == data
        assert run.code == 1
        obconf("fix", "-", "-o", "out", cwd=tmp_path, stdin=data)
        assert (tmp_path / "out").read_bytes() == data


@posix_only
def test_mode_and_links_stay(tmp_path: Path) -> None:
    target = written(tmp_path, REFUSED, "target.yaml")
    target.chmod(0o600)
    (tmp_path / "openbayes.yaml").symlink_to("target.yaml")
    obconf("fix", cwd=tmp_path)
    assert (tmp_path / "openbayes.yaml").is_symlink()
    assert target.read_text(encoding="utf-8") == REPAIRED
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["openbayes.yaml", "target.yaml"]


def test_a_file_without_the_right_to_write_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, REFUSED)

    def denied(path: str, mode: int) -> bool:
        return False

    monkeypatch.setattr("os.access", denied)
    with pytest.raises(Failure, match="cannot be written"):
        write_file(str(path), b"")
    assert path.read_text(encoding="utf-8") == REFUSED


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everything")
@pytest.mark.parametrize("what", [".", "openbayes.yaml"])
def test_what_is_read_only_is_one_line(what: str, tmp_path: Path) -> None:
    path = written(tmp_path, REFUSED)
    mode = (tmp_path / what).stat().st_mode
    (tmp_path / what).chmod(0o555)
    run = obconf("fix", "--lang", "en", cwd=tmp_path)
    (tmp_path / what).chmod(mode)
    assert run.err == "error: openbayes.yaml cannot be written: permission denied.\n"
    assert (run.code, run.out) == (2, "")
    assert path.read_text(encoding="utf-8") == REFUSED


def test_several_files(tmp_path: Path) -> None:
    first, second = written(tmp_path, REFUSED, "a.yaml"), written(tmp_path, LEGACY, "b.yaml")
    run = obconf("fix", "a.yaml", "gone.yaml", "b.yaml", cwd=tmp_path)
    assert run.code == 2
    assert (first.read_text(encoding="utf-8"), second.read_text(encoding="utf-8")) == (REPAIRED, FIXED)
    assert obconf("fix", "a.yaml", "b.yaml", "-o", "c.yaml", cwd=tmp_path).code == 2


def test_an_unsafe_repair_is_offered_and_made_when_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, LEGACY.replace("/input0", "/output"))
    run = obconf("fix", "--lang", "en", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == LEGACY.replace("/input0", "/output")
    assert "with --unsafe-fixes 1 more can be repaired" in run.err
    assert run.code == 1
    obconf("fix", "--unsafe-fixes", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == COMPLETE.replace("/input0", "/output").replace("type: ro", "type: rw")


def test_a_repair_after_which_something_is_lost_is_held_back(tmp_path: Path) -> None:
    text = REFUSED.replace("data_bindings:", "data_binding:").replace("/input0\n    type: ro", "output")
    path = written(tmp_path, text)
    run = obconf("fix", "--lang", "en", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == text
    assert "repairs held back: 1" in run.err


def test_it_is_said_when_not_everything_was_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("openbayes_config.fixer.engine._TRIES", 0)
    path = written(tmp_path, LEGACY)
    assert main(["fix", "--lang", "en", str(path)]) == 1
    said = capsys.readouterr().err
    assert "too many did not work out" in said
    assert "held back" not in said
