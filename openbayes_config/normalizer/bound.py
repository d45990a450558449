"""Whether the official client binds every one of a list of bindings."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config import emit
from openbayes_config.client import Client, Outcome, judge
from openbayes_config.client.template import TEMPLATE
from openbayes_config.document import parse
from openbayes_config.normalizer import remarks
from openbayes_config.normalizer.remarks import Remark
from openbayes_config.normalizer.triples import ACCESS, To, Triple
from openbayes_config.text import Span

_WORDS = {
    "same_data": (remarks.SAME_DATA, remarks.SHORT_HELP),
    "prefix_data": (remarks.PREFIX, remarks.SHORT_HELP),
    "path_suffix": (remarks.SUFFIX, remarks.SHORT_HELP),
    "repeated_binding": (remarks.REPEATED, remarks.REPEATED_HELP),
}


def unbound(triples: list[tuple[Triple, Span]], to: To, client: Client) -> Iterator[Remark]:
    """What the client would drop of these bindings, each with its place in the file, were they written in form ``to``.

    They are judged in a file that holds nothing else but the template's values.
    """
    values = [each.long() if to == "data_bindings" else each.short() for each, _ in triples]
    others = {key: value for key, value in TEMPLATE.items() if key != "data_bindings"}
    verdict = judge(parse(emit.lines({to: values, **others}) + "\n"), "workspace", client)
    sent = verdict.submission.input["dataBindings"] if verdict.submission else None
    wanted = [{"path": each.path, "name": each.data, "bindingAuth": ACCESS[each.access.lower()]} for each, _ in triples]
    if sent == wanted or not triples:
        return
    lost = [outcome for outcome in verdict.outcomes if outcome.kind in ("dropped", "refused") and outcome.path[0] == to]
    for outcome in lost:
        triple, span = triples[_index(outcome)]
        words, help_ = _WORDS.get(outcome.reason, (remarks.DROPPED, None))
        yield Remark(span, words, {"client": client.version, "to": to, **triple._asdict()}, help_)
    if not lost:
        yield Remark(triples[0][1], remarks.IN_PLACE, {"to": to}, remarks.IN_PLACE_HELP)


def _index(outcome: Outcome) -> int:
    return next((part for part in outcome.path if isinstance(part, int)), 0)
