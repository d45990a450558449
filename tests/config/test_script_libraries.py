"""What programs of click, typer, absl and others accept is read from their text."""

from __future__ import annotations

import contextlib
import io
import sys
from textwrap import dedent

import pytest

from openbayes_config.script import Exact, Flag, Script, Unknown, match, read_script


def read(text: str) -> Script:
    script = read_script(dedent(text))
    assert isinstance(script, Script)
    return script


def named(script: Script, name: str) -> Flag:
    found = match(script, name)
    assert isinstance(found, Exact)
    return found.flag


def click_program(options: str, run: str = "main()") -> str:
    return (
        f"import click\n@click.command()\n{options}\ndef main(**k):\n    pass\nif __name__ == '__main__':\n    {run}\n"
    )


@pytest.mark.parametrize(
    ("option", "field", "expected"),
    [
        ("'--lr', type=float", "type_name", "float"),
        ("'--lr', type=click.INT", "type_name", "int"),
        ("'--lr', default=3", "type_name", "int"),
        ("'--lr', type=click.Choice(['a', 'b'])", "choices", ("a", "b")),
        ("'-l', '--lr', 'rate'", "dest", "rate"),
        ("'-l', '--lr'", "names", ("-l", "--lr")),
        ("'--lr', is_flag=True", "kind", "switch"),
        ("'--lr', default=False", "kind", "switch"),
        ("'--lr', default=False, type=bool", "kind", "value"),
        ("'--lr/--no-lr'", "names", ("--lr", "--no-lr")),
        ("'--lr/--no-lr'", "kind", "switch"),
        ("'--lr', multiple=True", "kind", "append"),
        ("'--lr', count=True", "kind", "count"),
        ("'--lr', required=True", "required", True),
        ("'--lr', help='step'", "help", "step"),
    ],
)
def test_options_of_click(option: str, field: str, expected: object) -> None:
    script = read(click_program(f"@click.option({option})"))
    assert script.complete
    assert script.library == "click"
    assert getattr(named(script, "lr"), field) == expected


def test_click_takes_no_abbreviations_and_keeps_hyphens() -> None:
    script = read(click_program("@click.option('--batch-size')\n@click.argument('file')"))
    assert match(script, "batch") == Unknown(None)
    assert match(script, "batch_size") == Unknown("--batch-size", separator=True)
    assert [each.names for each in script.flags if each.kind == "positional"] == [("file",)]
    assert isinstance(match(script, "help"), Exact)


@pytest.mark.parametrize(
    ("text", "complete", "unknown"),
    [
        (click_program("@click.option('--a')"), True, False),
        (click_program("@click.option('--a')", "main(standalone_mode=False)"), True, False),
        (click_program("@click.option('--a')", "pass"), False, False),
        (click_program("@click.option(*names)"), False, False),
        (click_program("@common_options"), False, False),
        (click_program("@click.version_option('1')"), True, False),
        (click_program("@click.pass_context"), True, False),
        (click_program("").replace("command()", "command(cls=Own)"), False, False),
        (click_program("").replace("command()", "command(**settings)"), False, False),
        (
            click_program("").replace("command()", "command(context_settings=dict(ignore_unknown_options=True))"),
            True,
            True,
        ),
        (click_program("").replace("command()", "command(context_settings={'token_normalize_func': f})"), False, False),
        (click_program("").replace("command()", "command(context_settings=SETTINGS)"), False, False),
        (
            "SETTINGS = {'ignore_unknown_options': True}\n"
            + click_program("").replace("command()", "command(context_settings=SETTINGS)"),
            True,
            True,
        ),
        ("from click import command, option\n@command()\n@option('--a')\ndef main(a): pass\nmain()", True, False),
    ],
)
def test_how_sure_click_is(text: str, complete: bool, unknown: bool) -> None:
    script = read(text)
    assert (script.complete, script.accepts_unknown) == (complete, unknown)


def test_groups_of_click_are_partial() -> None:
    script = read(
        """
        import click
        @click.group()
        def cli(): pass
        @cli.command()
        @click.option("--a")
        def train(a): pass
        cli()
        """
    )
    assert named(script, "a").partial
    assert script.complete


def test_the_real_click_agrees() -> None:
    text = click_program("@click.option('--batch-size')\n@click.option('--amp/--no-amp')", "main()")
    script = read(text)
    for name in ("batch-size", "batch_size", "batch", "other"):
        before, sys.argv = sys.argv, ["main.py", f"--{name}=1"]
        try:
            with contextlib.redirect_stderr(io.StringIO()), pytest.raises(SystemExit) as ended:
                exec(compile(text, "main.py", "exec"), {"__name__": "__main__"})
        finally:
            sys.argv = before
        assert isinstance(match(script, name), Exact) is (ended.value.code == 0)


