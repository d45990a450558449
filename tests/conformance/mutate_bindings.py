"""Mutations of bindings. Each cause of a lost binding is one function, named after what is written."""

from __future__ import annotations

from collections.abc import Callable

from tests.conformance.draft import Draft, long, short
from tests.conformance.ingredients import ACCESS, BINDING_TYPOS, DATA, LEGACY, ODD_ACCESS
from tests.conformance.nodes import Map, Node, Raw, Seq, Text
from tests.conformance.runner import Options

Mutation = Callable[[Draft], None]


def both_keys(draft: Draft) -> None:
    """`bindings` beside `data_bindings`: empty, null or filled."""
    ours = draft.rng.choice((Seq(), Raw(""), Raw("null"), Seq(long("alice/other/1", "/input3")), Map()))
    draft.bind("bindings", short(draft.rng.choice(DATA), "/input0"), short("team/more/2", "/input1", "rw"))
    draft.root.entries.insert(draft.rng.randrange(2), (Text("data_bindings"), ours))


def same_data_twice(draft: Draft) -> None:
    data = draft.rng.choice(DATA)
    second = long(data, draft.rng.choice(("/input1", "/output", "/input0")), draft.rng.choice(("rw", "ro")))
    items = [long(data, "/input0"), second]
    if draft.rng.random() < 0.4:
        items.insert(1, long("alice/between/1", "/input2"))
    draft.bind("data_bindings", *items)


def prefix_of_earlier(draft: Draft) -> None:
    data = draft.rng.choice(("a/b/1", "openbayes/mnist/2", "x"))
    items = [long(data + draft.rng.choice(("0", "23", "/sub")), "/input0"), long(data, "/input1")]
    if draft.rng.random() < 0.3:
        items[1] = long("", "/input1")
    draft.bind("data_bindings", *items)


def unknown_access(draft: Draft) -> None:
    access = draft.rng.choice(ODD_ACCESS)
    data, other = draft.rng.sample(DATA, 2)
    if draft.rng.random() < 0.5:
        draft.bind("data_bindings", long(data, "/input0", access), long(other, "/input1"))
    else:
        draft.bind("bindings", short(data, "/input0", access), short(other, "/input1"))


def colon_count(draft: Draft) -> None:
    odd: list[Node] = [
        short("a/b/1", "/input0", "ro", "x"),
        short("C", "\\data", "/input0"),
        short("https", "//host/x", "/input0"),
        short("a/b/1", "/input0", ""),
    ]
    in_long_form: list[Node] = [long("a:b/1", "/input0"), long("a/b/1", "/in:put0"), long("a/b/1", "/x:y", "")]
    if draft.rng.random() < 0.5:
        draft.bind("bindings", draft.rng.choice(odd), short("team/good/1", "/input1"))
    else:
        draft.bind("data_bindings", draft.rng.choice(in_long_form))


def data_option_lost(draft: Draft) -> None:
    """`-d` in forms that the client drops."""
    odd = ("a/b/1:/input0,c/d/1:/input1", "x/y/1", "", "a:/b:c:d", "a/b/1:/input0:readonly", "a/b/1:/input0:")
    draft.options = draft.options._replace(data=(draft.rng.choice(odd),))


def legacy_key(draft: Draft) -> None:
    key = draft.rng.choice(LEGACY)
    value = draft.rng.choice((Seq(long("a/b/1", "/input0")), Seq(short("a/b/1", "/input0")), Seq(), Raw("")))
    if draft.rng.random() < 0.5:
        draft.bind("data_bindings")
        draft.root.drop("data_bindings")
    draft.root.add(key, value)


def map_for_list(draft: Draft) -> None:
    item = long("a/b/1", "/input0")
    value = draft.rng.choice((item, Map(mnist=item), Map(data_bindngs=Seq(item)), Map(**{"data-bindings": Seq(item)})))
    draft.bind("data_bindings")
    draft.root.set("data_bindings", value)


def name_for_data(draft: Draft) -> None:
    items = [long("a/b/1", "/input0"), long("c/d/1", "/input1", "rw")]
    name = draft.rng.choice(("train set", "a/b/1x", "训练集"))
    items[draft.rng.randrange(2)].add("name", Text(name))
    draft.bind("data_bindings", *items)


def empty_access_same_path(draft: Draft) -> None:
    paths = (("/openbayes/input/input0", "/input0"), ("/input0", "/input0"), ("/a/output", "output"))
    first, second = draft.rng.choice(paths)
    draft.bind("data_bindings", long("a/b/1", first, ""), long("c/d/2", second, draft.rng.choice(("", "rw"))))


