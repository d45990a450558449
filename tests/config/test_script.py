"""What argparse programs accept is read from their text."""

from __future__ import annotations

import contextlib
import io
import sys
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openbayes_config.script import Ambiguous, Exact, Flag, Prefix, Script, Unknown, match, read_script

HEAD = "import argparse, sys\np = argparse.ArgumentParser()\n"
BATCH = "p.add_argument('--epochs')\np.add_argument('--batch-size')\np.add_argument('--batch-norm')\np.parse_args()"


def read(text: str, files: dict[str, str] | None = None, folder: str = "") -> Script:
    script = read_script(dedent(text), None if files is None else files.get, folder)
    assert isinstance(script, Script)
    return script


def flag(text: str) -> Flag:
    """The one flag that a program declares beside ``--help``."""
    script = read(HEAD + text + "\np.parse_args()")
    [found] = [each for each in script.flags if each.kind != "help"]
    return found


def test_a_flag_in_full() -> None:
    found = flag("p.add_argument('-l', '--learning-rate', type=float, default=1e-3, help='step')")
    assert found.names == ("-l", "--learning-rate")
    assert (found.dest, found.kind, found.type_name, found.default, found.help) == (
        "learning_rate",
        "value",
        "float",
        1e-3,
        "step",
    )


def test_the_span_is_the_call_in_code_points() -> None:
    text = HEAD + "数据 = '数据'; p.add_argument('--数据', help='说明')  # 注释\np.parse_args()"
    script = read(text)
    span = next(each.span for each in script.flags if each.kind == "value")
    assert text[span.start : span.end] == "p.add_argument('--数据', help='说明')"


@pytest.mark.parametrize(
    ("arguments", "field", "expected"),
    [
        ("'--x', action='store_true'", "kind", "switch"),
        ("'--x', action='count'", "kind", "count"),
        ("'--x', action='append'", "kind", "append"),
        ("'--x', action='extend', nargs='+'", "nargs", "+"),
        ("'--x', action=Mine", "kind", "custom"),
        ("'--x', **options", "kind", "custom"),
        ("'--x', action=argparse.BooleanOptionalAction", "names", ("--x", "--no-x")),
        ("'--x', action=argparse.BooleanOptionalAction", "kind", "switch"),
        ("'x'", "kind", "positional"),
        ("'x', nargs='?'", "required", False),
        ("'x'", "required", True),
        ("'--x', required=True", "required", True),
        ("'--x', choices=['a', 'b']", "choices", ("a", "b")),
        ("'--x', choices=names()", "choices", None),
        ("'--x', default=-1", "default", -1),
        ("'--x', default=[1, 2]", "default", (1, 2)),
        ("'--x', default=make()", "default", None),
        ("'--x', type=bool", "type_name", "bool"),
        ("'--x', type=pathlib.Path", "type_name", "Path"),
        ("'--x', type=lambda v: v", "type_name", "lambda"),
        ("'--x', nargs=2", "nargs", 2),
        ("'--x', nargs=argparse.ONE_OR_MORE", "nargs", "+"),
        ("'--a-b'", "dest", "a_b"),
        ("'--a-b', dest='c'", "dest", "c"),
    ],
)
def test_what_an_argument_says(arguments: str, field: str, expected: object) -> None:
    assert getattr(flag(f"p.add_argument({arguments})"), field) == expected


COMPLETE = {
    "group": "g = p.add_argument_group('t')\ng.add_argument('--x')\np.parse_args()",
    "exclusive": "g = p.add_mutually_exclusive_group()\ng.add_argument('--x')\np.parse_args()",
    "chained group": "p.add_argument_group('t').add_argument('--x')\np.parse_args()",
    "constant name": "NAME = '--x'\np.add_argument(NAME)\np.parse_args()",
    "alias of the method": "add = p.add_argument\nadd('--x')\np.parse_args()",
    "helper": "def more(parser):\n    parser.add_argument('--x')\nmore(p)\np.parse_args()",
    "main": "def main(argv=None):\n    p.add_argument('--x')\n    p.parse_args(argv)\nmain()",
    "argv": "p.add_argument('--x')\np.parse_args(sys.argv[1:])",
    "argv by name": "p.add_argument('--x')\nwords = sys.argv[1:]\np.parse_args(words)",
    "set_defaults": "p.add_argument('--x')\np.set_defaults(x=1)\np.parse_args()",
    "parents": "q = argparse.ArgumentParser(parents=[p], add_help=False)\nq.add_argument('--x')\nq.parse_args()",
    "maker": "def f():\n    q = argparse.ArgumentParser()\n    q.add_argument('--x')\n    return q\nf().parse_args()",
    "subclass": "class P(argparse.ArgumentParser):\n    pass\nq = P()\nq.add_argument('--x')\nq.parse_args()",
    "self": "class A:\n    def __init__(self):\n        self.q = argparse.ArgumentParser()\n"
    "        self.q.add_argument('--x')\n        self.q.parse_args()",
    "two steps": "p.add_argument('--x')\na, b = p.parse_known_args()\nq = argparse.ArgumentParser()\nq.parse_args(b)",
    "notebook beside": "p.add_argument('--x')\np.parse_args([])\np.parse_args()",
    "printing argv": "p.add_argument('--x')\nprint(sys.argv, len(sys.argv))\np.parse_args()",
    "tuple return": "def f():\n    p.add_argument('--x')\n    return p, 1\nf()[0]\np.parse_args()",
}

