"""Editors for the tests of the language server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.lsp.launch import Launching, launch
from tests.lsp.profiles import PROFILES
from tests.lsp.wire import Editor


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "profiles(*names): the kinds of editors that a test is about; all by default")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for ``editor`` with every kind of editor, or with those that it names."""
    if "editor" in metafunc.fixturenames and "openbayes_editor" in metafunc.fixturenames:
        marker = metafunc.definition.get_closest_marker("profiles")
        names = marker.args if marker else tuple(PROFILES)
        assert set(names) <= set(PROFILES), f"unknown profile among {names}"
        metafunc.parametrize("openbayes_editor", names, indirect=True)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def running_editors() -> AsyncIterator[dict[str, Editor]]:
    """One editor of each kind for all tests of a file: starting a server takes longer than most tests."""
    found: dict[str, Editor] = {}
    yield found
    for editor in found.values():
        await editor.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def openbayes_editor(request: pytest.FixtureRequest, running_editors: dict[str, Editor]) -> AsyncIterator[Editor]:
    """The editor of the kind that the parameter names."""
    name: str = request.param
    if name in running_editors and not running_editors[name].alive:
        await running_editors.pop(name).stop()
    if name not in running_editors:
        running_editors[name] = await launch(name)
    editor = running_editors[name]
    yield editor
    assert editor.alive, "the server has ended"
    for uri in tuple(editor.texts):
        await editor.close(uri)


@pytest.fixture
def editor(openbayes_editor: Editor) -> Editor:
    """An editor without any open document. Its server is shared by the tests of a file."""
    return openbayes_editor


@pytest_asyncio.fixture(loop_scope="session")
async def launched() -> AsyncIterator[Launching]:
    """Start an editor with a server of its own by :func:`tests.lsp.launch.launch`; it is stopped after the test."""
    found: list[Editor] = []

    async def start(profile: str = "vscode", **options: Any) -> Editor:
        found.append(await launch(profile, **options))
        return found[-1]

    yield start
    for editor in found:
        await editor.stop()
