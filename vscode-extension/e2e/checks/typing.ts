/** What helps while typing: completion and hover. */
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { openAs, openWith, placeOf } from "./support.ts";

const FILE = "tuning-grid/openbayes.yaml";

async function labelsAt(session: Session, text: string): Promise<string[]> {
  const { line, column } = await openWith(session, FILE, text);
  const path = session.workbench.path(FILE);
  const items = await until("completions", async () => {
    const found = await session.editor.completions(path, line, column);
    return found.length > 0 && found;
  });
  return items.toSorted((one, other) => (one.sort < other.sort ? -1 : 1)).map(({ label }) => label);
}

async function keys(session: Session): Promise<void> {
  const labels = await labelsAt(session, "data_bindings: []\nresource: rtx-4090\n|\nnode: 1\n");
  for (const key of ["env", "command", "parameters", "hyper_tuning"]) assert.ok(labels.includes(key), `${key} in ${labels.join(" ")}`);
  for (const key of ["resource", "node", "data_bindings"]) assert.ok(!labels.includes(key), `${key} is there already`);
}

async function values(session: Session): Promise<void> {
  const text = session.workbench.read(FILE);
  assert.deepEqual((await labelsAt(session, text.replace("goal: MAXIMIZE", "goal: |"))).toSorted(), ["MAXIMIZE", "MINIMIZE"]);
  assert.deepEqual((await labelsAt(session, text.replace("algorithm: Grid", "algorithm: |"))).toSorted(), ["Bayesian", "Grid", "Random"]);
  assert.deepEqual((await labelsAt(session, text.replace("type: ro", "type: |"))).toSorted(), ["ro", "rw"]);
}

async function accepted(session: Session): Promise<void> {
  await openWith(session, FILE, "data_bindings: []\nresource: rtx-4090\n|\nnode: 1\n");
  await session.editor.command("workbench.action.focusActiveEditorGroup");
  await session.window.page.keyboard.type("comm", { delay: 30 });
  const row = session.window.find(".suggest-widget.visible .monaco-list-row");
  await row.first().waitFor();
  assert.match((await row.first().getAttribute("aria-label")) ?? "", /^command/);
  await session.window.shoot(`${session.workbench.setup.name}-completion`);
  await session.window.press("Enter", "Escape");
  const path = session.workbench.path(FILE);
  await until("the key with its colon", async () => (await session.editor.text(path)).includes("\ncommand: "));
}

async function hover(session: Session): Promise<void> {
  await openAs(session, FILE);
  const { line, column } = placeOf(session, FILE, "openbayes/mnist/1");
  const path = session.workbench.path(FILE);
  const [text, ...others] = await until("a hover", async () => {
    const found = await session.editor.hovers(path, line, column + 12);
    return found.length > 0 && found;
  });
  assert.match(text!, /mnist/);
  assert.deepEqual(others, [], "one hover");
  await session.editor.select(line, column + 12);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
  await session.editor.command("editor.action.showHover");
  await session.window.find(".monaco-hover:not(.hidden) .hover-contents").first().waitFor();
  await session.window.shoot(`${session.workbench.setup.name}-hover`);
  await session.window.press("Escape");
}

export const typing: readonly Check[] = [
  ["completion offers the keys that are missing", keys],
  ["completion offers the values of a key", values],
  ["completion is accepted by keyboard", accepted],
  ["hover tells about a reference", hover],
];
