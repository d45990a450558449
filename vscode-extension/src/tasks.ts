import { homedir } from "node:os";
import * as vscode from "vscode";
import type { Finder } from "./server/finder";
import { toolLaunch } from "./server/launch";

export const TASK_TYPE = "obconf";
const COMMANDS = ["validate", "fix"] as const;
type TaskCommand = (typeof COMMANDS)[number];

/** What a task in tasks.json may say. */
export interface TaskDefinition extends vscode.TaskDefinition {
  readonly command: TaskCommand;
  readonly paths?: readonly string[];
  readonly mode?: string;
  readonly args?: readonly string[];
}

/** The arguments of the command line for a task. */
export function taskArguments({ command, mode, args, paths }: TaskDefinition): string[] {
  const format = command === "validate" ? ["--format", "concise"] : [];
  return [command, ...format, ...(mode ? ["--mode", mode] : []), ...(args ?? []), "--", ...(paths ?? ["."])];
}

/** The tasks of a workspace: check, and repair, every openbayes.yaml in it. They run the bundled command line. */
export class Tasks implements vscode.TaskProvider {
  constructor(
    private readonly finder: Finder,
    private readonly extension: string,
  ) {}

  async provideTasks(): Promise<vscode.Task[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const executable = folders.length ? await this.executable() : undefined;
    return executable
      ? folders.flatMap((folder) =>
          COMMANDS.map((command) => this.task({ type: TASK_TYPE, command }, folder, executable)),
        )
      : [];
  }

  async resolveTask(task: vscode.Task): Promise<vscode.Task | undefined> {
    const executable = await this.executable();
    const definition = task.definition as TaskDefinition;
    const scope = task.scope ?? vscode.TaskScope.Workspace;
    return executable && COMMANDS.includes(definition.command) ? this.task(definition, scope, executable) : undefined;
  }

  private async executable(): Promise<string | undefined> {
    return (await this.finder.find()).interpreter?.executable;
  }

  private task(
    definition: TaskDefinition,
    scope: vscode.WorkspaceFolder | vscode.TaskScope,
    executable: string,
  ): vscode.Task {
    const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
    const cwd = folder?.uri.fsPath ?? homedir();
    const { command, args } = toolLaunch(executable, this.extension, cwd, taskArguments(definition));
    const execution = new vscode.ProcessExecution(command, [...args], { cwd });
    // The language server reports every file of the workspace already; a problem matcher would report it twice.
    const task = new vscode.Task(definition, scope, definition.command, "obconf", execution, []);
    if (definition.command === "validate") {
      task.group = vscode.TaskGroup.Test;
    }
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
    return task;
  }
}
