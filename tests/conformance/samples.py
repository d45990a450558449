"""Short files by hand, for tests that know what the client does with them."""

from __future__ import annotations

IDLE = (
    'hyper_tuning: {max_job_count: 0, parallel_count: 1, hyperparameter_metric: "", goal: "",'
    ' algorithm: "", parameter_specs: [], side_metrics: []}\n'
)
TUNED = (
    "hyper_tuning: {max_job_count: 3, parallel_count: 2, hyperparameter_metric: acc, goal: MAXIMIZE,"
    " algorithm: bayesian, parameter_specs: [SPECS], side_metrics: [loss]}\n"
)
DEFAULTS = {
    "resource": "resource: t4\n",
    "env": "env: pytorch-2.0\n",
    "command": "command: python main.py\n",
    "node": "node: 1\n",
    "parameters": "parameters: {}\n",
    "hyper_tuning": IDLE,
}
DOCUMENTED = """\
data_bindings:
- data: openbayes/mnist/1
  path: /input0
  type: ro
resource: t4
env: pytorch-2.0
command: "python main.py"
"""
REFUSAL = "访问文档可查看示例，文档地址: https://openbayes.com/docs/cli/#创建python-脚本执行"


def file(extra: str = "", **lines: str | None) -> bytes:
    """A complete file with some lines replaced (None: left out) and others before it."""
    chosen = {**DEFAULTS, **lines}
    return (extra + "".join(line for line in chosen.values() if line is not None)).encode()


def tuned(specs: str = "", **changes: str) -> str:
    """A hyper_tuning line that runs, with these specs and some `key: value` texts replaced."""
    text = TUNED.replace("SPECS", specs)
    for old, new in changes.items():
        start = text.index(f"{old}: ")
        text = text[:start] + new + text[text.index(", ", start) :]
    return text
