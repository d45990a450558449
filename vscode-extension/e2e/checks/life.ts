/** The server as a process: where it comes from, what happens when it is gone. */
import { spawnSync } from "node:child_process";
import { assert, type Check, type Session } from "../check.ts";
import { processesWith } from "../system.ts";
import { until } from "../wait.ts";
import { findingsOf, openAs, openWith } from "./support.ts";

const FILE = "faults/openbayes.yaml";

const servers = ({ workbench }: Session): number[] => processesWith(workbench.home, "run_server");
const notifications = ({ window }: Session): ReturnType<typeof window.find> => window.find(".notification-toast");

async function alone(session: Session): Promise<void> {
  const env = session.workbench.environment();
  const found = spawnSync("python3", ["-c", "import openbayes_lsp"], { env, encoding: "utf8" });
  assert.match(found.stderr, /ModuleNotFoundError/, "the interpreter has no obconf of its own");
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  assert.equal(servers(session).length, 1, "one server, from the extension");
}

/** Waits until a server runs that is none of `before`, and answers to an edit. */
async function another(session: Session, before: readonly number[]): Promise<void> {
  await until("another server", () => servers(session).some((pid) => !before.includes(pid)), 15_000);
  await openWith(session, FILE, session.workbench.read(FILE).replace("010", "10"));
  await findingsOf(session, FILE, 4);
  await session.editor.restore();
  await findingsOf(session, FILE, 5);
}

async function killed(session: Session): Promise<void> {
  await openAs(session, FILE);
  const before = servers(session);
  for (const pid of before) process.kill(pid, "SIGKILL");
  await another(session, before);
  assert.equal(servers(session).length, 1);
  assert.equal(await notifications(session).count(), 0, "a restart is silent");
}

async function restarted(session: Session): Promise<void> {
  const before = servers(session);
  await session.editor.command("obconf.restart");
  await another(session, before);
  assert.equal(servers(session).length, 1, "the old server has ended");
}

/** A server that dies again and again is left alone, with one message; a restart by hand brings it back. */
async function givenUp(session: Session): Promise<void> {
  await openAs(session, FILE);
  const killing = setInterval(() => servers(session).forEach((pid) => process.kill(pid, "SIGKILL")), 100);
  const toast = notifications(session);
  await toast.first().waitFor({ timeout: 20_000 }).finally(() => clearInterval(killing));
  await session.window.shoot(`${session.workbench.setup.name}-stopped`);
  assert.equal(await toast.count(), 1);
  assert.equal(await toast.locator(".monaco-button").count(), 1, "one action");
  assert.deepEqual(servers(session), [], "no server is started any more");
  await session.editor.command("obconf.restart");
  await another(session, []);
}

async function log(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  await session.editor.command("obconf.showLog");
  const panel = session.window.find(".part.panel");
  // Long lines are wrapped anywhere.
  await until("what was started", async () => (await panel.innerText()).replaceAll(/\s/g, "").includes("run_server.py"));
  await session.window.shoot(`${session.workbench.setup.name}-log`);
  await session.editor.command("workbench.action.closePanel");
}

async function versions(session: Session): Promise<void> {
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  void session.editor.command("obconf.showVersions");
  const dialog = session.window.find(".monaco-dialog-box");
  await dialog.waitFor();
  const text = await dialog.innerText();
  await session.window.shoot(`${session.workbench.setup.name}-versions`);
  await session.window.press("Escape");
  assert.match(text, /Python 3\.\d+\.\d+/);
}

export const life: readonly Check[] = [
  ["the server comes from the extension alone", alone],
  ["a server that is killed comes back", killed],
  ["the restart command replaces the server", restarted],
  ["the versions are shown", versions],
  ["the log shows what was started", log],
  ["a server that keeps dying is left alone, with one message", givenUp],
];

async function missing(session: Session): Promise<void> {
  await openAs(session, FILE);
  const toast = notifications(session);
  await toast.first().waitFor({ timeout: 20_000 });
  await session.window.shoot(`${session.workbench.setup.name}-message`);
  assert.equal(await toast.count(), 1, "one message");
  assert.match(await toast.innerText(), /Python 3\.10/);
  assert.equal(await toast.locator(".monaco-button").count(), 1, "one action");
}

async function quietAfterwards(session: Session): Promise<void> {
  await session.editor.command("notifications.clearAll");
  await openAs(session, "secrets/openbayes.yaml");
  await openWith(session, "secrets/openbayes.yaml", "comand: x\n");
  await session.editor.command("editor.action.formatDocument");
  await openAs(session, FILE);
  assert.equal(await notifications(session).count(), 0, "the message is not repeated");
  assert.deepEqual(servers(session), [], "nothing is started");
  assert.ok((await session.window.find(".view-line .mtk1 ~ span").count()) > 0, "highlighting works");
}

export const withoutPython: readonly Check[] = [
  ["a missing interpreter gives one message with one action", missing],
  ["the message is not repeated, and editing goes on", quietAfterwards],
];
