import type { ImportStrategy } from "./server/launch";

/** The values of a setting by the place where they were written, as the editor tells them. */
export interface Places {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/** What variables in a path stand for. */
export interface Surroundings {
  readonly home: string;
  readonly folder: string | undefined;
}

/** The value that counts. What a workspace says about programs to start counts only where the user trusts it. */
export function effective(places: Places | undefined, trusted: boolean): unknown {
  const own = places?.globalValue ?? places?.defaultValue;
  return trusted ? (places?.workspaceFolderValue ?? places?.workspaceValue ?? own) : own;
}

export function importStrategy(places: Places | undefined, trusted: boolean): ImportStrategy {
  return effective(places, trusted) === "fromEnvironment" ? "fromEnvironment" : "useBundled";
}

/** The path of the interpreter that the user asks for; empty where there is none. */
export function interpreterPath(places: Places | undefined, trusted: boolean, around: Surroundings): string {
  const value = effective(places, trusted);
  return typeof value === "string" ? expand(value.trim(), around) : "";
}

/** `~`, `${userHome}` and `${workspaceFolder}` at the beginning of a path. */
export function expand(path: string, { home, folder }: Surroundings): string {
  return path
    .replace(/^(?:~|\$\{userHome\})(?=$|[\\/])/, () => home)
    .replace(/^\$\{workspaceFolder\}(?=$|[\\/])/, (text) => folder ?? text);
}
