/** The same in Chinese: every text that a person reads. */
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { findingsOf, openAs, placeOf } from "./support.ts";
import { showJob } from "./view.ts";

const FILE = "faults/openbayes.yaml";
const CHINESE = /\p{Script=Han}/u;

async function messages(session: Session): Promise<void> {
  await openAs(session, FILE);
  for (const { message, code } of await findingsOf(session, FILE, 5)) assert.match(message, CHINESE, code);
  const { line, column } = placeOf(session, FILE, "comand");
  const actions = await until("quick fixes", async () => {
    const offered = await session.editor.actions(session.workbench.path(FILE), line, column, "quickfix");
    return offered.length > 0 && offered;
  });
  for (const { title } of actions) assert.match(title, CHINESE);
}

async function help(session: Session): Promise<void> {
  const file = "tuning-grid/openbayes.yaml";
  await openAs(session, file);
  const { line, column } = placeOf(session, file, "hyper_tuning");
  const path = session.workbench.path(file);
  const hovers = await until("a hover", async () => {
    const found = await session.editor.hovers(path, line, column);
    return found.length > 0 && found;
  });
  for (const text of hovers) assert.match(text, CHINESE);
}

async function palette(session: Session): Promise<void> {
  await openAs(session, FILE);
  await session.editor.command("workbench.action.quickOpen", ">obconf");
  const rows = session.window.find(".quick-input-list .monaco-list-row");
  await rows.nth(5).waitFor();
  const titles = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
  await session.window.shoot(`${session.workbench.setup.name}-palette`);
  await session.window.press("Escape");
  for (const title of titles.filter((text) => text.startsWith("obconf"))) assert.match(title, CHINESE);
}

async function job(session: Session): Promise<void> {
  const main = await showJob(session, "secrets/openbayes.yaml");
  assert.match(await main.locator("h1").innerText(), CHINESE);
  for (const title of await main.locator("h2, summary").allInnerTexts()) assert.match(title, CHINESE);
  await session.window.shoot(`${session.workbench.setup.name}-job`);
}

export const chinese: readonly Check[] = [
  ["findings and repairs are in Chinese", messages],
  ["hovers are in Chinese", help],
  ["commands are in Chinese", palette],
  ["the rendered job is in Chinese", job],
];
