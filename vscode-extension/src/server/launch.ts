import { join } from "node:path";
import type { Run } from "./probe";

export type ImportStrategy = "useBundled" | "fromEnvironment";

/** How to start a program. `env` is added to the editor's own variables. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

// Neither variables, nor the user's packages, nor those of the interpreter: only the standard library and our own folder.
const ALONE = ["-I", "-S"];
// `-m` looks into the current folder first, unless this is set (Python 3.11) or the folder holds nothing to import.
const SAFE = { PYTHONSAFEPATH: "1" };
const MODULE = "openbayes_lsp";

/** How to start the language server. `extension` is the folder of this extension. */
export function serverLaunch(strategy: ImportStrategy, executable: string, extension: string): Launch {
  const where = { command: executable, cwd: extension };
  return strategy === "useBundled"
    ? { ...where, args: [...ALONE, join(extension, "bundled", "run_server.py")], env: {} }
    : { ...where, args: ["-m", MODULE], env: SAFE };
}

/** How to run the bundled command line in a folder. */
export function toolLaunch(executable: string, extension: string, cwd: string, args: readonly string[]): Launch {
  return { command: executable, args: [...ALONE, join(extension, "bundled", "run_cli.py"), ...args], cwd, env: {} };
}

/** Whether an interpreter has obconf installed; nothing of it is imported. */
export async function hasServer(executable: string, run: Run): Promise<boolean> {
  const question = `import importlib.util as u, sys; sys.exit(not u.find_spec(${JSON.stringify(MODULE)}))`;
  return (await run(executable, ["-c", question])).code === 0;
}
