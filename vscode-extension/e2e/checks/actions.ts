/** Repairs: the one that is preferred, all at once, and on saving. */
import { writeFileSync } from "node:fs";
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { findingsOf, openAs, opens, placeOf, repairAll } from "./support.ts";

const FILE = "faults/openbayes.yaml";

async function preferred(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  const { line, column } = placeOf(session, FILE, "comand");
  const path = session.workbench.path(FILE);
  const actions = await session.editor.actions(path, line, column + 2, "quickfix");
  const [best, ...others] = actions.filter((action) => action.preferred);
  assert.ok(best, `one action is preferred among: ${actions.map(({ title }) => title).join("; ")}`);
  assert.deepEqual(others, []);
  await session.editor.apply(path, line, column + 2, best.title);
  const wanted = session.workbench.read(FILE).replace("comand", "command");
  await until("the repaired text", async () => (await session.editor.text(path)) === wanted);
  await findingsOf(session, FILE, 4);
}

async function byKeyboard(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  const { line, column } = placeOf(session, FILE, "comand");
  await session.editor.select(line, column + 2);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
  await opens(session, "editor.action.quickFix", ".action-widget .monaco-list-row");
  await session.window.shoot(`${session.workbench.setup.name}-quick-fix`);
  await session.window.press("Enter");
  const path = session.workbench.path(FILE);
  await until("the repaired text", async () => (await session.editor.text(path)).includes("\ncommand: "));
}

async function fixAll(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  const path = session.workbench.path(FILE);
  const actions = await session.editor.actions(path, 0, 0, "source.fixAll");
  assert.deepEqual(actions.map(({ kind }) => kind), ["source.fixAll.obconf"]);
  assert.equal(await repairAll(session, FILE), session.workbench.read(FILE).replace("comand", "command"));
}

async function onSave(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  const before = session.workbench.read(FILE);
  await repairOnSave(session, { "source.fixAll.obconf": "explicit" });
  try {
    await session.editor.replace(session.workbench.path(FILE), `${before}# saved\n`);
    await session.editor.command("workbench.action.files.save");
    const saved = await until("the saved file", () => /# saved/.test(session.workbench.read(FILE)) && session.workbench.read(FILE));
    assert.match(saved, /\ncommand: /);
  } finally {
    await repairOnSave(session, undefined);
    writeFileSync(session.workbench.path(FILE), before);
  }
}

const repairOnSave = ({ workbench }: Session, actions: object | undefined): Promise<void> =>
  workbench.probe.ask(async (vscode, value) => {
    const settings = vscode.workspace.getConfiguration("editor", { languageId: "openbayes-yaml" });
    await settings.update("codeActionsOnSave", value ?? undefined, vscode.ConfigurationTarget.Global, true);
  }, actions ?? null);

async function converted(session: Session): Promise<void> {
  const file = "shorthand/openbayes.yaml";
  await openAs(session, file);
  await findingsOf(session, file, 0);
  await session.editor.command("obconf.convertToDataBindings");
  const path = session.workbench.path(file);
  const text = await until("the other form", async () => {
    const now = await session.editor.text(path);
    return now.includes("data_bindings:") && now;
  });
  assert.match(text, /- data: openbayes\/mnist\/1 .*\n {4}path: \/input0/);
  assert.match(text, /# weights to start from/, "comments stay");
}

export const actions: readonly Check[] = [
  ["one repair is preferred, and applied exactly", preferred],
  ["the repair is offered and applied by keyboard", byKeyboard],
  ["fix all repairs what is safe, and nothing else", fixAll],
  ["saving repairs, when that is asked for", onSave],
  ["bindings are written in the other form", converted],
];
