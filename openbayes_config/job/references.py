"""What is bound: ``user/dataset/version`` or ``user/jobs/id/output`` (documentation of the configuration file)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from openbayes_config.job.mounts import MOUNTS

Kind: TypeAlias = Literal[
    "placeholder",
    "sample_job",
    "public_output",
    "address",
    "local",
    "mount",
    "blank",
    "slash",
    "old_namespace",
    "no_version",
    "version",
    "no_output",
    "form",
]
SAMPLE_JOB = "jfaqJeLMcPM"
"""The job in the samples of the documentation; whose it is nobody can tell."""


class Fault(NamedTuple):
    """What keeps a text from being a reference, the characters in it, and the reference that is meant, or ``""``."""

    kind: Kind
    fragment: str
    meant: str = ""


@lru_cache(maxsize=64)
def fault(data: str) -> Fault | None:
    """The first fault of a reference; ``None`` where it has the documented form, or adds a path to it."""
    if is_local(data):
        return Fault("local", data)
    if data in MOUNTS:
        return Fault("mount", data)
    return _placeholder(data) or _address(data) or _rooted(data) or _written(data) or _form(data)


def job_of(data: str) -> str | None:
    """The id of the job whose output a reference names."""
    parts = data.split("/")
    return parts[2] if len(parts) == 4 and parts[1] == "jobs" and parts[3] == "output" else None


def is_public(data: str) -> bool:
    """Whether it is a public dataset."""
    return data.startswith("openbayes/") and job_of(data) is None


def address(text: str) -> str | None:
    """The reference in an address of the console; ``""`` for any other address, ``None`` for what is none."""
    found = re.match(r"(?:https?://)?(?:[\w-]+\.)*(?:openbayes|hyper)\.(?:com|net|ai)(?::\d+)?/(.*)", text.strip())
    if found is None:
        return "" if re.match(r"\s*https?://", text) else None
    return _in_console([part for part in re.split(r"[?#]", found[1])[0].split("/") if part])


def is_local(text: str) -> bool:
    """Whether it is a path of the user's own computer beyond doubt."""
    return bool(_LOCAL.match(text.strip()))


def _in_console(parts: list[str]) -> str:
    rest = parts[1:] if parts[:1] == ["console"] else parts
    match rest:
        case [user, "datasets", name, version, *_] if version.isdecimal():
            return f"{user}/{name}/{version}"
        case [user, "jobs", job, *_]:
            return f"{user}/jobs/{job}/output"
        case _:
            return ""


def _placeholder(data: str) -> Fault | None:
    found = _HOLE.search(data)
    if found:
        return Fault("placeholder", found[0])
    parts = data.split("/")
    for at, part in enumerate(parts[:3]):
        plain = re.sub(r"[^a-z]", "", part.lower())
        if plain in (_USERS if at == 0 else _NAMES) or re.match(r"(?i)your[-_ ]|你的|您的", part):
            return Fault("placeholder", part)
    if SAMPLE_JOB in parts:
        return Fault("sample_job", SAMPLE_JOB)
    return Fault("public_output", "openbayes") if parts[:2] == ["openbayes", "jobs"] else None


def _address(data: str) -> Fault | None:
    found = address(data)
    if found is None and re.match(r"(?:console/)?[^/]+/(?:datasets)/[^/]+/\d+", data):
        found = _in_console(data.split("/"))
    return None if found is None else Fault("address", data, found)


def _rooted(data: str) -> Fault | None:
    tidy = data.strip().replace("\\", "/")
    return Fault("local", data) if tidy.startswith("/") and not _is_reference(tidy.strip("/")) else None


def _written(data: str) -> Fault | None:
    """White space, and slashes at the wrong places."""
    tidy = "/".join(part.strip() for part in data.strip().replace("\\", "/").split("/") if part.strip())
    other = _form(tidy)
    meant = other.meant if other else tidy if _is_reference(tidy) else ""
    if re.search(r"\s", data):
        return Fault("blank", data, meant)
    if tidy != data:
        return Fault("slash", data, meant)
    return Fault("old_namespace", "hyperai", "openbayes" + data[7:]) if data.startswith("hyperai/") else None


def _form(data: str) -> Fault | None:
    match data.split("/"):
        case [_, "jobs", job] if not job.isdecimal():
            return Fault("no_output", data, f"{data}/output")
        case [_, "jobs", _, "output", *_]:
            return None
        case [_, "jobs"] | [_, "jobs", _, _, *_] | [_, _, _, "output"]:
            return Fault("form", data)
        case [_, _]:
            return Fault("no_version", data)
        case [_, _, version, *_] if not _VERSION.fullmatch(version):
            return Fault("version", version)
        case [_, _, _, *_]:
            return None
        case _:
            return Fault("form", data)


def _is_reference(data: str) -> bool:
    return data.split("/")[0].lower() not in _FOLDERS and " " not in data and _form(data) is None


_VERSION = re.compile(r"0*[1-9][0-9]*")
_HOLE = re.compile(r"<[^<>]*>|\$?\{[^{}]*\}|\[[^\[\]]*\]|\$\w+|%\w+%|用户名|用户ID|数据集名称?|版本号")
_USERS = frozenset(("username", "userid", "yourname", "yourusername", "youruserid", "myusername", "myname", "xxx"))
_NAMES = frozenset(("datasetname", "datasetid", "yourdataset", "jobid", "yourjobid", "versionid", "xxx"))
_FOLDERS = frozenset(
    ("home", "root", "users", "mnt", "media", "tmp", "opt", "var", "data", "srv", "workspace", "kaggle", "content")
)
_LOCAL = re.compile(
    r"\.{1,2}(?:[/\\]|$)|~|\$(?:HOME|PWD)\b|%USERPROFILE%|[A-Za-z]:(?![^\\/])|\\\\|file:|[^/\\]*\.(?:zip|tar|tgz|tar\.gz|7z|rar|csv|json|h5|npz)$"
)
