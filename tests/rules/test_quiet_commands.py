"""Commands as people really write them: the rules about commands, parameters and scripts have nothing to say."""

from __future__ import annotations

import pytest

from openbayes_config.files import MemoryFiles
from openbayes_config.linter import lint

ARGPARSE = """\
import argparse
from openbayestool import log_metric
parser = argparse.ArgumentParser()
parser.add_argument("-d", "--data", default="/input0")
parser.add_argument("-o", "--output", default="/output")
parser.add_argument("--lr", type=float)
parser.add_argument("--epochs", type=int, choices=[1, 5, 10])
parser.add_argument("--tags", action="append")
parser.add_argument("--fp16", action="store_true")
parser.add_argument("--augment", type=lambda text: text == "True")
args = parser.parse_args()
log_metric("accuracy", 1.0)
"""
LENIENT = ARGPARSE.replace("args = parser.parse_args()", "args, rest = parser.parse_known_args()")
CLICK = """\
import click

@click.command()
@click.option("--lr", type=float)
@click.option("--epochs", type=int)
@click.option("--optimizer", type=click.Choice(["adam", "sgd"], case_sensitive=False))
@click.option("--shuffle", type=bool)
def main(lr, epochs, optimizer, shuffle):
    pass

main()
"""
JSON_READER = """\
import json
from openbayestool import log_metric
values = json.load(open("openbayes_params.json"))
for name, value in values.items():
    log_metric(name, value)
"""
HYDRA = """\
import hydra

@hydra.main(config_path="conf", config_name="config")
def main(cfg):
    pass

main()
"""
FILES = {
    "train.py": ARGPARSE,
    "lenient.py": LENIENT,
    "click_main.py": CLICK,
    "json_main.py": JSON_READER,
    "hydra_main.py": HYDRA,
    "src/train.py": ARGPARSE,
    "pkg/train.py": ARGPARSE,
    "pkg/__init__.py": "",
    "train.sh": 'set -e\npython train.py "$@"\n',
    "setup.sh": "pip install -r requirements.txt\n",
    "requirements.txt": "torch\n",
    "ds.json": "{}",
}
USUAL = "{lr: 0.001, epochs: 5}"
FILE = """\
resource: cpu
env: pytorch-2.6-2204
node: 1
data_bindings:
  - {{data: openbayes/eBIQp4yPMtU/2, path: /input0, type: ro}}
  - {{data: me/tiQXU5Z5DIy/1, path: /input1, type: rw}}
command: {command}
parameters: {parameters}
hyper_tuning:
  max_job_count: 3
  parallel_count: 1
  hyperparameter_metric: accuracy
  goal: MAXIMIZE
  algorithm: Random
  parameter_specs: {specs}
  side_metrics: []
"""
COMMANDS = [
    "python train.py",
    "python3.10 -u train.py --data=/input0",
    "python train.py -d /input0/train -o /output",
    "python ./src/train.py",
    "pip install -r requirements.txt && python train.py",
    "pip install -q -r requirements.txt; python train.py",
    "cd src && python train.py",
    "cd /openbayes/home && python train.py",
    "source activate torch && python train.py",
    "source /opt/conda/bin/activate torch && python train.py",
    "conda run -n torch --no-capture-output python train.py",
    "conda activate torch && python train.py",
    "CUDA_VISIBLE_DEVICES=0,1 python train.py",
    "export HF_ENDPOINT=https://hf-mirror.com && python train.py",
    "env TOKENIZERS_PARALLELISM=false python train.py",
    "torchrun --standalone --nproc_per_node=2 train.py",
    "torchrun --nproc_per_node 2 --nnodes 1 train.py --data /input0",
    "python -m torch.distributed.launch --nproc_per_node=2 train.py",
    "python -m torch.distributed.run --nproc_per_node=2 -m pkg.train",
    "python -m pkg.train",
    "accelerate launch --num_processes 2 train.py",
    "deepspeed --num_gpus 2 train.py",
    "bash train.sh",
    "bash -x ./train.sh",
    "bash setup.sh && python train.py",
    "chmod +x train.sh && ./train.sh",
    "nohup python train.py > /output/train.log 2>&1",
    "python train.py 2>&1 >/output/train.log",
    "time python train.py",
    "timeout 3600 python train.py",
    "nvidia-smi && python -W ignore train.py",
    "mkdir -p /output/logs && python train.py",
    "cp -r /input0/data ./data && python train.py",
    "unzip -q /input0/data.zip -d /output/data && python other.py",
    "tar xf /input0/data.tar -C /input1 && python train.py --output /input1/results",
    "git clone https://github.com/me/tool.git && cd tool && python main.py",
    "wget -q https://example.com/run.py && python run.py",
    "apt-get update && apt-get install -y ffmpeg && python train.py",
    "bash -c 'python train.py \"$@\" 2>&1 | tee /output/train.log' _",
    "set -euo pipefail; python train.py",
    "export TAG=$(date +%Y%m%d_%H%M%S) && python lenient.py --tag=$TAG",
    "python /workspace/main.py",
    "python /output/main.py --data /openbayes/input/input0",
    "python train.py --tags=a",
    "yes | python train.py",
    'python -c "import torch; print(torch.__version__)" && python train.py',
    "python lenient.py --prompt 'a red fox' --title \"Let's go\"",
    "ln -s /input0 data && python train.py --data /input0",
    "uv run train.py",
    "make train",
    "python train.py --lr 0.001 && env CUDA_VISIBLE_DEVICES=0 ./evaluate",
    "ls *.txt | xargs -n 1 python lenient.py",
    "conda install -y ffmpeg && python train.py",
    "conda run -n torch mytool",
    "wait && python train.py --output /input1/out",
    "llamafactory-cli train configs/sft.yaml",
    "python train.py --data '/input0/my data'",
]
# A command, parameters, specifications: what the scripts above take.
VALUES = [
    ("python train.py", "{lr: 1.0e-3, epochs: 10, data: /input1}", "[]"),
    ("python train.py", "{lr: 1e-3, output: /output/run}", "[]"),
    ("python train.py --lr=0.1", "{epochs: 5}", "[]"),
    ("python train.py --tags a --tags b", "{tags: c}", "[]"),
    ("python train.py --epochs=5", "{epochs: 5}", "[]"),
    ("python train.py --fp16", "{augment: false}", "[]"),
    ("python train.py", "{HF_TOKEN: {is_secret: true, source: env, env: HF_TOKEN}}", "[]"),
    ("python train.py | tee log", "{HF_TOKEN: {is_secret: true, source: env, env: HF_TOKEN}}", "[]"),
    ("python train.py | tee log", "{}", "[]"),
    ("python train.py && echo done", "{}", "[]"),
    ("python train.py &", "{}", "[]"),
    ("python lenient.py", "{anything: 1, epoch_count: 2}", "[]"),
    ("python click_main.py", "{optimizer: ADAM, shuffle: false, lr: 0.1}", "[]"),
    ("python json_main.py", "{whatever: 1}", "[]"),
    ("python hydra_main.py", "{whatever: 1}", "[]"),
    ("make", "{a: 1}", "[]"),
    ("python train.py", "{}", "[{name: lr, type: DOUBLE, min_value: 0.1, max_value: 1, scale_type: UNIT_LOG_SCALE}]"),
    ("python train.py", "{}", "[{name: lr, type: DISCRETE, discrete_values: [0.1, 1]}]"),
    ("python train.py", "{}", '[{name: epochs, type: CATEGORICAL, categorical_values: ["5", "10"]}]'),
]
BLOCKS = [
    "|-\n  python train.py",
    ">-\n  python train.py\n  --data /input0",
    "|-\n  pip install x\n  # train\n  python train.py",
]


def findings(command: str, parameters: str = USUAL, specs: str = "[]") -> list[str]:
    """The findings of the rules about commands and parameters, in words."""
    text = FILE.format(command=command, parameters=parameters, specs=specs)
    report = lint(text, files=MemoryFiles({**FILES, "openbayes.yaml": text}))
    assert not report.failures
    return [f"{each.rule.id} {each.what('en')}" for each in report.diagnostics if each.rule.id.startswith("OB3")]


def quoted(command: str) -> str:
    return "'" + command.replace("'", "''") + "'"


@pytest.mark.parametrize("command", COMMANDS)
def test_real_commands_are_left_alone(command: str) -> None:
    """With parameters behind them, and the files of a project beside them."""
    assert findings(quoted(command)) == []


@pytest.mark.parametrize("block", BLOCKS)
def test_blocks_without_a_line_end_are_left_alone(block: str) -> None:
    """Commands of several lines."""
    assert findings(block) == []


@pytest.mark.parametrize(("command", "parameters", "specs"), VALUES)
def test_what_the_script_takes_is_left_alone(command: str, parameters: str, specs: str) -> None:
    """Values, and flags that a script lets through."""
    assert findings(quoted(command), parameters, specs) == []
