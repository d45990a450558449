"""Which version of the official client is meant."""

from __future__ import annotations

from openbayes_cli.console import Session
from openbayes_cli.failure import Failure
from openbayes_config.diagnostic import Text


def client_version(session: Session, asked: str) -> str:
    """``asked`` as the library takes it; one note where another version stands in for it.

    Raises :class:`Failure` for a version that is not modelled and for what is no version.
    """
    from openbayes_config.client import UnsupportedClient, version

    try:
        known = version(asked)
    except UnsupportedClient as error:
        text = _TOO_OLD if error.reason == "too_old" else _NO_VERSION
        raise Failure(text, asked=asked, oldest=error.oldest) from error
    if known.version != known.asked:
        session.note(_NEAREST, asked=known.asked, version=known.version)
    return known.asked


_NO_VERSION = Text(
    "`{asked}` is no version of the official client. Write it like `--client 0.28.5`.",
    "`{asked}` 不是官方客户端的版本号，请写成 `--client 0.28.5` 这样的形式。",
)
_TOO_OLD = Text(
    "obconf does not know bayes {asked}: what clients before {oldest} do with openbayes.yaml was not observed.",
    "obconf 不了解 bayes {asked}：{oldest} 之前的客户端如何处理 openbayes.yaml 没有经过观察验证。",
)
_NEAREST = Text(
    "bayes {asked} was not observed itself; it is taken to behave like {version}, the nearest observed version.",
    "bayes {asked} 本身没有经过观察验证，这里按最接近的已验证版本 {version} 处理。",
)
