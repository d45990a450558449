import * as vscode from "vscode";
import type { Origin } from "./server/candidates";
import type { Attempt } from "./server/choose";
import type { RunningServer, State } from "./server/state";
import { showVersion } from "./server/version";

/** One sentence on why no interpreter could be used. */
export function noInterpreter({ setting, passedOver }: Extract<State, { kind: "noInterpreter" }>): string {
  const [first] = passedOver;
  if (setting && first) {
    return refused(first);
  }
  return passedOver.some(({ probed }) => probed.kind === "old")
    ? vscode.l10n.t("obconf needs Python 3.10 or newer. Only older versions were found on this machine.")
    : vscode.l10n.t("obconf needs Python 3.10 or newer. No Python was found on this machine.");
}

/** One sentence on why this program cannot be used. */
export function refused({ candidate, probed }: Attempt): string {
  const path = candidate.command;
  switch (probed.kind) {
    case "old":
      return vscode.l10n.t("{0} is Python {1}. obconf needs Python 3.10 or newer.", path, showVersion(probed.version));
    case "missing":
      return vscode.l10n.t("{0} does not exist. obconf needs Python 3.10 or newer.", path);
    case "stub":
      return vscode.l10n.t("{0} only offers to install Python. obconf needs Python 3.10 or newer.", path);
    case "broken":
      return vscode.l10n.t("{0} could not be started as Python: {1}", path, probed.detail);
  }
}

export function originName(origin: Origin): string {
  switch (origin) {
    case "setting":
      return vscode.l10n.t("from the setting obconf.interpreter");
    case "environment":
      return vscode.l10n.t("selected in the Python extension");
    case "conda":
      return vscode.l10n.t("active conda environment");
    case "launcher":
      return vscode.l10n.t("found by py -3");
    case "path":
      return vscode.l10n.t("found on PATH");
  }
}

/** "Python 3.11.7, found on PATH". */
export function pythonLine({ interpreter }: RunningServer): string {
  return vscode.l10n.t("Python {0}, {1}", showVersion(interpreter.version), originName(interpreter.origin));
}

/** "Server 0.1.0, bundled with the extension". */
export function serverLine({ strategy, version }: RunningServer): string {
  const known = version ?? vscode.l10n.t("of unknown version");
  return strategy === "useBundled"
    ? vscode.l10n.t("Server {0}, bundled with the extension", known)
    : vscode.l10n.t("Server {0}, from the environment", known);
}
