"""Emacs with eglot, with the configuration that the guide gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.editors.support import REFUSED, block, program, run

SCRIPT = """
(require 'yaml-mode)
(require 'eglot)
(require 'json)
%s
(setq eglot-sync-connect 30 eglot-autoshutdown t enable-local-variables nil)
(find-file "openbayes.yaml")
(run-hooks 'post-command-hook)
(let ((end (+ (float-time) 20)))
  (while (and (< (float-time) end) (not (flymake-diagnostics)))
    (accept-process-output nil 0.1)))
(princ (json-encode
  (list :mode (symbol-name major-mode)
        :found (vconcat (mapcar (lambda (each)
                         (vector (buffer-substring-no-properties
                                (flymake-diagnostic-beg each) (flymake-diagnostic-end each))
                               (flymake-diagnostic-text each)))
                       (flymake-diagnostics))))))
(terpri)
(kill-emacs 0)
"""


def test_the_mistake_is_shown_where_it_is(tmp_path: Path) -> None:
    """In the mode of the guide, on the exact characters."""
    emacs = program("emacs")
    located = run([emacs, "-q", "--batch", "--eval", '(princ (locate-library "yaml-mode"))'], tmp_path, tmp_path)
    if "yaml-mode" not in located:
        pytest.skip("yaml-mode is not installed")
    (tmp_path / "openbayes.yaml").write_text(REFUSED, encoding="utf-8")
    script = tmp_path / "try.el"
    script.write_text(SCRIPT % block("elisp", "openbayes-yaml-mode"), encoding="utf-8")
    printed = run([emacs, "-q", "--batch", "-l", str(script)], tmp_path, tmp_path)
    said = next((line for line in printed.splitlines() if line.startswith("{")), None)
    assert said, printed
    answer = json.loads(said)
    assert answer["mode"] == "openbayes-yaml-mode"
    assert [text for text, message in answer["found"] if "comand" in message] == ["comand"]