def nested_keys(draft: Draft) -> None:
    """A map with the keys that the client reads there; one of two alike is ignored, or an entry skipped."""
    prefixed = Seq(long("a/b/10", "/input0"), long("a/b/1", "/input1"))
    plain, other = Seq(long("c/d/1", "/input2", "rw")), Seq(long("e/f/1", "/input3"))
    word, more = Seq(short("g/h/1", "/input4")), Seq(short("i/j/1", "/output", "rw"))
    value = draft.rng.choice(
        (
            Map(data_bindings=prefixed),
            Map(data_bindings=plain, data_binding=other),
            Map(bindings=word, binding=more),
            Map(data_binding=prefixed, bindings=word),
            Map(data_bindings=plain, binding=Seq(Text("no-colon"))),
        )
    )
    draft.rng.shuffle(value.entries)
    draft.bind("data_bindings")
    draft.root.set("data_bindings", value)


LOST: dict[str, Mutation] = {
    "both keys": both_keys,
    "same data twice": same_data_twice,
    "prefix of an earlier": prefix_of_earlier,
    "unknown access": unknown_access,
    "colon count": colon_count,
    "data option": data_option_lost,
    "legacy key": legacy_key,
    "map for list": map_for_list,
    "name for data": name_for_data,
    "empty access, same path": empty_access_same_path,
    "nested keys": nested_keys,
}


def same_data_short(draft: Draft) -> None:
    data = draft.rng.choice(DATA)
    draft.bind("bindings", short(data, "/input0"), short(data, "/input1", "rw"), short(data, "/input0"))


def longer_after_shorter(draft: Draft) -> None:
    draft.bind("data_bindings", long("a/b/1", "/input0"), long("a/b/10", "/input1"))


def equal_twice(draft: Draft) -> None:
    draft.bind("data_bindings", *(long("a/b/1", "/input0", draft.rng.choice(("ro", "RO"))) for _ in range(2)))


def many(draft: Draft) -> None:
    draft.bind("data_bindings", *(long(f"u/d{n}/1", f"/input{n}", draft.rng.choice(ACCESS)) for n in range(7)))


def name_kept(draft: Draft) -> None:
    item = long("a/b/1", "/input0")
    item.add("name", draft.rng.choice((Text("a/b/1"), Text(""), Raw("null"), Raw("5"))))
    draft.bind("data_bindings", item)


def no_path(draft: Draft) -> None:
    draft.bind("bindings", short("a/b/1", "/input0"), draft.rng.choice((Text("a/b/1"), Text(""))))


def missing_part(draft: Draft) -> None:
    item = long("a/b/1", "/input0")
    item.drop(draft.rng.choice(("data", "path", "type")))
    draft.bind("data_bindings", item)


def extra_key(draft: Draft) -> None:
    item = long("a/b/1", "/input0")
    item.add(draft.rng.choice(BINDING_TYPOS), draft.rng.choice((Text("x"), Raw("true"), Raw("null"))))
    draft.bind("data_bindings", item)


def odd_list(draft: Draft) -> None:
    odd = ("[a/b/1:/input0]", "[null]", "null", "''", "{}", "5", "[[a]]", "[{data: 1, path: 2, type: 3}]", "true")
    key = draft.rng.choice(("data_bindings", "bindings"))
    draft.bind(key)
    draft.root.set(key, Raw(draft.rng.choice(odd)))


def good_data_option(draft: Draft) -> None:
    values = ("a/b/1:/input0", "c/d/1:/input1:rw", "e/f/1:/output:READ_WRITE", "a/b/1:/input0")
    count = draft.rng.choice((1, 2, 3))
    draft.options = draft.options._replace(data=tuple(draft.rng.sample(values, count)))


def other_options(draft: Draft) -> None:
    rng = draft.rng
    commands = (None, None, ("sleep", "360"), ("python", "-c", "print('a b')"), ("",), ("a b", "--x=1"), ())
    draft.options = Options(
        data=draft.options.data,
        env=rng.choice((None, None, "", "pytorch-9", "环境")),
        resource=rng.choice((None, None, "", "h100")),
        node=rng.choice((None, None, 0, -2, 1, 3)),
        command=rng.choice(commands),
    )


BINDINGS: dict[str, Mutation] = {
    "same data in short form": same_data_short,
    "longer after shorter": longer_after_shorter,
    "equal twice": equal_twice,
    "many": many,
    "name kept": name_kept,
    "no path": no_path,
    "missing part": missing_part,
    "extra key": extra_key,
    "odd list": odd_list,
}
