"""An image for CPUs on a resource with a GPU."""

from __future__ import annotations

from collections.abc import Iterator

from openbayes_config.context import Context
from openbayes_config.diagnostic import Diagnostic, Message, Related, Rule, Text
from openbayes_config.document import Document
from openbayes_config.rules import _names


def check(document: Document, context: Context) -> Iterator[Diagnostic]:
    names = {each.key: each for each in _names.asked(document, context)}
    resource, env = names.get("resource"), names.get("env")
    if not resource or not env or "/" in env.name:
        return
    gpu = _has_gpu(resource.name, context)
    for_cpu = env.name.lower().endswith("-cpu")
    if gpu and for_cpu:
        related = (Related(resource.node.span, _RESOURCE),)
        args = {"env": env.name, "resource": resource.name}
        yield RULE.found(env.node.span, ("env",), args, related=related)


def _has_gpu(name: str, context: Context) -> bool | None:
    """Whether a resource has a GPU, ``None`` for one that is not known."""
    known = _names.catalog(context).find(name, "resource")
    if known is None:
        return None
    listed = known.listing.names if known.listing else ()
    told = next((each.gpu for each in listed if each.name == name), None)
    return "cpu" not in name.lower() if told is None else told


_RESOURCE = Text("This resource has a GPU.", "这种算力带有 GPU。")

RULE = Rule(
    id="OB506",
    name="image-for-other-device",
    severity="warning",
    confidence="low",
    message=Message(
        Text(
            "`{env}` is an image for CPUs, but `{resource}` has a GPU", "`{env}` 是 CPU 镜像，而 `{resource}` 带有 GPU"
        ),
        Text(
            "The GPU is paid for, and the image may not be able to use it; this is not documented.",
            "GPU 照常计费，镜像却可能用不上它；文档没有说明。",
        ),
        Text(
            "Take the image without `-cpu`, or a resource without a GPU.",
            "请换成不带 `-cpu` 的镜像，或者换成不带 GPU 的算力。",
        ),
    ),
    check=check,
)
