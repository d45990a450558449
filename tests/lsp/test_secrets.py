"""No feature shows a secret: not of a sound file, and not of one that is half typed."""

from __future__ import annotations

import pytest

from openbayes_lsp.features.hover import hover
from openbayes_lsp.features.symbols import symbols
from tests.lsp.support import snapshot

SECRET = "Xw9Kp3Lm5"
TOP = "resource: rtx-4090\nenv: pytorch-2.6-2204\n"


@pytest.mark.parametrize(
    "text",
    [
        "parameters:\n  api_key: {a: Xw9Kp3Lm5}\n",
        "parameters:\n  api_key: '{Xw9Kp3Lm5}'\n",
        "parameters:\n  p:\n    value Xw9Kp3Lm5\n    is_secret: true\n",
        "parameters:\n  p:\n    value:Xw9Kp3Lm5\n    is_secret: true\n",
        "parameters:\n  p: {value:Xw9Kp3Lm5, is_secret: true}\n",
        "parameters: {value:Xw9Kp3Lm5, is_secret: true}\n",
        "parameters:\n  p:\n   value: |\n      Xw9Kp3Lm5\n    is_secret: true\n",
        "parameters:\n  p: {value: Zq7}Xw9Kp3Lm5, is_secret: true}\n",
        "parameters:\n  p: {value: Zq7, Xw9Kp3Lm5, is_secret: true}\n",
        "parameters:\n  api_key: [Zq7]Xw9Kp3Lm5, a]\n",
        "x: &a &Xw9Kp3Lm5\nparameters:\n  password: *a\n",
        "command: PASSWORD='Zq7$Xw9Kp3Lm5' python a.py\n",
        'command: "python a.py --token \\\\\\n  Xw9Kp3Lm5 -x"\n',
        "command: mysql -pXw9Kp3Lm5\n",
        "hyper_tuning:\n  parameter_specs:\n  - {name: password, categorical_values: [Xw9Kp3Lm5]}\n",
    ],
)
def test_nothing_shows_it(text: str) -> None:
    shown = snapshot(TOP + text)
    said = [shown.masker.hide(found.what("en")) for found in shown.findings]
    hovers = [hover(shown, offset) for offset in range(len(shown.source.text))]
    assert SECRET not in repr((said, symbols(shown), hovers, shown.shown("task").command))
