/** Small dealings with the operating system. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/** What a VS Code server and an extension may start; nothing of obconf, and Python only when asked for. */
const PROGRAMS = ["bash", "cat", "dirname", "env", "getconf", "git", "grep", "ls", "ps", "readlink", "sed", "sh", "sleep", "uname", "which"];

/** The interpreter itself behind shims and virtual environments. */
export function pythonProgram(): string {
  const ask = "import sys; print(getattr(sys, '_base_executable', sys.executable))";
  return execFileSync("python3", ["-c", ask], { encoding: "utf8" }).trim();
}

/** Links the programs into `folder`, which becomes the whole PATH. */
export function linkPrograms(folder: string, python: boolean): void {
  for (const program of PROGRAMS) {
    const found = (process.env.PATH ?? "").split(delimiter).map((part) => join(part, program)).find(existsSync);
    if (found !== undefined) symlinkSync(found, join(folder, program));
  }
  symlinkSync(process.execPath, join(folder, "node"));
  if (python) symlinkSync(pythonProgram(), join(folder, "python3"));
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}

/** The processes whose command line holds all of `words`, oldest first. */
export function processesWith(...words: string[]): number[] {
  const numbers = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
  const holds = (pid: number): boolean => {
    const line = commandLine(pid);
    return words.every((word) => line.includes(word));
  };
  return numbers.filter((pid) => pid !== process.pid && holds(pid)).sort((one, other) => one - other);
}

export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // The group has ended already.
  }
}

export function groupLives(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

/** Makes a vsix of `folder`, which holds `extension/`: the archive is all that VS Code asks of one that is not published. */
export function pack(folder: string, vsix: string): string {
  execFileSync("python3", ["-m", "zipfile", "-c", vsix, "extension/"], { cwd: folder });
  return vsix;
}
