"""A valid file in the making: a random good one that mutations then spoil."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.conformance.ingredients import ACCESS, COMMANDS, DATA, ENVIRON, ENVS, PATHS, RESOURCES
from tests.conformance.nodes import Map, Node, Raw, Seq, Text, Writer
from tests.conformance.runner import Case, Options

Rewrite = Callable[[str], str]
Encode = Callable[[str], bytes]


class Draft:
    """The tree, the command line and the last steps from text to bytes."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.root = good_root(rng)
        self.options = Options()
        self.environ = dict(ENVIRON)
        self.causes: set[str] = set()
        self.rewrites: list[Rewrite] = []
        self.encode: Encode = str.encode

    @property
    def tuning(self) -> Map:
        return self.section("hyper_tuning")

    @property
    def parameters(self) -> Map:
        return self.section("parameters")

    def section(self, name: str) -> Map:
        """The map at a top-level key; a new one if a mutation put something else there."""
        found = self.root.get(name)
        if not isinstance(found, Map):
            found = good_tuning(self.rng, 1) if name == "hyper_tuning" else Map()
            self.root.set(name, found)
        return found

    def specs(self) -> list[Map]:
        """The parameter specs; there is at least one."""
        value = self.tuning.get("parameter_specs")
        found = [item for item in value.items if isinstance(item, Map)] if isinstance(value, Seq) else []
        if not found:
            found = [good_spec(self.rng, 0)]
            self.tuning.set("parameter_specs", Seq(*found))
        return found

    def bind(self, name: str, *items: Node) -> None:
        """Write these bindings under this key and nowhere else."""
        for key in ("data_bindings", "bindings"):
            self.root.drop(key)
        self.root.add(name, Seq(*items))

    def case(self, name: str) -> Case:
        text = Writer(self.rng).document(self.root)
        for rewrite in self.rewrites:
            text = rewrite(text)
        return Case(name, self.encode(text), self.options, self.environ, frozenset(self.causes))


def long(data: str, path: str, access: str = "ro") -> Map:
    return Map(data=Text(data), path=Text(path), type=Text(access))


def short(*parts: str) -> Text:
    return Text(":".join(parts))


def good_bindings(rng: Random) -> list[tuple[str, str, str]]:
    count = rng.choice((0, 1, 1, 2, 3, 4))
    pairs = zip(rng.sample(DATA, count), rng.sample(PATHS[:6], count), strict=True)
    return [(data, path, rng.choice(ACCESS)) for data, path in pairs]


def good_root(rng: Random) -> Map:
    root = Map()
    bindings = good_bindings(rng)
    if rng.random() < 0.4:
        parts = [(data, path) if rng.random() < 0.4 else (data, path, access) for data, path, access in bindings]
        root.add("bindings", Seq(*(short(*part) for part in parts)))
    elif bindings or rng.random() < 0.6:
        root.add("data_bindings", Seq(*(long(*binding) for binding in bindings)))
    root.add("resource", Text(rng.choice(RESOURCES)))
    root.add("env", Text(rng.choice(ENVS)))
    root.add("command", Text(rng.choice(COMMANDS) if rng.random() < 0.95 else ""))
    root.add("node", Raw(rng.choice(("1", "1", "1", "2", "4"))))
    root.add("parameters", good_parameters(rng))
    root.add("hyper_tuning", good_tuning(rng, rng.choice((0, 1, 2, 3))) if rng.random() < 0.75 else idle_tuning())
    if rng.random() < 0.3:
        rng.shuffle(root.entries)
    return root


def good_parameters(rng: Random) -> Map:
    known = ("epochs", "lr", "input", "--flag", "batch size", "模型", "y", "n", "a.b", "SEED")
    names = rng.sample(known, rng.choice((0, 1, 2, 4)))
    values = ("5", "0.001", "/input0", "true", "null", "[1, 2]", "resnet 50", "{a: b}", "'1e-4'", "1.5e+3", "-7", "''")
    parameters = Map()
    for name in names:
        parameters.add(name, Raw(rng.choice(values)))
    return parameters


def idle_tuning() -> Map:
    """The template's values."""
    empty = {name: Text("") for name in ("hyperparameter_metric", "goal", "algorithm")}
    return Map(max_job_count=Raw("0"), parallel_count=Text("1"), **empty, parameter_specs=Seq(), side_metrics=Seq())


def good_tuning(rng: Random, specs: int) -> Map:
    tuning = Map(
        max_job_count=Raw(rng.choice(("3", "10", "100"))),
        parallel_count=Raw(rng.choice(("1", "2", "'1'"))),
        hyperparameter_metric=Text(rng.choice(("accuracy", "test acc new", "损失"))),
        goal=Text(rng.choice(("MAXIMIZE", "MINIMIZE"))),
        algorithm=Text(rng.choice(("Bayesian", "Random", "Grid", "bayesian", "GRID", "ranDom"))),
        parameter_specs=Seq(*(good_spec(rng, index) for index in range(specs))),
        side_metrics=Seq(*(Text(name) for name in rng.sample(("loss", "f1", "time"), rng.choice((0, 0, 2))))),
    )
    if rng.random() < 0.2:
        rng.shuffle(tuning.entries)
    return tuning


def good_spec(rng: Random, index: int, kind: str | None = None) -> Map:
    kind = kind or rng.choice(("DOUBLE", "INTEGER", "DISCRETE", "CATEGORICAL"))
    spec = Map(name=Text(f"{rng.choice(('depth', 'lr', 'width'))}{index}"), type=Text(kind))
    if kind == "DISCRETE":
        spec.add("discrete_values", Seq(*(Raw(v) for v in rng.choice((["1", "2"], ["0.5"], ["16", "32.5", "1_000"])))))
    elif kind == "CATEGORICAL":
        spec.add("categorical_values", Seq(*(Text(v) for v in rng.choice((["A", "B"], ["a b"], ["1", "on"])))))
    else:
        low, high = ("0.001", "10.0") if kind == "DOUBLE" else ("1", "50")
        spec.add("min_value", Raw(low))
        spec.add("max_value", Raw(high))
        spec.add("scale_type", Text(rng.choice(("UNIT_LINEAR_SCALE", "UNIT_LOG_SCALE"))))
    return spec
