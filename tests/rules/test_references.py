"""What is bound, and where: the words that people write for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.job.mounts import INPUTS, MOUNTS, free, inside, meant, target
from openbayes_config.job.references import fault
from openbayes_config.linter import lint

REST = "resource: cpu\nenv: pytorch-2.6-2204\ncommand: python main.py --data=/input0\nnode: 1\nparameters: {}\n"
TUNING = (
    "hyper_tuning: {max_job_count: 0, parallel_count: 1, hyperparameter_metric: '', goal: '', algorithm: '', "
    "parameter_specs: [], side_metrics: []}\n"
)


@pytest.mark.parametrize(
    "data",
    [
        "openbayes/mnist/1",
        "openbayes/eBIQp4yPMtU/2",
        "alice/data-cli-2/15",
        "alice/数据集/1",
        "alice/jobs/t5qvtgqlutf5/output",
        "user/mnist/1",
        "alice/your/1",
        # A path behind a reference is not documented, and nothing is known against it.
        "alice/jobs/t5qvtgqlutf5/output/checkpoints",
        "alice/mnist/1/train",
        # A dataset may have this name.
        "alice/jobs/3",
    ],
)
def test_references(data: str) -> None:
    """Both documented forms."""
    assert fault(data) is None


@pytest.mark.parametrize(
    ("data", "kind", "meant"),
    [
        ("mnist", "form", ""),
        ("alice/jobs", "form", ""),
        ("alice/job/t5qvtgqlutf5/output", "form", ""),
        ("alice/jobs/t5qvtgqlutf5/outputs", "form", ""),
        ("alice/mnist", "no_version", ""),
        ("alice/mnist/0", "version", ""),
        ("alice/mnist/latest", "version", ""),
        ("alice/jobs/t5qvtgqlutf5", "no_output", "alice/jobs/t5qvtgqlutf5/output"),
        ("alice/jobs/t5qvtgqlutf5/", "slash", "alice/jobs/t5qvtgqlutf5/output"),
        ("/openbayes/mnist/1", "slash", "openbayes/mnist/1"),
        ("openbayes\\mnist\\1", "slash", "openbayes/mnist/1"),
        ("openbayes / mnist/1 ", "blank", "openbayes/mnist/1"),
        ("hyperai/mnist/1", "old_namespace", "openbayes/mnist/1"),
        ("alice/datasets/abc/3", "address", "alice/abc/3"),
        ("https://openbayes.com/console/alice/jobs/t5qvtgqlutf5?a=b", "address", "alice/jobs/t5qvtgqlutf5/output"),
        ("app.hyper.ai/console/alice/datasets/abc/3/", "address", "alice/abc/3"),
        ("openbayes.com/console/alice/models/abc/3/overview", "address", ""),
        ("https://github.com/alice/mnist", "address", ""),
        ("/input0", "mount", ""),
        ("./data", "local", ""),
        ("~/data", "local", ""),
        ("C:\\data", "local", ""),
        ("/home/alice/mnist/1", "local", ""),
        ("mnist.tar.gz", "local", ""),
        ("$HOME/data", "local", ""),
        ("<用户名>/my-data/1", "placeholder", ""),
        ("your-name/mnist/1", "placeholder", ""),
        ("userid/mnist/1", "placeholder", ""),
        ("${USER}/mnist/1", "placeholder", ""),
        ("alice/jobs/job-id/output", "placeholder", ""),
        ("alice/jobs/jfaqJeLMcPM/output", "sample_job", ""),
        ("openbayes/jobs/t5qvtgqlutf5/output", "public_output", ""),
    ],
)
def test_faults(data: str, kind: str, meant: str) -> None:
    """One for each text, with the reference that is meant where there is one."""
    found = fault(data)
    assert found and (found.kind, found.meant) == (kind, meant)
    assert found.fragment in data
    assert not found.meant or kind == "old_namespace" or fault(found.meant) is None


@given(st.text(alphabet="ab1/ .<>{}$~\\:%?output", max_size=30))
def test_any_text(data: str) -> None:
    """Never raises, and points at characters of the text."""
    found = fault(data)
    assert found is None or found.fragment in data


@pytest.mark.parametrize("path", ["output", "/Output", "output/", "./output", "/hyperai/home", "outputs", "\\output"])
def test_spellings_of_the_working_directory(path: str) -> None:
    """Old and local habits."""
    assert meant(path) == "/output"


@pytest.mark.parametrize("path", ["input1", "/Input1", "/inputs1", "/input-1", "/input_1/", "/openbayes/inputs/input1"])
def test_spellings_of_an_input(path: str) -> None:
    """The number is what counts."""
    assert meant(path) == "/input1"


@pytest.mark.parametrize("path", ["/input5", "/input", "/input01", "/data", "/input0/train", "", "/", "/inputx"])
def test_no_spelling_of_a_path(path: str) -> None:
    """What may mean several paths, or a place below one."""
    assert meant(path) is None


def test_paths_inside_of_the_container() -> None:
    """Other names of the same places."""
    assert inside("/openbayes/home") == "/output" and inside("/output") is None
    assert target("/openbayes/input/input3") == "/input3" and target("/data") == "/data"


def test_the_first_free_path() -> None:
    """Inputs first; none where all are taken."""
    assert free(()) == "/input0"
    assert free(("/openbayes/input/input0", "/input2")) == "/input1"
    assert free(INPUTS) == "/output"
    assert free(MOUNTS) is None


@pytest.mark.parametrize(
    ("bindings", "rules"),
    [
        # Lists that are not read are told by what is lost; nothing more is said of them.
        ("data_bindings: []\nbindings: [./data:/mnt]\n", ["OB201"]),
        ("data_binding: [{data: ./data, path: /mnt}]\n", ["OB202"]),
        # Each part of an entry that is left out for one of them.
        ("bindings: ['./data:/mnt:readonly']\n", ["OB203", "OB212", "OB217"]),
        # One finding for data and path that have changed places.
        ("bindings: ['/input0:openbayes/mnist/1']\n", ["OB216"]),
        # Both are wrong.
        ("bindings: ['./data:/mnt']\n", ["OB212", "OB217"]),
        # Without an access mode the client refuses the file; nothing is known of the mode.
        ("data_bindings: [{data: alice/jobs/t5qvtgqlutf5/output, path: /output}]\n", ["OB101"]),
        ("data_bindings: {bindings: ['./data:/input0']}\n", ["OB217"]),
    ],
)
def test_nothing_is_said_twice(bindings: str, rules: list[str]) -> None:
    """Each mistake has one finding."""
    found = {each.rule.id for each in lint(bindings + REST + TUNING).diagnostics if each.rule.id < "OB3"}
    assert sorted(found - {"OB102", "OB104"}) == rules


def test_every_unknown_path_gets_another_proposal() -> None:
    """The free ones in turn, and none when there is none left."""
    paths = ("output", "/input0", "/a", "/b", "/c", "/d", "/e")
    text = "bindings:\n" + "".join(f"  - alice/x{at}/1:{path}\n" for at, path in enumerate(paths)) + REST + TUNING
    found = [each for each in lint(text).diagnostics if each.rule.id == "OB212"]
    assert [each.args["free"] for each in found] == ["/output", "/input1", "/input2", "/input3", "/input4", None]
    assert found[-1].help("en") == ""


def test_data_of_the_command_line_replaces_the_files() -> None:
    """Nobody looks at the bindings of the file then."""
    from openbayes_config.client import Overrides

    report = lint("bindings: ['./data:/mnt']\n" + REST + TUNING, overrides=Overrides(data=("a/b/1:/input0",)))
    assert {each.rule.id for each in report.diagnostics if each.rule.id.startswith("OB2")} == set()