TYPER = """
import typer
from typing import Annotated, Optional, List
def main(
    ctx: typer.Context,
    name: str,
    path: str = typer.Argument("x"),
    batch_size: int = 32,
    amp: bool = False,
    depth: Annotated[Optional[int], typer.Option("--depth", "-d", help="how deep")] = None,
    tags: List[str] = typer.Option([], help="words"),
    rate: float | None = None,
    *,
    seed: int = typer.Option(...),
): ...
typer.run(main)
"""


def test_parameters_of_typer() -> None:
    script = read(TYPER)
    assert script.complete
    found = {each.dest: each for each in script.flags}
    assert found["name"].kind == found["path"].kind == "positional"
    assert (found["batch_size"].names, found["batch_size"].type_name) == (("--batch-size",), "int")
    assert (found["amp"].names, found["amp"].kind) == (("--amp", "--no-amp"), "switch")
    assert (found["depth"].names, found["depth"].type_name, found["depth"].help) == (
        ("--depth", "-d"),
        "int",
        "how deep",
    )
    assert (found["tags"].kind, found["tags"].type_name) == ("append", "str")
    assert found["rate"].type_name == "float"
    assert found["seed"].required
    assert "ctx" not in found
    assert match(script, "batch_size") == Unknown("--batch-size", separator=True)


LAX_TYPER = """
import typer
app = typer.Typer()
@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def main(): ...
app()
"""


@pytest.mark.parametrize(
    ("text", "complete", "unknown"),
    [
        ("import typer\ndef main(a: int = 1): ...\ntyper.run(main)", True, False),
        ("import typer\ndef main(**k): ...\ntyper.run(main)", False, False),
        ("import typer\napp = typer.Typer()\n@app.command()\ndef main(a: int = 1): ...\napp()", True, False),
        ("import typer\napp = typer.Typer()\n@app.command()\ndef main(a: int = 1): ...", False, False),
        ("import typer\napp = typer.Typer()\n@app.command()\n@other\ndef main(a: int = 1): ...\napp()", False, False),
        ("import typer\napp = typer.Typer()\n@app.command()\ndef main(): ...\napp.add_typer(x)\napp()", False, False),
        (
            LAX_TYPER,
            True,
            True,
        ),
        ("import typer\ndef main(a: int = typer.Option(1, *names)): ...\ntyper.run(main)", False, False),
    ],
)
def test_how_sure_typer_is(text: str, complete: bool, unknown: bool) -> None:
    script = read(text)
    assert script.library == "typer"
    assert (script.complete, script.accepts_unknown) == (complete, unknown)


def test_flags_of_absl_are_never_all() -> None:
    script = read(
        """
        from absl import app, flags
        flags.DEFINE_float("lr", 0.1, "step", short_name="l")
        flags.DEFINE_enum("mode", "a", ["a", "b"], "which")
        flags.DEFINE_boolean("amp", False, "mixed")
        flags.DEFINE_multi_integer("gpu", [0], "which")
        app.run(main)
        """
    )
    assert not script.complete
    assert (named(script, "lr").type_name, named(script, "lr").names) == ("float", ("--lr", "-l"))
    assert (named(script, "mode").choices, named(script, "mode").help) == (("a", "b"), "which")
    assert named(script, "noamp").kind == "switch"
    assert named(script, "gpu").kind == "append"


@pytest.mark.parametrize(
    "text",
    [
        "import hydra\n@hydra.main()\ndef main(c): ...\nmain()",
        "import fire\nfire.Fire(main)",
        "from omegaconf import OmegaConf\nc = OmegaConf.from_cli()",
        "import sys\nx = sys.argv[1]",
        "from sys import argv\nx = argv[1]",
        "from docopt import docopt\na = docopt(__doc__)",
        "import optparse\np = optparse.OptionParser()",
        "from tap import Tap\nclass A(Tap): ...\nA().parse_args()",
        "from transformers import HfArgumentParser\nHfArgumentParser(A)",
    ],
)
def test_programs_that_read_everything_themselves(text: str) -> None:
    script = read(text)
    assert script.library is not None
    assert not script.complete


def test_a_program_without_a_command_line() -> None:
    script = read("from omegaconf import OmegaConf\nprint(OmegaConf.load('a.yaml'))")
    assert script.library is None
    assert not script.complete


def test_two_libraries_are_never_sure() -> None:
    text = click_program("@click.option('--a')") + "import argparse\nargparse.ArgumentParser().parse_args()"
    assert not read(text).complete