INCOMPLETE = {
    "name in a variable": "for n in names:\n    p.add_argument(n)\np.parse_args()",
    "loop over a constant": "n = '--x'\nfor n in names:\n    p.add_argument(n)\np.parse_args()",
    "f-string": "p.add_argument(f'--{name}')\np.parse_args()",
    "starred": "p.add_argument(*names)\np.parse_args()",
    "given away": "from lib import more\nmore(p)\np.parse_args()",
    "given to a method": "trainer.add_argparse_args(p)\np.parse_args()",
    "unknown parent": "q = argparse.ArgumentParser(parents=[make()])\nq.parse_args()",
    "unknown parser": "from lib import make\nq = make()\nq.add_argument('--x')\nq.parse_args()",
    "not parsed": "p.add_argument('--x')",
    "only own words": "p.add_argument('--x')\np.parse_args(['--x', '1'])",
    "words from elsewhere": "p.add_argument('--x')\np.parse_args(read_words())",
    "changed argv": "sys.argv.append('--x')\np.parse_args()",
    "replaced argv": "sys.argv = ['a']\np.parse_args()",
    "replaced words": "sys.argv[1:] = []\np.parse_args()",
    "inner workings": "p._add_action(a)\np.parse_args()",
    "in a container": "for q in [p]:\n    q.add_argument('--x')\np.parse_args()",
    "own error": "class P(argparse.ArgumentParser):\n    def error(self, m):\n        pass\nq = P()\nq.parse_args()",
    "strange prefix": "q = argparse.ArgumentParser(prefix_chars='+')\nq.parse_args()",
    "method handed on": "more(p.add_argument)\np.parse_args()",
    "a second reader": "import fire\nfire.Fire(main)\np.parse_args()",
    "dataclasses": "from transformers import HfArgumentParser as H\nq = H(A)\nq.parse_args_into_dataclasses()",
}


@pytest.mark.parametrize("body", COMPLETE.values(), ids=COMPLETE)
def test_complete(body: str) -> None:
    script = read(HEAD + body)
    assert script.complete
    assert not script.accepts_unknown
    assert any("--x" in each.names for each in script.flags)


@pytest.mark.parametrize("body", INCOMPLETE.values(), ids=INCOMPLETE)
def test_incomplete(body: str) -> None:
    assert not read(HEAD + body).complete


@pytest.mark.parametrize(
    ("body", "unknown"),
    [
        ("p.parse_args()", False),
        ("p.parse_known_args()", True),
        ("p.parse_known_args()[0]", True),
        ("a, b = p.parse_known_args()\np.parse_args(b)", False),
        ("p.add_argument('rest', nargs=argparse.REMAINDER)\np.parse_args()", True),
        ("p.add_argument('rest', nargs='...')\np.parse_args()", True),
    ],
)
def test_unknown_flags_that_do_not_stop_the_program(body: str, unknown: bool) -> None:
    assert read(HEAD + body).accepts_unknown is unknown


def test_flags_of_subcommands_are_partial() -> None:
    script = read(
        HEAD
        + "s = p.add_subparsers()\nt = s.add_parser('train')\ng = t.add_argument_group()\n"
        + "t.add_argument('--x')\ng.add_argument('--y')\np.add_argument('--z')\np.parse_args()"
    )
    assert {name: each.partial for each in script.flags for name in each.names if name in ("--x", "--y", "--z")} == {
        "--x": True,
        "--y": True,
        "--z": False,
    }
    assert script.complete


def test_help_is_a_flag_unless_switched_off() -> None:
    assert isinstance(match(read(HEAD + "p.parse_args()"), "help"), Exact)
    bare = read("import argparse\np = argparse.ArgumentParser(add_help=False)\np.parse_args()")
    assert bare.flags == ()
    assert bare.complete


