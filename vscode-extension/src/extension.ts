import * as vscode from "vscode";
import { commands } from "./commands";
import { JobPanel } from "./job/panel";
import { Messages } from "./messages";
import { Controller } from "./server/controller";
import { onSelection } from "./server/pythonExtension";
import { Status } from "./status";
import { Tasks, TASK_TYPE } from "./tasks";

let controller: Controller | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const parts = assemble(context);
  controller = parts.controller;
  for (const [id, command] of Object.entries(commands(parts))) {
    context.subscriptions.push(vscode.commands.registerCommand(id, command));
  }
  const tasks = new Tasks(controller.finder, context.extensionPath);
  context.subscriptions.push(vscode.tasks.registerTaskProvider(TASK_TYPE, tasks));
  restartOnChange(context, controller, parts.messages);
  void controller.restart().then(() => {
    restartOnSelection(context, parts.controller, parts.messages);
  });
}

/** Let the server leave before the editor does. */
export async function deactivate(): Promise<void> {
  await controller?.stop();
  controller = undefined;
}

function assemble(context: vscode.ExtensionContext): Parameters<typeof commands>[0] & { controller: Controller } {
  const { version } = context.extension.packageJSON as { version: string };
  const output = vscode.window.createOutputChannel("obconf", { log: true });
  const messages = new Messages(version);
  const status = new Status();
  const ask = async (method: string, params: object) => server.running?.sendRequest(method, params);
  const [job, trials] = [new JobPanel("job", ask), new JobPanel("trials", ask)];
  const server = new Controller(context.extensionPath, output, {
    changed: (state) => {
      status.show(state);
      messages.show(state);
      if (state.kind === "running") {
        job.refresh();
        trials.refresh();
      }
    },
    notInstalled: (interpreter) => {
      messages.notInstalled(interpreter);
    },
  });
  context.subscriptions.push(output, status, job, trials, server);
  return { version, controller: server, messages, output, job, trials };
}

/** Settings, trust and the selected environment decide which server runs. */
function restartOnChange(context: vscode.ExtensionContext, server: Controller, messages: Messages): void {
  const again = () => {
    messages.reset();
    void server.restart();
  };
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(again),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (["obconf.interpreter", "obconf.importStrategy"].some((name) => event.affectsConfiguration(name))) {
        again();
      }
    }),
  );
}

/** Only now is the Python extension awake, if it was needed at all. */
function restartOnSelection(context: vscode.ExtensionContext, server: Controller, messages: Messages): void {
  const subscription = onSelection(() => {
    // The bundled server runs on any Python; another one would make no difference.
    if (server.finder.strategy === "fromEnvironment" || server.state.kind === "noInterpreter") {
      messages.reset();
      void server.restart();
    }
  });
  if (subscription) {
    context.subscriptions.push(subscription);
  }
}
