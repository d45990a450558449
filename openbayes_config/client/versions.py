"""The versions of the official client that are modelled."""

from __future__ import annotations

from typing import Literal, TypeAlias

from openbayes_config.client.outcome import Client

OLDEST = "0.4.25"

# First release of each family whose treatment of the file differs, with the release that was observed.
_FAMILIES: tuple[tuple[tuple[int, ...], Client], ...] = (
    ((0, 28, 3), Client("0.28.5", "0.28.5", sends_parameters=True, knows_secrets=True)),
    ((0, 4, 25), Client("0.28.0", "0.28.0", sends_parameters=False, knows_secrets=False)),
)
DEFAULT: Client = _FAMILIES[0][1]
DEFAULT_CLIENT = DEFAULT.version

Unsupported: TypeAlias = Literal["too_old", "not_a_version"]


class UnsupportedClient(ValueError):  # noqa: N818
    """No model for that version: ``asked`` is what was asked for, ``oldest`` the first version that is modelled."""

    def __init__(self, asked: str, reason: Unsupported) -> None:
        super().__init__(f"openbayes-cli {asked}: {reason}, the oldest one known is {OLDEST}")
        self.asked = asked
        self.reason: Unsupported = reason
        self.oldest = OLDEST


def version(asked: str) -> Client:
    """The model for a version of the official client, such as ``"0.28.5"``; the nearest known one where that
    version itself was not observed (then ``asked`` and ``version`` of the result differ).

    Raises :class:`UnsupportedClient` below 0.4.25 and for what is no version.
    """
    parts = asked.removeprefix("v").split(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        raise UnsupportedClient(asked, "not_a_version")
    numbers = tuple(int(part) for part in parts)
    for first, client in _FAMILIES:
        if numbers >= first:
            return client._replace(asked=asked.removeprefix("v"))
    raise UnsupportedClient(asked, "too_old")
