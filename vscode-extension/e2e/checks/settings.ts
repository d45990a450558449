/** Settings: they count at once, and an untrusted workspace cannot choose what is started. */
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { findingsOf, openAs } from "./support.ts";

const FILE = "faults/openbayes.yaml";

const set = ({ workbench }: Session, name: string, value: unknown): Promise<void> =>
  workbench.probe.ask(
    async (vscode, setting, wanted) => {
      const settings = vscode.workspace.getConfiguration("obconf");
      await settings.update(setting, wanted ?? undefined, vscode.ConfigurationTarget.Global);
    },
    name,
    value ?? null,
  );

async function atOnce(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  await set(session, "ignore", ["OB105"]);
  const fewer = await findingsOf(session, FILE, 4);
  assert.ok(!fewer.some(({ code }) => code === "OB105"));
  await set(session, "ignore", undefined);
  await findingsOf(session, FILE, 5);
}

async function language(session: Session): Promise<void> {
  const speaks = (wanted: boolean): Promise<unknown> =>
    until(`findings ${wanted ? "in" : "not in"} Chinese`, async () => {
      const found = await session.editor.findings(session.workbench.path(FILE));
      return found.length === 5 && found.every(({ message }) => /\p{Script=Han}/u.test(message) === wanted);
    });
  await openAs(session, FILE);
  await speaks(false);
  await set(session, "lang", "zh");
  await speaks(true);
  await set(session, "lang", undefined);
  await speaks(false);
}

async function projectFile(session: Session): Promise<void> {
  const path = session.workbench.path("faults/obconf.toml");
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  writeFileSync(path, 'ignore = ["OB105"]\n');
  try {
    await findingsOf(session, FILE, 4);
  } finally {
    rmSync(path);
  }
  await findingsOf(session, FILE, 5);
}

export const settings: readonly Check[] = [
  ["a setting counts at once", atOnce],
  ["the language of the messages can be chosen", language],
  ["the project's own configuration counts at once", projectFile],
];

const MARK = "started";

/** Settings of the workspace that name a program of the workspace as the interpreter. */
function plant({ workbench }: Session): void {
  const program = workbench.path("interpreter");
  writeFileSync(program, `#!/bin/sh\n: > "${workbench.path(MARK)}"\nexec python3 "$@"\n`);
  chmodSync(program, 0o755);
  mkdirSync(workbench.path(".vscode"));
  writeFileSync(workbench.path(".vscode/settings.json"), JSON.stringify({ "obconf.interpreter": program, "obconf.mode": "task" }));
}

async function restricted(session: Session): Promise<void> {
  plant(session);
  await openAs(session, FILE);
  await until("the settings of the workspace", () =>
    session.workbench.probe.ask((vscode) => vscode.workspace.getConfiguration("obconf").get("mode") === "task"),
  );
  await session.editor.command("obconf.restart");
  await findingsOf(session, FILE, 5);
  assert.equal(await session.workbench.probe.ask((vscode) => vscode.workspace.isTrusted), false);
  assert.ok(!existsSync(session.workbench.path(MARK)), "the program of the workspace was not started");
}

async function trusted(session: Session): Promise<void> {
  await session.editor.command("workbench.trust.manage");
  await session.window.find(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/ }).first().click();
  await until("the program of the workspace", () => existsSync(session.workbench.path(MARK)));
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
}

export const trust: readonly Check[] = [
  ["an untrusted workspace cannot choose the interpreter", restricted],
  ["a trusted one can", trusted],
];
