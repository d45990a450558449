import * as vscode from "vscode";
import type { Interpreter } from "./server/choose";
import type { RunningServer, State } from "./server/state";
import { isOlder, parseVersion } from "./server/version";
import { noInterpreter } from "./words";

/** The messages that pop up. Each tells one thing and comes once, until something has changed. */
export class Messages {
  private last = "";
  private readonly warned = new Set<string>();

  constructor(private readonly version: string) {}

  /** Say what the user has to know about a state. */
  show(state: State): void {
    if (state.kind === "noInterpreter") {
      this.once(noInterpreter(state), vscode.l10n.t("Choose an interpreter"), "obconf.selectInterpreter");
    } else if (state.kind === "failed") {
      const text = vscode.l10n.t("The obconf language server stopped several times and is not started again.");
      this.once(text, vscode.l10n.t("Show the log"), "obconf.showLog");
    } else if (state.kind === "running") {
      this.last = "";
      this.compare(state.server);
    }
  }

  /** The user asks again, and so may be told again. */
  reset(): void {
    this.last = "";
  }

  notInstalled({ executable }: Interpreter): void {
    const text = vscode.l10n.t(
      "obconf is not installed for {0}. The server of the extension is used; to use that environment, run `pip install obconf` there.",
      executable,
    );
    this.warn(text);
  }

  private compare({ strategy, version, interpreter }: RunningServer): void {
    const theirs = parseVersion(version);
    const ours = parseVersion(this.version);
    if (strategy === "fromEnvironment" && theirs && ours && isOlder(theirs, ours)) {
      this.warn(
        vscode.l10n.t(
          "obconf {0} in {1} is older than this extension ({2}). Some features may be missing; `pip install --upgrade obconf` updates it.",
          version ?? "",
          interpreter.executable,
          this.version,
        ),
      );
    }
  }

  private warn(text: string): void {
    if (!this.warned.has(text)) {
      this.warned.add(text);
      void vscode.window.showWarningMessage(text);
    }
  }

  private once(text: string, action: string, command: string): void {
    if (text === this.last) {
      return;
    }
    this.last = text;
    void vscode.window.showErrorMessage(text, action).then((chosen) => {
      if (chosen) {
        void vscode.commands.executeCommand(command);
      }
    });
  }
}
