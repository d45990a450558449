/** Steps that several checks share. */
import type { Locator } from "playwright-core";
import { assert, type Session } from "../check.ts";
import type { Finding } from "../editor.ts";
import { until } from "../wait.ts";

/** The findings of a file as soon as there are `count`. */
export async function findingsOf({ editor, workbench }: Session, file: string, count: number): Promise<Finding[]> {
  let last: Finding[] = [];
  const settled = async (): Promise<Finding[] | false> => {
    last = await editor.findings(workbench.path(file));
    return last.length === count && last;
  };
  return until(`${count} findings in ${file}`, settled).catch((error: unknown) => {
    throw new Error(`${String(error)}; there are ${last.length}: ${last.map(({ code }) => code).join(" ")}`);
  });
}

/** Opens the file with this text instead of its own; `|` in it is where the cursor goes. */
export async function openWith(session: Session, file: string, text: string): Promise<{ line: number; column: number }> {
  const before = text.slice(0, Math.max(text.indexOf("|"), 0)).split("\n");
  const place = { line: before.length - 1, column: before.at(-1)!.length };
  await openAs(session, file);
  await session.editor.replace(session.workbench.path(file), text.replace("|", ""));
  await session.editor.select(place.line, place.column);
  return place;
}

/** Opens the file and checks that it is ours. */
export async function openAs({ editor, workbench }: Session, file: string, language = "openbayes-yaml"): Promise<void> {
  assert.equal(await editor.open(workbench.path(file)), language);
}

/** The place of `text` in a file of the workspace. */
export function placeOf({ workbench }: Session, file: string, text: string): { line: number; column: number } {
  const before = workbench.read(file).split(text)[0]!.split("\n");
  return { line: before.length - 1, column: before.at(-1)!.length };
}

/** Runs a command of the editor until what it opens is there: commands do nothing as long as VS Code has not asked the server. */
export async function opens({ editor, window }: Session, command: string, selector: string): Promise<Locator> {
  const opened = window.find(selector).first();
  await until(`${command} to open ${selector}`, async () => {
    await editor.command(command);
    return opened.waitFor({ timeout: 1_500 }).then(() => true);
  });
  return opened;
}

/** Makes all safe repairs in the active editor and gives the new text. */
export async function repairAll({ editor, workbench }: Session, file: string): Promise<string> {
  const path = workbench.path(file);
  return until("the repaired text", async () => {
    await editor.command("editor.action.fixAll");
    const now = await editor.text(path);
    return now.includes("\ncommand: ") && now;
  });
}
