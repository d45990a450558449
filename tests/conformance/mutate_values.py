"""Mutations of values and keys outside bindings."""

from __future__ import annotations

from collections.abc import Callable

from tests.conformance import ingredients as of
from tests.conformance.draft import Draft, good_spec
from tests.conformance.nodes import Map, Node, Raw, Seq, Tagged, Text

Mutation = Callable[[Draft], None]

REQUIRED = ("resource", "env", "command", "node", "parameters", "hyper_tuning")


def integer(draft: Draft) -> None:
    value = Raw(draft.rng.choice(of.INTEGERS))
    place = draft.rng.choice(("node", "max_job_count", "parallel_count"))
    (draft.root if place == "node" else draft.tuning).set(place, value)


def not_integer(draft: Draft) -> None:
    value = Raw(draft.rng.choice(of.NOT_INTEGERS))
    place = draft.rng.choice(("node", "max_job_count", "parallel_count"))
    (draft.root if place == "node" else draft.tuning).set(place, value)


def float_value(draft: Draft) -> None:
    _bound(draft, draft.rng.choice(of.FLOATS))


def not_float(draft: Draft) -> None:
    _bound(draft, draft.rng.choice(of.NOT_FLOATS))


def _bound(draft: Draft, value: str) -> None:
    spec = draft.rng.choice(draft.specs())
    key = draft.rng.choice(("min_value", "max_value", "discrete_values"))
    fitting = ("DISCRETE",) if key == "discrete_values" else ("DOUBLE", "INTEGER")
    if draft.rng.random() < 0.7:
        spec.entries = good_spec(draft.rng, 7, draft.rng.choice(fitting)).entries
    spec.set(key, Seq(Raw("1"), Raw(value)) if key == "discrete_values" else Raw(value))


def numeric_text(draft: Draft) -> None:
    """Text for a number: an integer here, a bound there."""
    text = of.numeric_text(draft.rng)
    if draft.rng.random() < 0.4:
        draft.root.set("node", Raw(text))
    else:
        _bound(draft, text)


def yaml11(draft: Draft) -> None:
    for _ in range(draft.rng.choice((1, 2, 3))):
        draft.parameters.add(f"p{draft.rng.randrange(100)}", Raw(draft.rng.choice(of.YAML11)))


def date(draft: Draft) -> None:
    place = draft.rng.choice((draft.parameters, draft.parameters, draft.root))
    place.add("since", Raw(draft.rng.choice(of.DATES)))


def unreadable(draft: Draft) -> None:
    place = draft.rng.choice((draft.parameters, draft.root, draft.tuning))
    place.add("odd", Raw(draft.rng.choice(of.UNREADABLE)))


def any_type(draft: Draft) -> None:
    place = draft.rng.choice((draft.root, draft.root, draft.tuning, draft.rng.choice(draft.specs())))
    index = draft.rng.randrange(len(place.entries))
    place.entries[index] = (place.entries[index][0], Raw(draft.rng.choice(of.ANY_TYPE)))


def missing_key(draft: Draft) -> None:
    place, keys = draft.rng.choice(((draft.root, REQUIRED), (draft.tuning, tuple(draft.tuning.keys()))))
    if keys:
        place.drop(draft.rng.choice(keys))


def odd_key(draft: Draft) -> None:
    place = draft.rng.choice((draft.root, draft.parameters, draft.parameters, draft.tuning))
    keys = ("1", "on", "~", "1.5", "''", "y", "no", "2024-01-02", "!!binary aGk=", "'a b'", "[a, b]", "? x", "!!str 1")
    place.add(Raw(draft.rng.choice(keys)), Raw("v"))


def secret(draft: Draft) -> None:
    draft.parameters.add(draft.rng.choice(("HF_TOKEN", "token", "密钥")), Raw(draft.rng.choice(of.SECRETS)))


def bad_secret(draft: Draft) -> None:
    draft.parameters.add("HF_TOKEN", Raw(draft.rng.choice(of.BAD_SECRETS)))


def unknown_key(draft: Draft) -> None:
    if draft.rng.random() < 0.4:
        draft.root.set("node", Raw("1"))
        draft.root.set("env", Text("pytorch-2.6-2204"))
    value = draft.rng.choice((Text("x"), Raw("5"), Raw("[]"), Raw("{a: 1}"), Raw("null")))
    draft.root.add(draft.rng.choice(of.ROOT_TYPOS), value)


def unknown_tuning_key(draft: Draft) -> None:
    if draft.rng.random() < 0.5:
        draft.tuning.set("parameter_specs", Seq())
        draft.tuning.set("side_metrics", Seq())
    draft.tuning.add(draft.rng.choice(of.TUNING_TYPOS), draft.rng.choice((Text("x"), Raw("5"), Raw("[]"))))


def unknown_spec_key(draft: Draft) -> None:
    draft.rng.choice(draft.specs()).add(draft.rng.choice(of.SPEC_TYPOS), Raw("5"))


def renamed_key(draft: Draft) -> None:
    old = draft.rng.choice(REQUIRED)
    draft.root.rename(old, draft.rng.choice((old + "s", old[:-1], old.upper(), old.replace("_", "-"), f" {old}")))


