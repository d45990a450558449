"""Parameters: their names are the script's flags, their values what those take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from openbayes_config.diagnostic import Text
from openbayes_config.emit import scalar
from openbayes_config.mask.names import is_secret_name
from openbayes_config.renderer.markdown import code, escaped
from openbayes_lsp.features.completion.asked import Asked
from openbayes_lsp.features.completion.bodies import block, flow
from openbayes_lsp.features.completion.items import Kind, Offer, stop
from openbayes_lsp.features.completion.keys import written
from openbayes_lsp.features.completion.place import Slot
from openbayes_lsp.features.completion.program import default_of, variable_of

if TYPE_CHECKING:
    from openbayes_config.script import Flag


def names(asked: Asked, slot: Slot, present: set[str]) -> Iterator[Offer]:
    """Parameters that the script takes, and a secret one."""
    taken = present | elsewhere(asked) | set(asked.written("hyper_tuning", "parameter_specs", None, "name"))
    for name, flag in asked.flags.items():
        if name not in taken:
            yield _name(asked, slot, name, flag)
    if "HF_TOKEN" not in present and not slot.colon:
        text = written(slot, "HF_TOKEN").replace("HF_TOKEN", stop("HF_TOKEN", 1))
        yield _secret(asked, slot, "HF_TOKEN", text, 7)


def elsewhere(asked: Asked) -> set[str]:
    """Names of flags that stand in the command itself."""
    words = (each for each in asked.command.split() if each.startswith("--"))
    return {word[2:].partition("=")[0] for word in words}


def _name(asked: Asked, slot: Slot, name: str, flag: Flag) -> Offer:
    if is_secret_name(name) and not slot.colon:
        return _secret(asked, slot, name, stop(written(slot, name)), 2)
    default = default_of(name, flag)
    value = stop(scalar(default, flow=slot.flow), 1) if default not in (None, "") else "$0"
    text = stop(written(slot, name))
    return Offer(
        label=name,
        kind="parameter",
        insert=text if slot.colon else f"{text}: {value}",
        detail=detail(asked, name, flag),
        documentation=described(asked, name, flag),
        rank=1 if flag.required else 2,
        again=not slot.colon and (flag.choices is not None or default is None),
    )


def _secret(asked: Asked, slot: Slot, name: str, text: str, rank: int) -> Offer:
    """A secret parameter; its value stays on the user's machine."""
    body = {"is_secret": "true", "source": "env", "env": stop(scalar(variable_of(name)), 2)}
    known = asked.schema("parameters")["defaultSnippets"][0]
    deeper = "\n" + " " * asked.outline.step("map")
    line = " " + flow(body)
    value = line if slot.flow else deeper + block(body, asked.outline).replace("\n", deeper)
    words = known["label"], known["description"]
    return Offer(name, "snippet", f"{text}:{value}", *words, rank, line=f"{text}:{line}")


def values(asked: Asked, slot: Slot, name: str) -> Iterator[Offer]:
    """Values for the parameter ``name``."""
    for each in takes(asked, name, asked.flags.get(name)):
        if each.kind == "folder" or slot.typed.quote:
            yield each
        else:
            yield each._replace(insert=_yaml(asked, name, each.insert, slot))


def _yaml(asked: Asked, name: str, text: str, slot: Slot) -> str:
    """A value as the script has it: numbers stay numbers."""
    flag = asked.flags[name]
    known = (*(flag.choices or ()), flag.default)
    value = next((each for each in known if str(each) == text and not isinstance(each, tuple)), text)
    return scalar(value, flow=slot.flow)


def takes(asked: Asked, name: str, flag: Flag | None) -> Iterator[Offer]:
    """What a flag takes, as text: its choices and its default, and mounts where it takes a text."""
    if flag:
        default = default_of(name, flag)
        words = described(asked, name, flag)
        for each in (
            *(flag.choices or ()),
            *(() if default is None or default in (flag.choices or ()) else (default,)),
        ):
            is_default = default is not None and each == default
            meaning = _DEFAULT.in_(asked.lang) if is_default else ""
            kind: Kind = "enum" if flag.choices else "value"
            yield Offer(str(each), kind, str(each), meaning, words, 1, True, preselect=is_default)
    if flag is None or flag.type_name not in NUMERIC:
        from openbayes_lsp.features.completion.mounts import bound

        yield from bound(asked)


def detail(asked: Asked, name: str, flag: Flag) -> str:
    """Kind and default of a flag in a few words."""
    words = [flag.type_name or ""]
    default = default_of(name, flag)
    if default is not None:
        words.append(asked.words(_DEFAULT_IS, value=str(default)))
    elif flag.required:
        words.append(_REQUIRED.in_(asked.lang))
    return ("，" if asked.lang == "zh" else ", ").join(filter(None, words))


def described(asked: Asked, name: str, flag: Flag) -> str:
    """What the script says of a flag, as Markdown."""
    from openbayes_config.mask import hide

    lines = [escaped(hide(flag.help))] if flag.help else []
    if flag.choices:
        choices = "、" if asked.lang == "zh" else ", "
        lines.append(_CHOICES.in_(asked.lang) + choices.join(code(str(each)) for each in flag.choices[:_MOST]))
    lines.append(asked.words(_FLAG, flag=code(f"--{name}"), place=code(flag.path or asked.script_name)))
    return "\n\n".join(lines)


_MOST = 20
NUMERIC = ("int", "float", "bool")
_DEFAULT = Text("default", "默认值")
_DEFAULT_IS = Text("default {value}", "默认 {value}")
_REQUIRED = Text("required by the script", "脚本中必填")
_CHOICES = Text("One of: ", "可选值：")
_FLAG = Text("Flag {flag} of {place}", "{place} 的参数 {flag}")
