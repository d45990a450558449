import { posix, win32 } from "node:path";

/** What a search on PATH needs to know of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a file is there. It is not started. */
  readonly exists: (path: string) => boolean;
}

export function paths(machine: Machine): typeof posix {
  return machine.platform === "win32" ? win32 : posix;
}

/**
 * The absolute paths of a program in all folders on PATH, in their order.
 *
 * Relative folders count for nothing: they would find programs in the folder that happens to be open.
 */
export function which(name: string, machine: Machine): string[] {
  const path = paths(machine);
  const file = machine.platform === "win32" ? `${name}.exe` : name;
  return searchPath(machine)
    .split(path.delimiter)
    .map((folder) => folder.replace(/^"(.*)"$/, "$1"))
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, file))
    .filter((found, place, all) => all.indexOf(found) === place && machine.exists(found));
}

function searchPath(machine: Machine): string {
  // Windows writes Path, and its names have no case.
  const name = machine.platform === "win32" ? Object.keys(machine.env).find((key) => /^path$/i.test(key)) : "PATH";
  return machine.env[name ?? "PATH"] ?? "";
}
