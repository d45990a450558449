import { describe, expect, it } from "vitest";
import { candidates, type Candidate } from "../src/server/candidates";
import { choose } from "../src/server/choose";
import { classify, probe, runner, type Outcome, type Probed } from "../src/server/probe";
import { isOlder, parseVersion } from "../src/server/version";
import { which, type Machine } from "../src/server/which";

function linux(files: string[], env: Record<string, string> = {}): Machine {
  return { platform: "linux", env: { PATH: "/usr/local/bin:/usr/bin", ...env }, exists: (path) => files.includes(path) };
}

function windows(files: string[], env: Record<string, string>): Machine {
  return { platform: "win32", env, exists: (path) => files.includes(path) };
}

const STORE = "C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\python3.exe";
const nobody = () => Promise.resolve(undefined);

function candidate(command: string): Candidate {
  return { origin: "path", command, args: [] };
}

function ended(code: number | string, output = "", errors = ""): Outcome {
  return { code, output, errors };
}

describe("versions", () => {
  it("count by number, not by letter", () => {
    expect(isOlder([3, 9, 18], [3, 10, 0])).toBe(true);
    expect(isOlder([3, 10, 0], [3, 10, 0])).toBe(false);
    expect(isOlder([4, 0, 0], [3, 10, 0])).toBe(false);
  });

  it("are read out of texts", () => {
    expect(parseVersion("v0.1.0")).toEqual([0, 1, 0]);
    expect(parseVersion("3.13")).toEqual([3, 13, 0]);
    expect(parseVersion("Python was not found")).toBeUndefined();
    expect(parseVersion(undefined)).toBeUndefined();
  });
});

describe("which", () => {
  it("gives all places on PATH in their order, each once", () => {
    const machine = linux(["/usr/bin/python3", "/usr/local/bin/python3"], { PATH: "/usr/bin:/usr/local/bin:/usr/bin" });
    expect(which("python3", machine)).toEqual(["/usr/bin/python3", "/usr/local/bin/python3"]);
  });

  it("never looks into the folder that is open", () => {
    const everything: Machine = { platform: "linux", env: { PATH: ":.:bin:./bin" }, exists: () => true };
    expect(which("python3", everything)).toEqual([]);
    expect(which("py", { ...everything, platform: "win32", env: { PATH: ".;bin;\\bin;;" } })).toEqual(["\\bin\\py.exe"]);
  });

  it("knows how Windows writes its variables and folders", () => {
    const machine = windows(["C:\\Program Files\\Py\\py.exe"], { Path: '"C:\\Program Files\\Py";D:\\x' });
    expect(which("py", machine)).toEqual(["C:\\Program Files\\Py\\py.exe"]);
  });
});

describe("candidates", () => {
  it("are the setting alone, where there is one", async () => {
    const wishes = { setting: "/opt/python", selected: () => Promise.reject(new Error("asked in vain")) };
    expect(await candidates(wishes, linux(["/usr/bin/python3"]))).toEqual([
      { origin: "setting", command: "/opt/python", args: [] },
    ]);
  });

  it("are else the selected environment, conda, and PATH", async () => {
    const files = ["/usr/bin/python", "/usr/bin/python3", "/conda/bin/python"];
    const wishes = { setting: "", selected: () => Promise.resolve("/venv/bin/python") };
    const found = await candidates(wishes, linux(files, { CONDA_PREFIX: "/conda" }));
    expect(found.map(({ origin, command }) => [origin, command])).toEqual([
      ["environment", "/venv/bin/python"],
      ["conda", "/conda/bin/python"],
      ["path", "/usr/bin/python3"],
      ["path", "/usr/bin/python"],
    ]);
  });

  it("begin with the launcher on Windows", async () => {
    const machine = windows(["C:\\Windows\\py.exe", STORE], { PATH: `C:\\Windows;${STORE.replace("\\python3.exe", "")}` });
    expect(await candidates({ setting: "", selected: nobody }, machine)).toEqual([
      { origin: "launcher", command: "C:\\Windows\\py.exe", args: ["-3"] },
      { origin: "path", command: STORE, args: [] },
    ]);
  });

  it("never contain anything called obconf", async () => {
    const everything: Machine = { platform: "linux", env: { PATH: "/usr/bin", CONDA_PREFIX: "/c" }, exists: () => true };
    const found = await candidates({ setting: "", selected: nobody }, everything);
    expect(found.map(({ command }) => command).filter((command) => /obconf|openbayes/.test(command))).toEqual([]);
  });
});

