"""``obconf render --trials``: every trial of a tuning as the command that it would run."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest

from openbayes_cli.width import cells
from tests.cli.support import modules_of
from tests.cli.test_render import GOOD, Ran, write

TUNING = ["--mode", "hypertuning"]
GRID = GOOD.replace(
    "    - {name: lr, type: DISCRETE, discrete_values: [0.1, 1]}\n",
    "    - {name: lr, type: DISCRETE, discrete_values: [0.1, 1]}\n"
    "    - {name: opt, type: CATEGORICAL, categorical_values: [adam, 'a b']}\n",
)
RANDOM = GRID.replace("grid", "Random").replace("parallel_count: 1", "parallel_count: 2")
OTHER = "--trials goes neither with --params-json nor with --format markdown."
LR = "{name: lr, type: DISCRETE, discrete_values: [0.1, 1]}"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OBCONF_LANG", "en")
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "OBCONF_DEBUG"):
        monkeypatch.delenv(name, raising=False)


def test_a_grid(capsys: pytest.CaptureFixture[str]) -> None:
    """In order, as far as ``max_job_count`` goes."""
    write(GRID)
    ran = Ran([*TUNING, "--trials"], capsys)
    assert ran.code == 0
    assert ran.out == (
        "python main.py --lr=0.1 --opt=adam\npython main.py --lr=0.1 --opt=a b\npython main.py --lr=1.0 --opt=adam\n"
    )
    assert ran.said[-1] == ("Grid: 3 of 4 combinations are tried (`max_job_count` 3), at most 1 at a time, rounds: 3")
    assert "In which order the platform tries" in ran.err
    assert "2 as 2.0: lr." in ran.err
    assert "blanks or characters that a shell interprets: opt." in ran.err
    assert "Every trial adds" not in ran.err


def test_only_what_concerns_the_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Fractions stay what they are, and plain words need no quotes."""
    write(GRID.replace("[0.1, 1]", "[0.1, 0.5]").replace("'a b'", "sgd"))
    ran = Ran([*TUNING, "--trials"], capsys)
    assert "2.0" not in ran.err
    assert "quotes" not in ran.err


def test_more_than_run(capsys: pytest.CaptureFixture[str]) -> None:
    """All combinations and no more; what would not run is said."""
    write(GRID)
    ran = Ran([*TUNING, "--trials", "9"], capsys)
    assert len(ran.out.splitlines()) == 4
    assert "note: Only 3 of the 4 trials shown would run (`max_job_count` 3)." in ran.said


