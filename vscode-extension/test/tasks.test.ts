import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as vscode from "vscode";
import { workspace } from "./mocks/vscode";
import type { Finder } from "../src/server/finder";
import { taskArguments, Tasks } from "../src/tasks";

const folder = { uri: vscode.Uri.file("/project"), name: "project", index: 0 };
const find = vi.fn();
const tasks = new Tasks({ find } as unknown as Finder, "/ext");

beforeEach(() => {
  workspace.workspaceFolders = [folder];
  find.mockResolvedValue({ interpreter: { executable: "/usr/bin/python3" }, passedOver: [] });
});

describe("the arguments of a task", () => {
  it("keep paths from being taken for options", () => {
    expect(taskArguments({ type: "obconf", command: "validate" })).toEqual(["validate", "--format", "concise", "--", "."]);
    const said = { type: "obconf", command: "fix", mode: "task", args: ["--check"], paths: ["--x", "a b"] } as const;
    expect(taskArguments(said)).toEqual(["fix", "--mode", "task", "--check", "--", "--x", "a b"]);
  });
});

describe("tasks", () => {
  it("are offered for each folder, and run the bundled command line without a shell", async () => {
    const offered = await tasks.provideTasks();
    expect(offered.map(({ name }) => name)).toEqual(["validate", "fix"]);
    expect(offered[0]?.execution).toMatchObject({
      process: "/usr/bin/python3",
      args: ["-I", "-S", join("/ext", "bundled", "run_cli.py"), "validate", "--format", "concise", "--", "."],
      options: { cwd: "/project" },
    });
    expect(offered[0]?.problemMatchers).toEqual([]);
  });

  it("from tasks.json keep what they say", async () => {
    const definition = { type: "obconf", command: "validate", paths: ["jobs"] };
    const task = await tasks.resolveTask({ definition, scope: folder } as unknown as vscode.Task);
    expect(task?.definition).toBe(definition);
    expect((task?.execution as vscode.ProcessExecution).args.at(-1)).toBe("jobs");
  });

  it("of another kind are left alone", async () => {
    const definition = { type: "obconf", command: "rm" };
    expect(await tasks.resolveTask({ definition, scope: folder } as unknown as vscode.Task)).toBeUndefined();
  });

  it("are not offered without an interpreter or a folder", async () => {
    find.mockResolvedValue({ interpreter: undefined, passedOver: [] });
    expect(await tasks.provideTasks()).toEqual([]);
    workspace.workspaceFolders = undefined;
    find.mockClear();
    expect(await tasks.provideTasks()).toEqual([]);
    expect(find).not.toHaveBeenCalled();
  });
});