def duplicate(draft: Draft) -> None:
    """Any key again, with the same or another value, before or behind."""
    places = [draft.root, draft.root, draft.tuning, draft.parameters, draft.rng.choice(draft.specs())]
    place = draft.rng.choice([place for place in places if place.entries])
    key, value = draft.rng.choice(place.entries)
    other = value if draft.rng.random() < 0.4 else _other(draft, value)
    place.entries.insert(draft.rng.randrange(len(place.entries) + 1), (key, other))


def _other(draft: Draft, value: Node) -> Node:
    match value:
        case Text():
            return Text(value.value + draft.rng.choice(("x", "", "2")))
        case Seq():
            return Seq(*value.items[1:])
        case Map():
            return draft.rng.choice((Map(), value))
        case _:
            return Raw(draft.rng.choice(("1", "2", "3")))


def empty_name(draft: Draft) -> None:
    draft.root.set(draft.rng.choice(("resource", "env")), Text(""))


def command(draft: Draft) -> None:
    draft.root.set("command", Raw(draft.rng.choice(of.ODD_COMMANDS)))


def tuning_text(draft: Draft) -> None:
    key = draft.rng.choice(("hyperparameter_metric", "goal", "algorithm"))
    odd = ("", "Tpe", "maximize", " grid", "grid ", "GRID", "bayes", "MAX", "随机", "ﬁ")
    draft.tuning.set(key, Text(draft.rng.choice(odd)))


def spec_type(draft: Draft) -> None:
    kinds = ("double", "", "INT", "FLOAT", "DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL")
    draft.rng.choice(draft.specs()).set("type", Text(draft.rng.choice(kinds)))


def spec_part(draft: Draft) -> None:
    spec = draft.rng.choice(draft.specs())
    spec.drop(draft.rng.choice(spec.keys()))


def spec_values(draft: Draft) -> None:
    spec = draft.rng.choice(draft.specs())
    values = ("[]", "[1, 2]", "[yes, no]", "['1', '2']", "[a, a]", "[1, 1.0]", "null", "x", "[null]", "['0.5']")
    spec.set(draft.rng.choice(("categorical_values", "discrete_values")), Raw(draft.rng.choice(values)))


def spec_unused(draft: Draft) -> None:
    """A key that the type of the spec does not use, good or bad."""
    key, values = draft.rng.choice(
        (
            ("min_value", ("1", "x", "1e-4")),
            ("scale_type", ("LOG", "5", "''")),
            ("categorical_values", ("[a]", "[1]")),
            ("discrete_values", ("[1]", "[a]")),
        )
    )
    draft.rng.choice(draft.specs()).set(key, Raw(draft.rng.choice(values)))


def spec_name(draft: Draft) -> None:
    names = ("''", "input", "job_id", "on", "1", "null", "'1'", "lr0", "'a b'", "yes")
    draft.rng.choice(draft.specs()).set("name", Raw(draft.rng.choice(names)))


def anchors(draft: Draft) -> None:
    """An anchor somewhere and an alias or a merge key somewhere behind it."""
    base = draft.rng.choice((Map(lr=Raw("0.1"), seed=Raw("3")), Map(is_secret=Raw("true"), value=Text("s"))))
    draft.root.entries.insert(0, (Text(draft.rng.choice((".base", "x-base", "base"))), Tagged("&base", base)))
    kinds: tuple[tuple[str | Node, Node], ...] = (
        (Raw("<<"), Raw("*base")),
        ("copy", Raw("*base")),
        (Raw("<<"), Raw("[*base, {lr: 2}]")),
        ("inner", Map(a=Raw("1"))),
        (Raw("*base "), Raw("1")),
    )
    weights = (5, 4, 2, 1, 1)
    key, value = draft.rng.choices(kinds, weights)[0]
    draft.parameters.add(key, value)


def merged_root(draft: Draft) -> None:
    """Everything comes from a merged map; some keys are written again."""
    body = Map()
    body.entries = list(draft.root.entries)
    kept = [entry for entry in draft.root.entries if draft.rng.random() < 0.2]
    draft.root.entries = [(Text("defaults"), Tagged("&d", body)), (Raw("<<"), Raw("*d")), *kept]


def cycle(draft: Draft) -> None:
    place = draft.rng.choice((draft.parameters, draft.root))
    place.add("loop", draft.rng.choice((Raw("&l [*l]"), Raw("&l {a: *l}"), Raw("&l [1, {b: [*l]}]"))))


VALUES: dict[str, Mutation] = {
    "integer": integer,
    "not an integer": not_integer,
    "float": float_value,
    "not a float": not_float,
    "numeric text": numeric_text,
    "yaml 1.1": yaml11,
    "date": date,
    "unreadable": unreadable,
    "any type": any_type,
    "missing key": missing_key,
    "odd key": odd_key,
    "secret": secret,
    "bad secret": bad_secret,
    "unknown key": unknown_key,
    "unknown tuning key": unknown_tuning_key,
    "unknown spec key": unknown_spec_key,
    "renamed key": renamed_key,
    "duplicate": duplicate,
    "empty name": empty_name,
    "command": command,
    "tuning text": tuning_text,
    "spec type": spec_type,
    "spec part": spec_part,
    "spec values": spec_values,
    "spec unused": spec_unused,
    "spec name": spec_name,
    "anchors": anchors,
    "merged root": merged_root,
    "cycle": cycle,
}
