"""Which versions of the client are modelled, and by what."""

from __future__ import annotations

import pytest

from openbayes_config.client import DEFAULT, DEFAULT_CLIENT, REQUIRED, TEMPLATE, UnsupportedClient, version
from openbayes_config.client.template import template_value


@pytest.mark.parametrize(
    ("asked", "model"),
    [
        ("0.28.5", "0.28.5"),
        ("0.28.4", "0.28.5"),
        ("0.28.3", "0.28.5"),
        ("v0.28.5", "0.28.5"),
        ("0.29", "0.28.5"),
        ("1.0.0", "0.28.5"),
        ("0.28.2", "0.28.0"),
        ("0.28", "0.28.0"),
        ("0.28.0", "0.28.0"),
        ("0.5.0", "0.28.0"),
        ("0.4.25", "0.28.0"),
    ],
)
def test_the_nearest_known_version_is_taken(asked: str, model: str) -> None:
    client = version(asked)
    assert (client.version, client.asked) == (model, asked.removeprefix("v"))
    assert client.sends_parameters is client.knows_secrets is (model == "0.28.5")


@pytest.mark.parametrize("asked", ["0.4.24", "0.4.5", "0.4", "0"])
def test_older_clients_are_not_modelled(asked: str) -> None:
    with pytest.raises(UnsupportedClient) as error:
        version(asked)
    assert (error.value.asked, error.value.reason, error.value.oldest) == (asked, "too_old", "0.4.25")


@pytest.mark.parametrize("asked", ["", "latest", "0.28.x", "0..1", "-1", "٠.٢٨", "1" * 5000])
def test_what_is_no_version(asked: str) -> None:
    with pytest.raises(UnsupportedClient) as error:
        version(asked)
    assert error.value.reason == "not_a_version"


def test_the_default_is_the_newest() -> None:
    assert version(DEFAULT_CLIENT) == DEFAULT


def test_the_template_in_its_order() -> None:
    assert tuple(TEMPLATE) == ("data_bindings", *REQUIRED)
    assert template_value(("hyper_tuning", "parallel_count")) == "1"
    with pytest.raises(KeyError):
        template_value(("hyper_tuning", "parameter_specs", 0))
