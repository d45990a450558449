/** Findings: what is underlined, exactly, and what stands beside it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { ROOT } from "../workbench.ts";
import { findingsOf, openAs, openWith } from "./support.ts";

const FILE = "faults/openbayes.yaml";

/** The findings of the file with faults: rule, severity, line, the text that is underlined. */
const EXPECTED = [
  ["OB203", "error", 2, "read"],
  ["OB104", "error", 5, "comand"],
  ["OB015", "warning", 8, "1e-4"],
  ["OB105", "warning", 9, "010"],
];

async function exactRanges(session: Session): Promise<void> {
  await openAs(session, FILE);
  const found = await findingsOf(session, FILE, 5);
  const shown = found.filter(({ code }) => code !== "OB101").map(({ code, severity, line, text }) => [code, severity, line, text]);
  assert.deepEqual(shown, EXPECTED);
  const lines = session.workbench.read(FILE).split("\n");
  for (const { line, from, toLine, to, text } of found) assert.equal(lines[line]!.slice(from, line === toLine ? to : undefined), text);
}

async function labels(session: Session): Promise<void> {
  await openAs(session, FILE);
  const project = readFileSync(join(ROOT, "pyproject.toml"), "utf8");
  const rules = /^Rules = "(.*?)\/?"$/m.exec(project)?.[1];
  for (const { code, source, link } of await findingsOf(session, FILE, 5)) {
    assert.equal(source, "obconf");
    // Without a home of the project it is the page as it was installed.
    const page = rules === undefined ? /^file:.*\/rules\/\w+\.md#L\d+$/ : new RegExp(`^${rules.replaceAll(".", "\\.")}/`);
    assert.match(link ?? "", page, `${code} links to its page`);
  }
}

async function followLink(session: Session): Promise<void> {
  await openAs(session, FILE);
  await session.editor.command("workbench.actions.view.problems");
  const link = session.window.find(".markers-panel a", { hasText: "OB203" }).first();
  await link.waitFor();
  await link.click({ modifiers: ["ControlOrMeta"] });
  await session.window.find(".tab.active", { hasText: "unknown_access.md" }).first().waitFor();
  await session.window.shoot(`${session.workbench.setup.name}-rule-page`);
  await session.editor.command("workbench.action.closePanel");
}

async function onScreen(session: Session): Promise<void> {
  await openAs(session, FILE);
  const squiggles = session.window.find(".squiggly-error, .squiggly-warning");
  await until("underlines on the screen", async () => (await squiggles.count()) >= 5);
  await session.editor.command("workbench.actions.view.problems");
  const file = session.window.find(".markers-panel .monaco-list-row", { hasText: /openbayes\.yaml\s*faults\s*5/ });
  await file.first().waitFor();
  await session.window.shoot(`${session.workbench.setup.name}-problems`);
  await session.editor.command("workbench.action.closePanel");
}

async function followEdits(session: Session): Promise<void> {
  const file = "shorthand/openbayes.yaml";
  await openAs(session, file);
  await findingsOf(session, file, 0);
  await openWith(session, file, session.workbench.read(file).replace("parameters:\n", 'parameters:\n  "说明😀": 010\n'));
  const [found] = await until("a finding", async () => {
    const all = await session.editor.findings(session.workbench.path(file));
    return all.some(({ code }) => code === "OB105") && all.filter(({ code }) => code === "OB105");
  });
  assert.deepEqual([found!.from, found!.to, found!.text], [10, 13, "010"]);
  await session.editor.restore();
  await findingsOf(session, file, 0);
}

async function otherFiles(session: Session): Promise<void> {
  await openAs(session, "other.yaml", "yaml");
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  assert.deepEqual(await session.editor.findings(session.workbench.path("other.yaml")), []);
}

export const diagnostics: readonly Check[] = [
  ["findings have exact ranges, also after Chinese and emoji", exactRanges],
  ["findings say who found them and link to their page", labels],
  ["the page of a rule opens from the list of problems", followLink],
  ["findings are underlined and listed", onScreen],
  ["findings follow the edits", followEdits],
  ["other YAML files are left alone", otherFiles],
];
