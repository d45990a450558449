import * as vscode from "vscode";

/** The part of the Python extension's interface that is used here; everything may be missing. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(path: unknown): Promise<Resolved | undefined>;
    onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

interface Resolved {
  readonly executable: { readonly uri?: vscode.Uri };
}

const PATIENCE = 5_000;

/**
 * The interpreter that is selected in the Python extension, where that is installed and answers soon.
 *
 * It is woken up at most once, and nothing waits for it longer than a few seconds.
 */
export async function selectedInterpreter(folder: vscode.Uri | undefined): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  try {
    return await Promise.race([ask(folder), late]);
  } catch {
    return undefined;
  }
}

async function ask(folder: vscode.Uri | undefined): Promise<string | undefined> {
  const environments = (await pythonApi())?.environments;
  const active = environments?.getActiveEnvironmentPath(folder);
  const resolved = active && (await environments?.resolveEnvironment(active));
  return resolved?.executable.uri?.fsPath;
}

/** Call `changed` whenever another interpreter is selected. An extension that sleeps is left asleep. */
export function onSelection(changed: () => void): vscode.Disposable | undefined {
  const extension = pythonExtension();
  return extension?.isActive ? extension.exports?.environments?.onDidChangeActiveEnvironmentPath(changed) : undefined;
}

async function pythonApi(): Promise<PythonApi | undefined> {
  const extension = pythonExtension();
  return extension && (extension.isActive ? extension.exports : await extension.activate());
}

function pythonExtension(): vscode.Extension<PythonApi | undefined> | undefined {
  return vscode.extensions.getExtension<PythonApi | undefined>("ms-python.python");
}