describe("a program", () => {
  const machine = linux([]);

  it("is a Python by what it answers", () => {
    const executable = "C:\\Users\\李\\python.exe";
    const output = `3.12.1\r\n${JSON.stringify(executable)}\r\n`;
    expect(classify(candidate("py"), machine, ended(0, output))).toEqual({ kind: "python", version: [3, 12, 1], executable });
  });

  it("may be too old", () => {
    expect(classify(candidate("python"), machine, ended(0, '2.7.18\n"/usr/bin/python"\n'))).toEqual({
      kind: "old",
      version: [2, 7, 18],
    });
  });

  it("may be the alias that opens the Store", () => {
    const store = windows([STORE], {});
    expect(classify(candidate(STORE), store, ended(9009, "", "Python was not found; run without arguments"))).toEqual({ kind: "stub" });
    expect(classify(candidate(STORE), store, ended(1))).toEqual({ kind: "stub" });
    expect(classify(candidate("C:\\py.exe"), store, ended(9009))).toEqual({ kind: "stub" });
    const real = ended(0, `3.11.0\n${JSON.stringify(STORE)}\n`);
    expect(classify(candidate(STORE), store, real).kind).toBe("python");
  });

  it("may be missing, broken or no Python at all", () => {
    expect(classify(candidate("x"), machine, ended("ENOENT"))).toEqual({ kind: "missing" });
    expect(classify(candidate("x"), machine, ended(127, "", "pyenv: nothing\nno such version\n"))).toEqual({
      kind: "broken",
      detail: "no such version",
    });
    expect(classify(candidate("x"), machine, ended("SIGTERM"))).toEqual({ kind: "broken", detail: "SIGTERM" });
    expect(classify(candidate("x"), machine, ended(0, "hello\n")).kind).toBe("broken");
    expect(classify(candidate("x"), machine, ended(0, "3.12.1\nnot json\n")).kind).toBe("broken");
  });

  it("is not started where it would open a window", async () => {
    const run = () => Promise.reject(new Error("started"));
    const mac: Machine = { platform: "darwin", env: {}, exists: () => false };
    expect(await probe(candidate("/usr/bin/python3"), mac, run)).toEqual({ kind: "stub" });
  });
});

describe("choosing", () => {
  const answers: Record<string, Probed> = {
    old: { kind: "old", version: [3, 9, 0] },
    stub: { kind: "stub" },
    good: { kind: "python", version: [3, 11, 7], executable: "/real/python" },
  };
  const ask = ({ command }: Candidate) => Promise.resolve(answers[command] ?? { kind: "missing" as const });

  it("passes over what cannot be used, and remembers why", async () => {
    const { interpreter, passedOver } = await choose(["stub", "old", "good", "never"].map(candidate), ask);
    expect(interpreter).toEqual({ origin: "path", executable: "/real/python", version: [3, 11, 7] });
    expect(passedOver.map(({ probed }) => probed.kind)).toEqual(["stub", "old"]);
  });

  it("may find nothing", async () => {
    expect((await choose([], ask)).interpreter).toBeUndefined();
    expect((await choose([candidate("old")], ask)).passedOver).toHaveLength(1);
  });
});

describe("the real Python of this machine", () => {
  const real: Machine = { platform: process.platform, env: process.env, exists: () => true };

  it("is recognised", async () => {
    const python = process.env["PYTHON"] ?? "python3";
    expect((await probe(candidate(python), real, runner(__dirname))).kind).toBe("python");
  });

  it("is told from a program that is not there and from another program", async () => {
    expect(await probe(candidate("/nowhere/python3"), real, runner(__dirname))).toEqual({ kind: "missing" });
    expect((await probe(candidate(process.execPath), real, runner(__dirname))).kind).toBe("broken");
  });
});
