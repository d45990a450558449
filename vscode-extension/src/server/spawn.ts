import { spawn, type ChildProcess } from "node:child_process";
import type { Launch } from "./launch";

/** Start a server whose streams speak the protocol. Rejects where the program cannot be started. */
export function start({ command, args, cwd, env }: Launch): Promise<ChildProcess> {
  const child = spawn(command, [...args], { cwd, env: { ...process.env, ...env }, windowsHide: true });
  return new Promise((resolve, reject) => {
    child.once("spawn", () => {
      resolve(child);
    });
    child.once("error", reject);
  });
}

/** End a server that has not left by itself `patience` milliseconds from now. */
export function endLater(child: ChildProcess | undefined, patience = 2_000): void {
  if (child?.exitCode === null && child.signalCode === null) {
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(timer);
    });
  }
}
