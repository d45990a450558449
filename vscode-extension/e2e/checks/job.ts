/** What will run: lenses, hints and the rendered job. */
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { openAs, placeOf } from "./support.ts";

const FILE = "secrets/openbayes.yaml";
const TUNING = "tuning-grid/openbayes.yaml";

async function lenses(session: Session): Promise<void> {
  await openAs(session, FILE);
  const path = session.workbench.path(FILE);
  const found = await until("lenses", async () => {
    const all = await session.editor.lenses(path);
    return all.length > 0 && all;
  });
  const { line } = placeOf(session, FILE, "command:");
  const above = found.filter((lens) => lens.line === line);
  assert.ok(above.some(({ title }) => title.includes("python train.py --data=/input0 --epochs=5")), JSON.stringify(above));
  await session.window.find(".codelens-decoration a").first().waitFor();
  await session.window.shoot(`${session.workbench.setup.name}-lens`);
}

async function hints(session: Session): Promise<void> {
  await openAs(session, FILE);
  const path = session.workbench.path(FILE);
  const found = await until("inlay hints", async () => {
    const all = await session.editor.hints(path);
    return all.length > 0 && all;
  });
  const { line } = placeOf(session, FILE, "epochs: 5");
  assert.ok(found.some((hint) => hint.line === line && hint.label.includes("--epochs=5")), JSON.stringify(found));
}

async function trials(session: Session): Promise<void> {
  await openAs(session, TUNING);
  const path = session.workbench.path(TUNING);
  await until("the number of combinations", async () => {
    const shown = [...(await session.editor.lenses(path)).map(({ title }) => title), ...(await session.editor.hints(path)).map(({ label }) => label)];
    return shown.some((text) => /\b126\b/.test(text) && /\b5\b/.test(text));
  });
  await session.window.shoot(`${session.workbench.setup.name}-tuning`);
}

export const job: readonly Check[] = [
  ["the final command stands above `command`", lenses],
  ["hints show the flags that are appended", hints],
  ["the search space is counted", trials],
];
