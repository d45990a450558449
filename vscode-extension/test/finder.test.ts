import { beforeEach, describe, expect, it, vi } from "vitest";
import * as vscode from "vscode";
import { extensions, settings, workspace } from "./mocks/vscode";
import { Finder } from "../src/server/finder";
import { onSelection, selectedInterpreter } from "../src/server/pythonExtension";

const PYTHON = process.env["PYTHON"] ?? "python3";
const SELECTED = "/selected/bin/python";
const activate = vi.fn();
const subscribe = vi.fn();

/** The Python extension as it is installed; `path` is what is selected in it. */
function installed(isActive: boolean, path = SELECTED): void {
  const environments = {
    getActiveEnvironmentPath: () => ({ path }),
    resolveEnvironment: () => Promise.resolve({ executable: { uri: vscode.Uri.file(path) } }),
    onDidChangeActiveEnvironmentPath: subscribe,
  };
  activate.mockResolvedValue({ environments });
  extensions.getExtension.mockReturnValue({ isActive, exports: isActive ? { environments } : undefined, activate });
}

function configured(values: Record<string, object>): void {
  settings.inspect.mockImplementation((name: string) => values[name] ?? { defaultValue: "" });
}

beforeEach(() => {
  workspace.isTrusted = true;
  configured({});
});

describe("the Python extension", () => {
  it("tells what is selected, and is woken up for that", async () => {
    installed(false);
    expect(await selectedInterpreter(undefined)).toBe(SELECTED);
    expect(activate).toHaveBeenCalledTimes(1);
  });

  it("may be missing, empty or broken", async () => {
    expect(await selectedInterpreter(undefined)).toBeUndefined();
    extensions.getExtension.mockReturnValue({ isActive: true, exports: undefined });
    expect(await selectedInterpreter(undefined)).toBeUndefined();
    extensions.getExtension.mockReturnValue({ isActive: false, activate: () => Promise.reject(new Error("broken")) });
    expect(await selectedInterpreter(undefined)).toBeUndefined();
  });

  it("is not waited for", async () => {
    vi.useFakeTimers();
    extensions.getExtension.mockReturnValue({ isActive: false, activate: () => new Promise(() => undefined) });
    const asked = selectedInterpreter(undefined);
    await vi.advanceTimersByTimeAsync(6_000);
    vi.useRealTimers();
    expect(await asked).toBeUndefined();
  });

  it("is left asleep where nobody asks it for an interpreter", () => {
    installed(false);
    onSelection(() => undefined);
    expect(activate).not.toHaveBeenCalled();
    installed(true);
    onSelection(() => undefined);
    expect(subscribe).toHaveBeenCalledTimes(1);
  });
});

describe("finding an interpreter", () => {
  it("takes the setting, and does not ask the Python extension then", async () => {
    installed(false);
    configured({ interpreter: { globalValue: PYTHON } });
    const { interpreter } = await new Finder(__dirname).find();
    expect(interpreter?.origin).toBe("setting");
    expect(activate).not.toHaveBeenCalled();
  });

  it("names a wrong setting instead of looking elsewhere", async () => {
    configured({ interpreter: { globalValue: "/nowhere/python" } });
    const { interpreter, passedOver } = await new Finder(__dirname).find();
    expect(interpreter).toBeUndefined();
    expect(passedOver).toEqual([
      { candidate: { origin: "setting", command: "/nowhere/python", args: [] }, probed: { kind: "missing" } },
    ]);
  });

  it("goes on where what is selected is gone", async () => {
    installed(true, "/gone/python");
    const { interpreter, passedOver } = await new Finder(__dirname).find();
    expect(passedOver[0]?.candidate).toMatchObject({ origin: "environment", command: "/gone/python" });
    expect(interpreter?.origin).not.toBe("environment");
  });
});

describe("an untrusted workspace", () => {
  it("has no say in what is started", async () => {
    workspace.isTrusted = false;
    installed(true, "/evil/python");
    configured({
      interpreter: { globalValue: "", workspaceValue: "/evil/python" },
      importStrategy: { defaultValue: "useBundled", workspaceValue: "fromEnvironment" },
    });
    const finder = new Finder(__dirname);
    expect(finder.setting).toBe("");
    expect(finder.strategy).toBe("useBundled");
    const { interpreter, passedOver } = await finder.find();
    const tried = [...passedOver.map(({ candidate }) => candidate.command), interpreter?.executable];
    expect(tried).not.toContain("/evil/python");
  });
});
