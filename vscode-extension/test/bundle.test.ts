import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import manifest from "../package.json";
import snippets from "../snippets/openbayes-yaml.json";
import { serverLaunch, toolLaunch, type Launch } from "../src/server/launch";
import { taskArguments } from "../src/tasks";

const PYTHON = process.env["PYTHON"] ?? "python3";
const folder = mkdtempSync(join(tmpdir(), "obconf-"));
// What would be found first by a Python that looks at its surroundings.
const TRAPS = ["openbayes_lsp.py", "openbayes_config.py", "yaml.py", "json.py", "sitecustomize.py"];
const HOSTILE = { ...process.env, PYTHONPATH: folder, PYTHONSTARTUP: join(folder, "yaml.py"), PYTHONHOME: "/nowhere" };
const OFFLINE = process.platform === "linux" && spawnSync("unshare", ["-rn", "true"]).status === 0;

function bundle(name: string): string {
  const target = join(folder, name, "bundled");
  execFileSync(PYTHON, ["scripts/bundle_server.py", "--target", target], { stdio: "pipe" });
  for (const script of ["run_server.py", "run_cli.py"]) {
    copyFileSync(join("bundled", script), join(target, script));
  }
  return target;
}

function files(root: string): string[] {
  const all = readdirSync(root, { recursive: true, encoding: "utf8" });
  return all.filter((name) => statSync(join(root, name)).isFile()).sort();
}

/** The program and its arguments, cut off from the network where this machine can do so. */
function offline({ command, args }: Launch): [string, string[]] {
  return OFFLINE ? ["unshare", ["-rn", command, ...args]] : [command, [...args]];
}

function tool(extension: string, args: string[]): { status: number | null; stdout: string; stderr: string } {
  const [command, rest] = offline(toolLaunch(PYTHON, extension, folder, args));
  return spawnSync(command, rest, { cwd: folder, env: HOSTILE, encoding: "utf8" });
}

let extension = "";

beforeAll(() => {
  extension = join(bundle("one"), "..");
  for (const name of TRAPS) {
    writeFileSync(join(folder, name), "raise SystemExit('imported from the surroundings')\n");
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("what is bundled", () => {
  it("is the same each time", () => {
    const [one, two] = [join(extension, "bundled"), bundle("two")];
    expect(files(two)).toEqual(files(one));
    expect(files(one).filter((name) => !readFileSync(join(one, name)).equals(readFileSync(join(two, name))))).toEqual([]);
  });

  it("is Python and its data, nothing compiled, no tests", () => {
    const all = files(join(extension, "bundled", "libs"));
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((name) => !/(\.(py|json|md)|schemas[\\/]vocabularies[\\/].*|METADATA)$/.test(name))).toEqual([]);
    expect(all.filter((name) => /(^|[\\/])(tests?|__pycache__)[\\/]/.test(name))).toEqual([]);
  });

  it("says its version", () => {
    const asked = `import importlib.metadata as m; print(m.version("obconf"))`;
    const libs = join(extension, "bundled", "libs");
    const said = execFileSync(PYTHON, ["-I", "-S", "-c", `import sys; sys.path.insert(0, ${JSON.stringify(libs)}); ${asked}`]);
    expect(said.toString().trim()).toBe(manifest.version);
  });

  it("has a pinned version and digest for every part", () => {
    const lines = readFileSync("scripts/requirements.txt", "utf8").split("\n");
    const wrong = lines.filter((line) => line && !line.startsWith("#") && !/^[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}$/.test(line));
    expect(wrong).toEqual([]);
  });
});

describe("the bundled server", () => {
  it("starts without a network, whatever surrounds it, and finds the mistake", async () => {
    const [command, args] = offline(serverLaunch("useBundled", PYTHON, extension));
    const server = spawn(command, args, { cwd: folder, env: HOSTILE });
    const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const published = new Promise<{ diagnostics: { code: string }[] }>((resolve) => {
      connection.onNotification("textDocument/publishDiagnostics", resolve);
    });
    connection.listen();
    const start = { processId: process.pid, rootUri: null, capabilities: {}, locale: "en" };
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string; version: string } }>("initialize", start);
    expect(serverInfo).toEqual({ name: "obconf", version: manifest.version });
    await connection.sendNotification("initialized", {});
    const textDocument = { uri: "file:///job/openbayes.yaml", languageId: "openbayes-yaml", version: 1, text: "data_binding: []\n" };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
    expect((await published).diagnostics.map(({ code }) => code)).toContain("OB202");
    const left = new Promise((resolve) => server.once("exit", resolve));
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await left).toBe(0);
    connection.dispose();
  });
});

describe("the bundled command line", () => {
  it("prints what the problem matcher reads", () => {
    writeFileSync(join(folder, "openbayes.yaml"), "data_binding: []\ncommand: python a.py\n");
    const { stdout, status } = tool(extension, ["--lang", "en", ...taskArguments({ type: "obconf", command: "validate" })]);
    expect(status).toBe(1);
    const pattern = new RegExp(manifest.contributes.problemPatterns[0]?.regexp ?? "$^", "m");
    expect(pattern.exec(stdout)?.slice(1, 6)).toEqual(["openbayes.yaml", "1", "1", "error", "OB202"]);
  });

  it("takes all that a task may say", () => {
    writeFileSync(join(folder, "openbayes.yaml"), "command: python a.py\n");
    const definition = { type: "obconf", command: "fix", args: ["--check"], paths: ["openbayes.yaml"] } as const;
    expect(tool(extension, taskArguments(definition)).status).toBe(1);
    const checked = taskArguments({ type: "obconf", command: "validate", mode: "task", args: ["--strict"] });
    expect(tool(extension, checked).status).toBe(1);
  });

  it("reads what is not simple with jsonschema and PyYAML in plain Python", () => {
    writeFileSync(join(folder, "openbayes.yaml"), "resource: [1]\nenv: 3\ncommand: python a.py\nnode: x\n");
    const { stdout, stderr } = tool(extension, ["validate", "--format", "json", "--", "openbayes.yaml"]);
    expect(stderr).toBe("");
    expect(stdout).toContain("OB1");
  });

  it.each(["task", "workspace", "tuning"] as const)("finds no mistake in the snippet %s", (name) => {
    const body = snippets[name].body.join("\n");
    const choice = /\$\{\d+\|([^,|]+)[^}]*\}/g;
    const text = body.replace(choice, "$1").replace(/\$\{\d+:([^}]*)\}/g, "$1");
    expect(text).not.toContain("$");
    rmSync(join(folder, "main.py"), { force: true });
    writeFileSync(join(folder, "openbayes.yaml"), text);
    const mode = name === "tuning" ? "hypertuning" : name;
    const { stdout } = tool(extension, ["validate", "--lang", "en", "--mode", mode, "--format", "concise", "--min-severity", "warning"]);
    // There is no script beside it.
    expect(stdout.replace(/^.*\[OB3\d\d\] .*main\.py.*$/gm, "")).not.toMatch(/\[OB/);
  });
});
