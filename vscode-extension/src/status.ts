import * as vscode from "vscode";
import { LANGUAGE } from "./language";
import type { State } from "./server/state";
import { noInterpreter, pythonLine, serverLine } from "./words";

interface Shown {
  readonly text: string;
  readonly detail?: string;
  readonly severity?: vscode.LanguageStatusSeverity;
  readonly busy?: boolean;
  readonly command?: vscode.Command;
}

/** The entry in the language status menu of openbayes.yaml. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("obconf.server", { language: LANGUAGE });

  constructor() {
    this.item.name = vscode.l10n.t("obconf language server");
    this.show({ kind: "stopped" });
  }

  show(state: State): void {
    const shown = describe(state);
    this.item.text = shown.text;
    this.item.detail = shown.detail ?? "";
    this.item.severity = shown.severity ?? vscode.LanguageStatusSeverity.Information;
    this.item.busy = shown.busy ?? false;
    this.item.command = shown.command;
  }

  dispose(): void {
    this.item.dispose();
  }
}

function describe(state: State): Shown {
  const restart = { command: "obconf.restart", title: vscode.l10n.t("Restart") };
  const error = vscode.LanguageStatusSeverity.Error;
  switch (state.kind) {
    case "stopped":
      return { text: vscode.l10n.t("obconf is not running"), command: restart };
    case "starting":
      return { text: vscode.l10n.t("obconf is starting"), busy: true };
    case "running":
      return {
        text: `obconf ${state.server.version ?? ""}`.trim(),
        detail: vscode.l10n.t("{0}; {1}", serverLine(state.server), pythonLine(state.server)),
        command: { command: "obconf.showVersions", title: vscode.l10n.t("Versions") },
      };
    case "noInterpreter": {
      const command = { command: "obconf.selectInterpreter", title: vscode.l10n.t("Choose an interpreter") };
      return { text: vscode.l10n.t("obconf has no Python"), detail: noInterpreter(state), severity: error, command };
    }
    case "failed":
      return { text: vscode.l10n.t("obconf has stopped"), severity: error, command: restart };
  }
}