@pytest.mark.parametrize("words", [["--trials", "openbayes.yaml"], ["openbayes.yaml", "--trials"], ["--trials="]])
def test_the_number_may_be_left_out_anywhere(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A path behind the option is a path."""
    write(GRID)
    assert len(Ran([*TUNING, *words], capsys).out.splitlines()) == 3


def test_random_and_bayesian_are_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """The same ones for a seed, and it is said what they are."""
    write(RANDOM)
    ran = Ran([*TUNING, "--trials", "20", "--seed", "5"], capsys)
    assert Ran([*TUNING, "--trials", "8", "--seed", "5"], capsys).out.splitlines() == ran.out.splitlines()[:8]
    assert Ran([*TUNING, "--trials", "20"], capsys).out != ran.out
    assert "examples, drawn with seed 5: the platform draws its own" in ran.err
    assert "Of listed values (lr, opt)" in ran.err
    assert ran.said[-1] == "Random, trials: 3 (`max_job_count` 3), at most 2 at a time, rounds: 2"
    write(RANDOM.replace("Random", "bayesian"))
    bayesian = Ran([*TUNING, "--trials", "20", "--seed", "5"], capsys)
    assert bayesian.out == ran.out
    assert "how it chooses the first ones is not documented" in bayesian.err


def test_csv(capsys: pytest.CaptureFixture[str]) -> None:
    """A column for each parameter; readers get back what stands in the file."""
    write(GRID.replace("'a b'", "'a,\"b'"))
    rows = list(csv.DictReader(io.StringIO(Ran([*TUNING, "--trials", "4", "--format", "csv"], capsys).out)))
    assert [row["opt"] for row in rows] == ["adam", 'a,"b', "adam", 'a,"b']
    assert [row["runs"] for row in rows] == ["true", "true", "true", "false"]
    assert rows[1]["command"] == 'python main.py --lr=0.1 --opt=a,"b'


def test_json_and_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """The same trials, with the number as it is sent and the grade of its flag."""
    write(GRID)
    value = json.loads(Ran([*TUNING, "--trials", "--format", "json"], capsys).out)
    lines = [json.loads(line) for line in Ran([*TUNING, "--trials", "--format", "jsonl"], capsys).out.splitlines()]
    assert [{"path": "openbayes.yaml", **trial} for trial in value["trials"]] == lines
    assert {key: value[key] for key in ("algorithm", "combinations", "planned", "rounds", "seed")} == {
        "algorithm": "Grid",
        "combinations": 4,
        "planned": 3,
        "rounds": 3,
        "seed": None,
    }
    assert lines[2]["values"][0] == {"name": "lr", "value": 1.0, "flag": "--lr=1.0", "grade": "not documented"}


def _yes(_: object) -> bool:
    return True


def test_a_table_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Arguments stand below each other by display width, and a line end stays within its line."""
    write(GRID.replace("adam", "自适应").replace("command: python main.py", 'command: "cd x\\npython main.py"'))
    monkeypatch.setattr("openbayes_cli.framework.is_terminal", _yes)
    out = Ran([*TUNING, "--trials", "--lang", "zh"], capsys).out.splitlines()
    assert out[0] == "序号  轮次  命令"
    assert out[1] == "   1     1  cd x\\npython main.py --lr=0.1 --opt=自适应"
    assert len(out) == 4
    assert len({cells(line[: line.index("--opt")]) for line in out[1:]}) == 1


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("{name: lr, type: DISCRETE, discrete_values: []}", "`discrete_values` of `lr` is empty"),
        (
            "{name: lr, type: DOUBLE, min_value: 0, max_value: 1, scale_type: UNIT_LINEAR_SCALE}",
            "`lr` is a range (`DOUBLE`), and Grid is documented for listed values only",
        ),
    ],
)
def test_values_that_cannot_be_chosen_are_one_line(spec: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With the line of the file; nothing on stdout."""
    write(GOOD.replace(LR, spec))
    ran = Ran([*TUNING, "--trials"], capsys)
    assert (ran.code, ran.out, len(ran.said)) == (1, "", 1)
    assert ran.said[0].startswith(f"error: openbayes.yaml:19: {words}")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("min_value: 0", "`min_value` of `lr` is 0.0, which has no logarithm"),
        ("min_value: 5", "`min_value` 5.0 is above `max_value`"),
        ("min_value: 0.1, scale_type: LOG", "is `LOG`, not `UNIT_LINEAR_SCALE`"),
        ("min_value: .nan", "has the value nan: write a finite number"),
    ],
)
def test_ranges_that_hold_nothing(change: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The client takes them; how the platform reacts is not documented, so nothing is drawn."""
    scale = "" if "scale_type" in change else ", scale_type: UNIT_LOG_SCALE"
    write(RANDOM.replace(LR, f"{{name: lr, type: DOUBLE, max_value: 1, {change}{scale}}}"))
    ran = Ran([*TUNING, "--trials"], capsys)
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.said[-1]


def test_a_refused_file_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """As without ``--trials``."""
    write(GRID.replace("CATEGORICAL", "CATEGORY"))
    ran = Ran([*TUNING, "--trials"], capsys)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == Ran(TUNING, capsys).err
    assert "error[OB403]" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--trials"], "Only a tuning has trials: write --mode hypertuning (this is task)."),
        ([*TUNING, "--seed", "1"], "--seed goes with --trials only."),
        ([*TUNING, "--format", "csv"], "--format csv goes with --trials only."),
        ([*TUNING, "--trials", "--params-json"], OTHER),
        ([*TUNING, "--trials", "--explain"], "--explain and --trials do not go together. Leave one out."),
        ([*TUNING, "--trials", "--cli"], "--cli and --trials do not go together. Leave one out."),
        ([*TUNING, "--trials", "--format", "markdown"], OTHER),
        ([*TUNING, "--trials", "-5"], "--trials takes 0 to 100000, not -5."),
        ([*TUNING, "--trials=1000000"], "--trials takes 0 to 100000, not 1000000."),
        ([*TUNING, "--trials=many"], "--trials takes a whole number, not `many`."),
    ],
)
def test_wrong_usage(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line each."""
    write(GRID)
    ran = Ran(words, capsys)
    assert (ran.code, ran.out, ran.said[0]) == (2, "", f"error: {said}")


def test_secrets_stay_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    """In every format."""
    token = "ghp_" + "a1B2c3D4e5F6" * 3
    write(GRID.replace("adam", token))
    for format in ("text", "json", "jsonl", "csv"):
        ran = Ran([*TUNING, "--trials", "--format", format], capsys)
        assert "--opt=" in ran.out
        assert token not in ran.out + ran.err


def test_a_grid_of_a_billion_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred trials are shown, at once."""
    spec = "{name: n, type: DISCRETE, discrete_values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]}"
    text = GOOD.replace("    - " + LR, "\n".join([f"    - {spec}"] * 9)).replace(
        "max_job_count: 3", "max_job_count: 500"
    )
    write(text)
    began = time.perf_counter()
    ran = Ran([*TUNING, "--trials"], capsys)
    assert time.perf_counter() - began < 5
    assert len(ran.out.splitlines()) == 100
    assert "note: The first 100 of 500 trials are shown." in ran.said
    assert ran.said[-1].startswith("Grid: 500 of 1000000000 combinations are tried (`max_job_count` 500)")


def test_no_trials_allowed(capsys: pytest.CaptureFixture[str]) -> None:
    """The template's zero."""
    write(GRID.replace("max_job_count: 3", "max_job_count: 0"))
    ran = Ran([*TUNING, "--trials"], capsys)
    assert ran.out == ""
    assert ran.said[-1] == "`max_job_count` is 0; what the platform does then is not documented."
    assert ran.said[-2] == "note: --trials 10 shows ten examples."
    ran = Ran([*TUNING, "--trials", "2"], capsys)
    assert "--trials" not in ran.err
    assert len(ran.out.splitlines()) == 2


def test_render_alone_does_not_pay_for_trials(tmp_path: Path) -> None:
    """They are imported when they are asked for."""
    write(GRID)
    imported = modules_of("render", cwd=tmp_path)
    assert not imported & {"csv", "openbayes_config.trials.search", "openbayes_cli.rendering.trials"}