@pytest.mark.parametrize(
    ("importing", "options", "complete"),
    [
        (
            "from options import get_parser\nget_parser().parse_args()",
            "def get_parser():\n    {make}\n    return p",
            True,
        ),
        ("import options\na = options.get_parser().parse_args()", "def get_parser():\n    {make}\n    return p", True),
        (
            "from options import get_args\na = get_args()",
            "def get_args():\n    {make}\n    return p.parse_args()",
            True,
        ),
        ("from options import args", "{make}\nargs = p.parse_args()", True),
        ("from .options import args", "{make}\nargs = p.parse_args()", True),
        ("from options import x", "if __name__ == '__main__':\n    {make}\n    p.parse_args()", False),
        (
            "from options import get_parser\nget_parser().parse_args()",
            "def get_parser():\n    {make}; q(p)\n    return p",
            False,
        ),
        (
            "import argparse\nfrom options import more\np = argparse.ArgumentParser()\nmore(p)\np.parse_args()",
            "def more(parser):\n    parser.add_argument('--x')",
            True,
        ),
        ("from options import get_parser\nget_parser().parse_args()", "def get_parser(:", False),
    ],
)
def test_a_local_module_with_the_parser(importing: str, options: str, complete: bool) -> None:
    make = "import argparse; p = argparse.ArgumentParser(); p.add_argument('--x')"
    script = read(importing, {"src/options.py": options.replace("{make}", make)}, "src")
    assert script.complete is complete
    if complete:
        assert [each.path for each in script.flags if "--x" in each.names] == ["src/options.py"]
        assert script.modules == ("src/options.py",)


def test_modules_that_import_each_other() -> None:
    files = {"a.py": "import b\ndef f(): return b.f()", "b.py": "import a\ndef f(): return a.f()"}
    assert read("import a\na.f()", files).modules == ("a.py", "b.py")


def test_a_package_is_looked_into() -> None:
    files = {"lib/options/__init__.py": HEAD + "p.add_argument('--x')\np.parse_args()"}
    assert read("from lib.options import p", files).complete


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("epochs", "Exact"),
        ("epoch", "Prefix"),
        ("ep", "Prefix"),
        ("batch", "Ambiguous"),
        ("batch-size", "Exact"),
        ("epohcs", "Unknown"),
        ("help", "Exact"),
    ],
)
def test_which_flag_a_name_reaches(name: str, expected: str) -> None:
    assert type(match(read(HEAD + BATCH), name)).__name__ == expected


def test_what_a_match_tells() -> None:
    script = read(HEAD + BATCH)
    prefix = match(script, "ep")
    assert isinstance(prefix, Prefix)
    assert prefix.name == "--epochs"
    assert match(script, "batch") == Ambiguous(("--batch-norm", "--batch-size"))
    assert match(script, "batch_size") == Unknown("--batch-size", separator=True)
    assert match(script, "Epochs") == Unknown("--epochs", separator=True)
    assert match(script, "epohcs") == Unknown("--epochs")
    assert match(script, "momentum") == Unknown(None)


def test_without_abbreviations_a_beginning_is_unknown() -> None:
    script = read("import argparse\np = argparse.ArgumentParser(allow_abbrev=False)\n" + BATCH)
    assert not script.abbreviations
    assert match(script, "epoch") == Unknown("--epochs")


def takes(text: str, name: str) -> bool:
    """Whether the program itself takes ``--name=1``."""
    before, sys.argv = sys.argv, ["main.py", f"--{name}=1"]
    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            exec(compile(text, "main.py", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        return ended.code in (0, None)
    finally:
        sys.argv = before
    return True


NAMES = st.sampled_from(["lr", "l", "lr-decay", "lr_decay", "lrd", "epochs", "epoch", "e", "help-me", "hel", "no-amp"])


@given(st.lists(NAMES, max_size=6, unique=True), NAMES, st.booleans())
@settings(max_examples=150, deadline=None)
def test_the_real_argparse_agrees(declared: list[str], asked: str, abbreviations: bool) -> None:
    lines = [f"p.add_argument('--{name}')" for name in declared]
    text = "\n".join(
        ["import argparse", f"p = argparse.ArgumentParser(allow_abbrev={abbreviations})", *lines, "p.parse_args()"]
    )
    found = match(read(text), asked)
    if isinstance(found, Exact | Prefix) and found.flag.kind == "help":
        return
    assert isinstance(found, Exact | Prefix) is takes(text, asked)
