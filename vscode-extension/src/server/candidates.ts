import { paths, which, type Machine } from "./which";

/** Where an interpreter was found. */
export type Origin = "setting" | "environment" | "conda" | "launcher" | "path";

/** A program that may be a Python; `args` come before all others. */
export interface Candidate {
  readonly origin: Origin;
  readonly command: string;
  readonly args: readonly string[];
}

/** What the user and the editor say about the interpreter, besides the machine. */
export interface Wishes {
  /** The setting, already free of variables; empty where there is none. */
  readonly setting: string;
  /** The interpreter that is selected in the Python extension. Asked only when the setting is empty. */
  readonly selected: () => Promise<string | undefined>;
}

/**
 * The programs to try, best first. A setting stands alone: whoever names an interpreter wants that one or a message.
 */
export async function candidates(wishes: Wishes, machine: Machine): Promise<Candidate[]> {
  if (wishes.setting) {
    return [{ origin: "setting", command: wishes.setting, args: [] }];
  }
  const selected = await wishes.selected();
  const found: Candidate[] = selected ? [{ origin: "environment", command: selected, args: [] }] : [];
  return [...found, ...conda(machine), ...launcher(machine), ...onPath(machine)];
}

function conda(machine: Machine): Candidate[] {
  const path = paths(machine);
  const prefix = machine.env["CONDA_PREFIX"] ?? "";
  const command = machine.platform === "win32" ? path.join(prefix, "python.exe") : path.join(prefix, "bin", "python");
  return path.isAbsolute(prefix) && machine.exists(command) ? [{ origin: "conda", command, args: [] }] : [];
}

function launcher(machine: Machine): Candidate[] {
  const found = machine.platform === "win32" ? which("py", machine) : [];
  return found.slice(0, 1).map((command) => ({ origin: "launcher", command, args: ["-3"] }));
}

function onPath(machine: Machine): Candidate[] {
  return ["python3", "python"]
    .flatMap((name) => which(name, machine))
    .map((command) => ({ origin: "path", command, args: [] }));
}
