"""The local modules that a script imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from openbayes_config.script.model import Unread
from openbayes_config.script.module import Module, parse_module

MAX_DEPTH: Final = 2
MAX_MODULES: Final = 20

# A module without any of these words says nothing about the command line, metrics or the environment.
_HINTS = (
    *("add_argument", "parse_", "ArgumentParser", "argv", "log_metric", "openbayes", "environ", "getenv"),
    *("subprocess", "os.system", "runpy", "spawn"),
)


class Found(NamedTuple):
    """A local module, and what is named in it (``""``: the module itself)."""

    module: Module
    rest: str


class Project:
    """Finds the modules beside a script, as Python does for a script: its own folder comes first.

    At most :data:`MAX_MODULES` modules are read, :data:`MAX_DEPTH` levels deep; ``partial`` says that there was more.
    """

    def __init__(self, main: Module, read: Callable[[str], str | None] | None, folder: str) -> None:
        self.main = main
        self.partial = read is None
        self._read = read
        self._folder = folder.strip("/")
        self._modules: dict[str, Module | None] = {}
        self._depths: dict[Module, int] = {main: 0}

    def modules(self) -> Iterator[Module]:
        """The script and all local modules that it imports, each once, nearest first."""
        queue, seen = [self.main], {self.main}
        for module in queue:
            yield module
            for origin in [*module.imports.values(), *module.stars]:
                found = self.resolve(module, origin)
                if found and found.module not in seen:
                    seen.add(found.module)
                    queue.append(found.module)

    def resolve(self, module: Module, origin: str | None) -> Found | None:
        """The local module that a dotted name leads into, seen from ``module``."""
        if origin is None or self._read is None:
            return None
        name = origin.lstrip(".")
        folder = self._base(module, len(origin) - len(name))
        parts = name.split(".") if name else []
        for count in range(min(len(parts), 6), 0, -1):
            found = self._module(module, "/".join([*folder, *parts[:count]]))
            if found is not None:
                return Found(found, ".".join(parts[count:]))
        return None

    def _base(self, module: Module, dots: int) -> list[str]:
        if not dots:
            return [self._folder] if self._folder else []
        parts = module.path.split("/")[:-1] if module is not self.main else [self._folder] if self._folder else []
        return parts[: len(parts) - dots + 1] if dots > 1 else parts

    def _module(self, importer: Module, path: str) -> Module | None:
        for file in (f"{path}.py", f"{path}/__init__.py"):
            if file not in self._modules:
                self._modules[file] = self._parse(importer, file)
            if self._modules[file] is not None:
                return self._modules[file]
        return None

    def _parse(self, importer: Module, file: str) -> Module | None:
        text = self._read(file) if self._read else None
        if text is None:
            return None
        depth = self._depths[importer] + 1
        if depth > MAX_DEPTH or len(self._depths) > MAX_MODULES:
            self.partial = True
            return None
        module = _parse(text, file)
        if isinstance(module, Unread):
            self.partial = True
            return None
        self._depths[module] = depth
        return module


def _parse(text: str, file: str) -> Module | Unread:
    """Parse an imported module; only its imports, where that is all that matters and they are simple."""
    if not any(hint in text for hint in _HINTS):
        imports = (line for line in map(str.strip, text.splitlines()) if line.startswith(("import ", "from ")))
        module = parse_module("\n".join(imports), file)
        if isinstance(module, Module):
            return module
    return parse_module(text, file)
