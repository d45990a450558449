"""Integers, fractions and texts as the client takes them."""

from __future__ import annotations

import datetime
import math

import pytest

from openbayes_config.client.coerce import to_integer, to_number, to_text
from tests.config.client.files import one, reasons, sent, specs, text, tuning, verdict


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        (3, 3),
        (0, 0),
        (-7, -7),
        (10**30, 10**30),
        (True, 1),
        (False, 0),
        (2.0, 2),
        (1.0e1, 10),
        (9.0e18, 9 * 10**18),
        (" 2 ", 2),
        ("2\n", 2),
        ("\u00a02\u3000", 2),
        ("+2", 2),
        ("-2", -2),
        ("007", 7),
        ("1_000", 1000),
        ("2.00", 2),
        ("9" * 30, int("9" * 30)),
        ("9" * 4300, int("9" * 4300)),
        ("0" * 4301 + "1", 1),
        ("0__0", 0),
        ("0-1", -1),
        (b" 5 ", 5),
    ],
)
def test_integers_that_are_taken(value: object, taken: int) -> None:
    found = to_integer(value)
    assert found == taken
    assert type(found) is int


@pytest.mark.parametrize(
    "value",
    [
        *(2.5, math.inf, -math.inf, math.nan, 9.3e18, 1e300, None, [1], {"a": 1}, {1}, datetime.date(2024, 1, 1)),
        *("2.5", "2.", ".0", "1e3", "0x10", "1__0", "_1", "1_", "+_1", "1,000", "1 000", "", " ", "true", "２", "1_.0"),
        *("\x1c1", "\u200b1", "9" * 4301, "- 1", "--1", "-0-1", "0-05", "1._0", b"\xff"),
    ],
)
def test_integers_that_are_refused(value: object) -> None:
    assert to_integer(value) is None


@pytest.mark.parametrize(
    ("value", "taken"),
    [
        (1, 1.0),
        (True, 1.0),
        (False, 0.0),
        (0.5, 0.5),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e-5", 1e-05),
        ("1E5", 100000.0),
        ("1_000.5", 1000.5),
        ("1_.5", 1.5),
        ("1e_5", 100000.0),
        (" 1.5 ", 1.5),
        ("\u00a01\u00a0", 1.0),
        ("inf", math.inf),
        ("-Infinity", -math.inf),
        ("1e400", math.inf),
        ("1" * 400, math.inf),
        (2**53 + 1, 9007199254740992.0),
        (b"1.5", 1.5),
    ],
)
def test_numbers_that_are_taken(value: object, taken: float) -> None:
    found = to_number(value)
    assert found == taken
    assert type(found) is float


def test_nan_is_taken() -> None:
    assert math.isnan(to_number("nan") or 0.0)


@pytest.mark.parametrize(
    "value",
    [
        *("", "1e", "0x10", "1,5", "1__0.5", "_1.5", "1.5_", "true", "1/2", "50%", "１", "nan(1)", " 1_0", "1_0 ", "."),
        *(10**400, None, datetime.date(2024, 1, 1), [1.0], {"a": 1}, "\x1c1", "--1", "infinit"),
    ],
)
def test_numbers_that_are_refused(value: object) -> None:
    assert to_number(value) is None


@pytest.mark.parametrize(("value", "taken"), [("a", "a"), ("", ""), (b"a", "a"), ("\ud800", "\ud800")])
def test_texts_that_are_taken(value: object, taken: str) -> None:
    assert to_text(value) == taken


@pytest.mark.parametrize("value", [1, 1.5, True, None, datetime.date(2024, 1, 1), b"\xff", ["a"], {"a": "b"}])
def test_texts_that_are_refused(value: object) -> None:
    assert to_text(value) is None


@pytest.mark.parametrize(
    ("written", "nodes", "reason"),
    [
        ("2", 2, None),
        ("'2'", 2, "number_from_text"),
        ("2.0", 2, "number_from_float"),
        ("yes", 1, "number_from_boolean"),
        ("010", 8, "octal_number"),
        ("1:30", 90, "base_60_number"),
        ("0x10", 16, None),
        ("1_000", 1000, None),
    ],
)
def test_how_a_number_was_read(written: str, nodes: int, reason: str | None) -> None:
    found = verdict(text(node=written))
    assert found.stage is None
    assert reasons(found) == ([reason] if reason else [])
    if reason:
        assert one(found, reason).args["sent"] == nodes


@pytest.mark.parametrize(
    ("written", "sent_value", "reason"),
    [
        ("'1e-4'", 0.0001, "number_from_text"),
        ("1e-4", 0.0001, "number_from_text"),
        ("true", 1.0, "number_from_boolean"),
    ],
)
def test_how_a_bound_was_read(written: str, sent_value: float, reason: str) -> None:
    data = specs(f"{{name: a, type: DOUBLE, min_value: {written}, max_value: 2, scale_type: s}}")
    assert one(verdict(data, "hypertuning"), reason).args["sent"] == sent_value
    assert sent(data, "hypertuning")["parameterSpecs"][0]["doubleParameterSpec"]["minValue"] == sent_value


def test_the_template_counts_jobs_as_text() -> None:
    found = verdict(text(hyper_tuning=tuning(parallel_count='"1"')))
    assert one(found, "number_from_text").path == ("hyper_tuning", "parallel_count")
