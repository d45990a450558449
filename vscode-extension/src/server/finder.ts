import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as vscode from "vscode";
import { importStrategy, interpreterPath } from "../settings";
import { candidates, type Origin } from "./candidates";
import { choose, type Choice } from "./choose";
import type { ImportStrategy } from "./launch";
import { probe, runner, type Run } from "./probe";
import { selectedInterpreter } from "./pythonExtension";
import type { Machine } from "./which";

/** Looks for the Python that the server can run on, with the settings as they are now. */
export class Finder {
  readonly run: Run;
  private readonly machine: Machine = { platform: process.platform, env: process.env, exists: existsSync };

  constructor(extension: string) {
    this.run = runner(extension);
  }

  get strategy(): ImportStrategy {
    return importStrategy(this.inspect("importStrategy"), vscode.workspace.isTrusted);
  }

  get setting(): string {
    const around = { home: homedir(), folder: this.folder?.fsPath };
    return interpreterPath(this.inspect("interpreter"), vscode.workspace.isTrusted, around);
  }

  async find(): Promise<Choice> {
    // The selection of the Python extension may come from the workspace, too.
    const selected = () =>
      vscode.workspace.isTrusted ? selectedInterpreter(this.folder) : Promise.resolve(undefined);
    return choose(await candidates({ setting: this.setting, selected }, this.machine), (each) =>
      probe(each, this.machine, this.run),
    );
  }

  /** What kind of thing a single program is. */
  async check(command: string, origin: Origin = "setting"): Promise<Choice> {
    return choose([{ origin, command, args: [] }], (each) => probe(each, this.machine, this.run));
  }

  private get folder(): vscode.Uri | undefined {
    return vscode.workspace.workspaceFolders?.[0]?.uri;
  }

  private inspect(name: string): ReturnType<vscode.WorkspaceConfiguration["inspect"]> {
    return vscode.workspace.getConfiguration("obconf", this.folder ?? null).inspect(name);
  }
}
