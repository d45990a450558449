"""JUnit XML as Jenkins and its relatives read it.

A file is a suite, a finding is a test case in it, and a file without findings is one case that passes. An error is a
failure; a warning is one only with ``--strict``, as in the exit code. What is no failure passes, with its message as
the output of the case. The place stands in the texts, because the format has no attribute for a line.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from openbayes_cli.report.run import reported_path

if TYPE_CHECKING:
    from openbayes_cli.console import Session
    from openbayes_cli.report.run import Entry, Run


def write(run: Run, session: Session, file: str) -> None:
    """Write the report; on stdout in ASCII, so that it is valid in whatever encoding that has."""
    document = text(run)
    session.write(document if file != "-" else document.encode("ascii", "xmlcharrefreplace").decode(), file)


def text(run: Run) -> str:
    """The document."""
    root = ET.Element("testsuites", name="obconf")
    for index in range(len(run.checked)):
        root.append(_suite(run, index))
    for total in ("tests", "failures", "errors"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(run: Run, index: int) -> ET.Element:
    path = _legal(reported_path(run.checked[index].name))
    suite = ET.Element("testsuite", name=path)
    names: Counter[str] = Counter()
    for entry in run.of(index):
        if entry.suppressed is None:
            suite.append(_case(entry, path, run.strict, names))
    if not len(suite):
        ET.SubElement(suite, "testcase", name="obconf", classname=path)
    failures = sum(case.find("failure") is not None for case in suite)
    for name, number in (("tests", len(suite)), ("failures", failures), ("errors", 0)):
        suite.set(name, str(number))
    return suite


def _case(entry: Entry, path: str, strict: bool, names: Counter[str]) -> ET.Element:
    """A test case; its name holds no line, so that its history goes on while the file changes."""
    name = _legal(f"{entry.title} {entry.pointer}".rstrip())
    names[name] += 1
    case = ET.Element("testcase", name=name if names[name] == 1 else f"{name} ({names[name]})", classname=path)
    place = f"{path}:{entry.start.line}:{entry.start.column}"
    severity = entry.finding.severity
    if severity == "error" or (strict and severity == "warning"):
        failure = ET.SubElement(case, "failure", message=_legal(entry.message), type=severity)
        failure.text = f"{place}\n{_legal(entry.text)}"
    else:
        ET.SubElement(case, "system-out").text = f"{place}: {severity}\n{_legal(entry.text)}"
    return case


def _legal(text: str) -> str:
    """``text`` with an escape for every character that XML 1.0 cannot hold."""
    return "".join(char if _is_legal(char) else char.encode("unicode_escape").decode() for char in text)


def _is_legal(char: str) -> bool:
    return " " <= char <= "\ud7ff" or char in "\t\n\r" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
