"""What ``bayes gear`` printed becomes names; stored, merged, and looked up beside obconf's own."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openbayes_config.catalog import Catalog, CatalogError, Listing, Name, NameKind, dump, load, read_tables

# Printed by client 0.28.5 for rows of our own.
RESOURCES = """\
当前正在个人账号 alice 上进行操作...
NAME          GPU          CPU         MEMORY    DISK      DESC      QUOTA    LIMITATION    USAGE
cpu           -            4 cores     8 GB      50 GB     基础      N/A      5             --resource cpu
rtx-4090      24 GB        20 cores    80 GB     100 GB    NVIDIA    3 小时   1             --resource rtx-4090
rtx-4090-2    24 GB x 2    40 cores    160 GB    100 GB    双  卡    N/A      1             --resource rtx-4090-2
"""
ENVS = """\
当前正在组织 lab-42 上进行操作...
FRAMEWORK     VERSION     USAGE
pytorch       2.8-2204    --env pytorch-2.8-2204
              2.6-2204    --env pytorch-2.6-2204
tensorflow    v2.0.0      --env tensorflow-2.0.0
"""
BINDINGS = """\
当前正在个人账号 alice 上进行操作...
TYPE       NAME                              CREATED_AT    USAGE
PUBLIC     openbayes/mnist/1                 3 年前        --data openbayes/mnist/1:/input[0-4]
-
PRIVATE    alice/eBIQp4yPMtU/2               1 小时前      --data alice/eBIQp4yPMtU/2:/input[0-4]
-
OUTPUT     alice/jobs/5mx0ki1s5ej8/output    刚刚          --data alice/jobs/5mx0ki1s5ej8/output:/output
"""
DAY = "2026-07-01"
ENV = '{"kind": "env", "account": "", '


def test_resources() -> None:
    [listing] = read_tables(RESOURCES, DAY).listings
    assert listing == Listing(
        "resource",
        "alice",
        DAY,
        (Name("cpu", gpu=False, parallel=5), Name("rtx-4090", True, 1), Name("rtx-4090-2", True, 1)),
    )


def test_environments() -> None:
    catalog = read_tables(ENVS, DAY)
    assert [each.name for each in catalog.envs] == ["pytorch-2.8-2204", "pytorch-2.6-2204", "tensorflow-2.0.0"]
    assert catalog.listings[0].account == "lab-42"


def test_bindings() -> None:
    assert read_tables(BINDINGS, DAY).datasets == (
        Name("openbayes/mnist/1", origin="public"),
        Name("alice/eBIQp4yPMtU/2", origin="private"),
        Name("alice/jobs/5mx0ki1s5ej8/output", origin="output"),
    )


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("table", [RESOURCES, ENVS, BINDINGS], ids=["resource", "env", "bindings"])
def test_encodings(table: str, encoding: str) -> None:
    data = table.replace("\n", "\r\n").encode(encoding)
    assert read_tables(data, DAY).listings == read_tables(table, DAY).listings


def test_a_console_that_garbled_the_chinese() -> None:
    """Windows PowerShell reads UTF-8 as GBK and writes UTF-16."""
    garbled = RESOURCES.encode().decode("gbk", "replace").encode("utf-16")
    [listing] = read_tables(garbled, DAY).listings
    assert (listing.account, len(listing.names)) == ("alice", 3)


@pytest.mark.parametrize(
    "row",
    [
        "\x1b[32mpytorch\x1b[0m    2.0    \x1b[1m--env pytorch-2.0\x1b[0m",
        "│ pytorch │ 2.0 │ --env pytorch-2.0 │",
        "| pytorch | 2.0 | --env pytorch-2.0 |",
        "pytorch\t2.0\t--env pytorch-2.0",
        "pytorch    2.0    --env pytorch-2.0     ",
    ],
)
def test_other_looks(row: str) -> None:
    assert [each.name for each in read_tables(row, DAY).envs] == ["pytorch-2.0"]


@pytest.mark.parametrize(
    "line",
    [
        "$ bayes gear run task --env pytorch-2.0 --resource cpu -- python main.py",
        "  -e, --env string     指定环境",
        "--env pytorch-2.0",
        "尚未授权，请先登录",
        "a    b    --data no-path",
        "a    b    --env " + "x" * 300,
        "a    b    --env x\u200by",
        "a    b    --env",
        "",
    ],
)
def test_lines_that_are_no_rows(line: str) -> None:
    assert read_tables(line, DAY).listings == ()


def test_several_tables_of_two_accounts() -> None:
    catalog = read_tables(RESOURCES + ENVS + BINDINGS, DAY)
    assert [(each.kind, each.account) for each in catalog.listings] == [
        ("resource", "alice"),
        ("env", "lab-42"),
        ("dataset", "alice"),
    ]


def test_stored_and_loaded() -> None:
    catalog = read_tables(RESOURCES + ENVS + BINDINGS, DAY)
    text = dump(catalog)
    again = load("\ufeff" + text)
    assert dump(again) == text
    assert json.loads(text)["schema_version"] == 1
    assert {each.name for each in again.datasets} == {each.name for each in catalog.datasets}
    assert [each._replace(names=()) for each in again.listings] == [
        each._replace(names=()) for each in catalog.listings
    ]


@pytest.mark.parametrize(
    ("text", "reason", "detail"),
    [
        ("", "syntax", "1"),
        ("{\n", "syntax", "2"),
        ("[" * 100_000, "syntax", ""),
        ("1" * 10_000, "syntax", ""),
        ("[]", "shape", "/"),
        ("{}", "version", "None"),
        ('{"schema_version": 2}', "version", "2"),
        ('{"schema_version": true}', "version", "True"),
        ('{"schema_version": 1}', "shape", "/listings"),
        ('{"schema_version": 1, "listings": [1]}', "shape", "/listings/0"),
        ('{"schema_version": 1, "listings": [{"kind": "x"}]}', "shape", "/listings/0/kind"),
        ('{"schema_version": 1, "listings": [{"kind": ["env"]}]}', "shape", "/listings/0/kind"),
        ('{"schema_version": 1, "listings": [{"kind": "env", "account": 1}]}', "shape", "/listings/0/account"),
        ('{"schema_version": 1, "listings": [' + ENV + '"date": "now"}]}', "shape", "/listings/0/date"),
        (
            '{"schema_version": 1, "listings": [' + ENV + '"date": "2026-01-01", "names": [{"name": ""}]}]}',
            "shape",
            "/listings/0/names/0/name",
        ),
        (" " * (5 << 20), "too_large", ""),
    ],
    ids=range(16),
)
def test_what_cannot_be_loaded(text: str, reason: str, detail: str) -> None:
    with pytest.raises(CatalogError) as error:
        load(text)
    assert (error.value.reason, error.value.detail) == (reason, detail)


def one(kind: NameKind, date: str, *names: str, account: str = "alice") -> Catalog:
    return Catalog([Listing(kind, account, date, tuple(Name(name) for name in names))])


def test_a_new_listing_takes_the_place_of_the_old_one() -> None:
    merged = one("env", "2026-01-01", "a-1", "b-1").merge(one("env", "2026-02-01", "b-1", "c-1"))
    assert [each.name for each in merged.envs] == ["b-1", "c-1"]
    assert [each.date for each in merged.listings] == ["2026-02-01"]


def test_datasets_are_added() -> None:
    merged = one("dataset", "2026-01-01", "a/b/1").merge(one("dataset", "2026-02-01", "a/c/1"))
    assert {each.name for each in merged.datasets} == {"a/b/1", "a/c/1"}


def test_accounts_stand_side_by_side_the_newest_first() -> None:
    merged = one("env", "2026-01-01", "a-1").merge(one("env", "2026-02-01", "b-1", account="lab"))
    assert [each.account for each in merged.of("env")] == ["lab", "alice"]
    assert {each.name for each in merged.envs} == {"a-1", "b-1"}


def test_listed_names_come_before_those_of_obconf() -> None:
    catalog = one("resource", DAY, "rtx-4090", "h100")
    names = catalog.names("resource")
    assert [each.name for each in names[:2]] == ["rtx-4090", "h100"]
    listed = catalog.find("rtx-4090", "resource")
    assert listed is not None
    assert listed.listing is not None
    shipped = catalog.find("t4", "resource")
    assert shipped is not None
    assert (shipped.listing, shipped.status) == (None, "documented")
    assert catalog.find("rtx-4090", "env") is None


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("rtx4090", "resource", "rtx-4090"),
        ("RTX-4090", "resource", "rtx-4090"),
        ("rtx_4090", "resource", "rtx-4090"),
        ("rtx-4080", "resource", None),
        ("rtx-4O90", "resource", "rtx-4090"),
        ("pytorch-2.O", "env", "pytorch-2.0"),
        ("rtx-4090", "resource", None),
        ("cpu-lage", "resource", "cpu-large"),
        ("gpu", "resource", "vgpu"),
        ("pytorch", "env", None),
        ("pytorch-2.8-2204", "env", None),
        ("h100", "resource", None),
        ("pytorch-2.6", "env", "pytorch-2.6-2204"),
        ("pytroch-2.6-2204", "env", "pytorch-2.6-2204"),
        ("pytorch-9.9", "env", None),
        ("openbayes/mnits/1", "dataset", "openbayes/mnist/1"),
        ("x" * 1000, "env", None),
        ("", "env", None),
    ],
)
def test_the_nearest_name(name: str, kind: NameKind, expected: str | None) -> None:
    found = read_tables(BINDINGS, DAY).nearest(name, kind)
    assert (found.name if found else None) == expected


def test_many_names() -> None:
    names = "".join(
        f"PUBLIC    user{i}/data{i}/1    now    --data user{i}/data{i}/1:/input[0-4]\n" for i in range(30_000)
    )
    start = time.process_time()
    catalog = read_tables(names, DAY)
    assert len(catalog.datasets) == 20_000
    catalog.nearest("usr1/data1/1", "dataset")
    assert time.process_time() - start < 10


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_nothing_printed_raises(data: bytes | str) -> None:
    for listing in read_tables(data, DAY).listings:
        assert load(dump(Catalog([listing]))).listings
