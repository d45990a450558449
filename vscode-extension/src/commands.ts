import * as vscode from "vscode";
import type { JobPanel } from "./job/panel";
import type { Messages } from "./messages";
import type { Controller } from "./server/controller";
import { LANGUAGE } from "./language";
import { pythonLine, refused, serverLine } from "./words";

/** What the commands work on. */
export interface Parts {
  readonly version: string;
  readonly controller: Controller;
  readonly messages: Messages;
  readonly output: vscode.LogOutputChannel;
  readonly job: JobPanel;
  readonly trials: JobPanel;
}

type Command = (...args: unknown[]) => unknown;

/** Every command of the extension by its id. */
export function commands(parts: Parts): Record<string, Command> {
  const { controller, output, job, trials } = parts;
  return {
    "obconf.restart": () => restart(parts),
    "obconf.selectInterpreter": () => selectInterpreter(controller),
    "obconf.showVersions": () => showVersions(parts),
    "obconf.showLog": () => {
      output.show(true);
    },
    "obconf.showRenderedJob": (uri, mode) => {
      withFile(uri, (file) => {
        job.show(file, typeof mode === "string" ? mode : undefined);
      });
    },
    "obconf.showTrials": (uri) => {
      withFile(uri, (file) => {
        trials.show(file);
      });
    },
    "obconf.fixAll": (uri) => ask(controller, "obconf.fixAll", uri),
    "obconf.convertToBindings": (uri) => ask(controller, "obconf.convertBindings", uri, "bindings"),
    "obconf.convertToDataBindings": (uri) => ask(controller, "obconf.convertBindings", uri, "data_bindings"),
    "obconf.convertBindings": (uri, form) => ask(controller, "obconf.convertBindings", uri, form),
    "obconf.applyFix": (...args) => execute(controller, "obconf.applyFix", args),
  };
}

async function restart({ controller, messages }: Parts): Promise<void> {
  messages.reset();
  await controller.restart();
}

/** The file that a command is about: what the caller says, or the one in front. */
function withFile(said: unknown, then: (file: vscode.Uri) => unknown): unknown {
  const file = uriOf(said) ?? activeFile();
  if (file) {
    return then(file);
  }
  void vscode.window.showInformationMessage(vscode.l10n.t("Open an openbayes.yaml first."));
  return undefined;
}

function uriOf(said: unknown): vscode.Uri | undefined {
  // The server sends text, the buttons of the editor send an object.
  return typeof said === "string" ? vscode.Uri.parse(said) : said instanceof vscode.Uri ? said : undefined;
}

function activeFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === LANGUAGE ? document.uri : undefined;
}

function ask(controller: Controller, command: string, uri: unknown, ...rest: unknown[]): unknown {
  return withFile(uri, (file) => execute(controller, command, [file.toString(), ...rest]));
}

async function execute(controller: Controller, command: string, args: unknown[]): Promise<unknown> {
  const client = controller.running;
  if (!client) {
    void vscode.window.showInformationMessage(vscode.l10n.t("The obconf language server is not running."));
    return undefined;
  }
  return client.sendRequest("workspace/executeCommand", { command, arguments: args });
}

async function selectInterpreter(controller: Controller): Promise<void> {
  const title = vscode.l10n.t("Choose a Python interpreter, version 3.10 or newer");
  const [file] = (await vscode.window.showOpenDialog({ title, openLabel: vscode.l10n.t("Choose") })) ?? [];
  if (!file) {
    return;
  }
  const { interpreter, passedOver } = await controller.finder.check(file.fsPath);
  if (!interpreter) {
    void vscode.window.showErrorMessage(passedOver.map(refused).join("\n"));
    return;
  }
  if (controller.finder.setting === file.fsPath) {
    await controller.restart();
    return;
  }
  // The change of the setting starts the server again.
  const settings = vscode.workspace.getConfiguration("obconf");
  await settings.update("interpreter", file.fsPath, vscode.ConfigurationTarget.Global);
}

async function showVersions({ version, controller }: Parts): Promise<void> {
  const { state } = controller;
  const server =
    state.kind === "running"
      ? [serverLine(state.server), pythonLine(state.server), state.server.interpreter.executable]
      : [vscode.l10n.t("The obconf language server is not running.")];
  const detail = [vscode.l10n.t("Extension {0}", version), ...server, `VS Code ${vscode.version}`].join("\n");
  const copy = vscode.l10n.t("Copy");
  if ((await vscode.window.showInformationMessage("obconf", { modal: true, detail }, copy)) === copy) {
    await vscode.env.clipboard.writeText(detail);
  }
}
