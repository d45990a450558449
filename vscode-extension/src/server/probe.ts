import { execFile } from "node:child_process";
import type { Candidate } from "./candidates";
import { isOlder, OLDEST_PYTHON, parseVersion, type Version } from "./version";
import type { Machine } from "./which";

/** What a program turned out to be. */
export type Probed =
  | { readonly kind: "python"; readonly version: Version; readonly executable: string }
  | { readonly kind: "old"; readonly version: Version }
  | { readonly kind: "stub" }
  | { readonly kind: "missing" }
  | { readonly kind: "broken"; readonly detail: string };

/** What a started program left behind; `code` is a number, or a name such as ENOENT. */
export interface Outcome {
  readonly code: number | string;
  readonly output: string;
  readonly errors: string;
}

export type Run = (command: string, args: readonly string[]) => Promise<Outcome>;

// Any Python from 2.7 on understands this. JSON keeps the path free of the machine's encoding.
const QUESTION = "import sys, json; print('%d.%d.%d' % sys.version_info[:3]); print(json.dumps(sys.executable))";
// Windows answers so for the alias that offers Python in the Store, in cmd and in PowerShell.
const STORE_EXIT = 9009;
const XCODE = ["/Library/Developer/CommandLineTools", "/Applications/Xcode.app"];

/** Ask a program whether it is a Python that is new enough. Programs that would open a window are not started. */
export async function probe(candidate: Candidate, machine: Machine, run: Run): Promise<Probed> {
  if (opensWindow(candidate, machine)) {
    return { kind: "stub" };
  }
  return classify(candidate, machine, await run(candidate.command, [...candidate.args, "-E", "-s", "-S", "-c", QUESTION]));
}

function opensWindow({ command }: Candidate, machine: Machine): boolean {
  return machine.platform === "darwin" && command === "/usr/bin/python3" && !XCODE.some((path) => machine.exists(path));
}

/** What an answer means. */
export function classify({ command }: Candidate, machine: Machine, outcome: Outcome): Probed {
  if (outcome.code === 0) {
    return answer(outcome.output);
  }
  if (outcome.code === "ENOENT") {
    return { kind: "missing" };
  }
  const alias = machine.platform === "win32" && /[\\/]WindowsApps[\\/]/i.test(command);
  if (alias || outcome.code === STORE_EXIT) {
    return { kind: "stub" };
  }
  return { kind: "broken", detail: lastLine(outcome.errors) || String(outcome.code) };
}

function answer(output: string): Probed {
  const [first = "", second = ""] = output.split(/\r?\n/);
  const version = parseVersion(first);
  const executable = path(second);
  if (!version || !executable) {
    return { kind: "broken", detail: first };
  }
  return isOlder(version, OLDEST_PYTHON) ? { kind: "old", version } : { kind: "python", version, executable };
}

function path(line: string): string {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "string" ? value : "";
  } catch {
    return "";
  }
}

function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1) ?? "";
}

/** Start programs in `folder`, which holds nothing that Python could import. */
export function runner(folder: string, seconds = 15): Run {
  const options = { cwd: folder, timeout: seconds * 1000, windowsHide: true, maxBuffer: 65_536 };
  return (command, args) =>
    new Promise((resolve) => {
      execFile(command, args, options, (error, output, errors) => {
        resolve({ code: error ? (error.code ?? error.signal ?? "unknown") : 0, output, errors });
      });
    });
}
