/** The form of the file: formatting, outline, folding. */
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { openAs } from "./support.ts";

const MESSY = "messy/openbayes.yaml";

async function formatting(session: Session): Promise<void> {
  await openAs(session, MESSY);
  const path = session.workbench.path(MESSY);
  await session.editor.command("editor.action.formatDocument");
  const text = await until("the formatted text", async () => {
    const now = await session.editor.text(path);
    return now !== session.workbench.read(MESSY) && now;
  });
  const comments = (from: string): string[] => from.match(/#.*/g) ?? [];
  assert.deepEqual(comments(text), comments(session.workbench.read(MESSY)), "comments stay");
  assert.match(text, /^ {2}- data: openbayes\/mnist\/1/m);
  assert.match(text, /^env: 'pytorch-2.6-2204'$/m, "quotes stay");
  assert.match(text, /^command: "python main.py"$/m);
  assert.match(text, /^ {2}epochs: 5$/m);
  assert.doesNotMatch(text, /\n\n\n/);
  await session.editor.command("editor.action.formatDocument");
  assert.equal(await session.editor.text(path), text, "formatting again changes nothing");
  await session.window.shoot(`${session.workbench.setup.name}-formatted`);
}

async function outline(session: Session): Promise<void> {
  await openAs(session, "tuning-grid/openbayes.yaml");
  const path = session.workbench.path("tuning-grid/openbayes.yaml");
  const symbols = await until("symbols", async () => {
    const found = await session.editor.symbols(path);
    return found.length > 0 && found;
  });
  const names = symbols.map(({ name }) => name);
  assert.deepEqual(names, ["data_bindings", "resource", "env", "command", "node", "parameters", "hyper_tuning"]);
  const tuning = symbols.at(-1)!.children.map(({ name }) => name);
  assert.ok(tuning.includes("parameter_specs") && tuning.includes("goal"), tuning.join(" "));
  await session.editor.command("outline.focus");
  await session.window.find(".outline-pane .monaco-list-row").nth(5).waitFor();
  await session.window.shoot(`${session.workbench.setup.name}-outline`);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
}

export const shape: readonly Check[] = [
  ["formatting tidies and keeps comments and quotes", formatting],
  ["the outline shows keys and what is in them", outline],
];
