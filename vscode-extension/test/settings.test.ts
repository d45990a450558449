import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasServer, serverLaunch, toolLaunch } from "../src/server/launch";
import { Restarts } from "../src/server/restarts";
import { effective, expand, importStrategy, interpreterPath } from "../src/settings";

const around = { home: "/home/li", folder: "/project" };

describe("settings", () => {
  const places = { defaultValue: "", globalValue: "/mine", workspaceValue: "/theirs", workspaceFolderValue: undefined };

  it("of a workspace count only where it is trusted", () => {
    expect(interpreterPath(places, true, around)).toBe("/theirs");
    expect(interpreterPath(places, false, around)).toBe("/mine");
    expect(effective({ ...places, workspaceFolderValue: "/folder" }, true)).toBe("/folder");
    expect(effective({ ...places, workspaceFolderValue: "/folder" }, false)).toBe("/mine");
    expect(importStrategy({ workspaceValue: "fromEnvironment" }, true)).toBe("fromEnvironment");
    expect(importStrategy({ workspaceValue: "fromEnvironment" }, false)).toBe("useBundled");
  });

  it("of a wrong type count as none", () => {
    expect(interpreterPath({ globalValue: 3 }, true, around)).toBe("");
    expect(interpreterPath(undefined, true, around)).toBe("");
    expect(importStrategy({ globalValue: "other" }, true)).toBe("useBundled");
  });

  it("may begin with a variable", () => {
    expect(expand("~/bin/python", around)).toBe("/home/li/bin/python");
    expect(expand("${userHome}/bin/python", around)).toBe("/home/li/bin/python");
    expect(expand("${workspaceFolder}/.venv/bin/python", around)).toBe("/project/.venv/bin/python");
    expect(expand("${workspaceFolder}/x", { ...around, folder: undefined })).toBe("${workspaceFolder}/x");
    expect(expand("~other/python", around)).toBe("~other/python");
    expect(expand("~", { ...around, home: "/$&" })).toBe("/$&");
  });
});

describe("launching", () => {
  it("keeps the bundled server apart from everything else that Python could import", () => {
    const launch = serverLaunch("useBundled", "/usr/bin/python3", "/ext");
    expect(launch.command).toBe("/usr/bin/python3");
    expect(launch.args).toEqual(["-I", "-S", join("/ext", "bundled", "run_server.py")]);
    expect(launch.env).toEqual({});
  });

  it("starts the installed server as a module, never as a program, and not in the workspace", () => {
    const launch = serverLaunch("fromEnvironment", "/venv/bin/python", "/ext");
    expect(launch.args).toEqual(["-m", "openbayes_lsp"]);
    expect(launch.cwd).toBe("/ext");
    expect(launch.env).toEqual({ PYTHONSAFEPATH: "1" });
  });

  it("runs the command line where the files are", () => {
    const launch = toolLaunch("/usr/bin/python3", "/ext", "/project", ["validate"]);
    expect(launch.args).toEqual(["-I", "-S", join("/ext", "bundled", "run_cli.py"), "validate"]);
    expect(launch.cwd).toBe("/project");
  });

  it("asks an environment for the server by its exit code", async () => {
    const run = (code: number) => () => Promise.resolve({ code, output: "", errors: "" });
    expect(await hasServer("python", run(0))).toBe(true);
    expect(await hasServer("python", run(1))).toBe(false);
  });
});

describe("restarts", () => {
  it("come slower each time and end", () => {
    const restarts = new Restarts();
    expect([0, 1, 2, 3, 4].map((second) => restarts.next(second * 1000))).toEqual([0, 1000, 4000, undefined, undefined]);
  });

  it("begin anew after a while, or when asked for", () => {
    const restarts = new Restarts();
    [0, 1, 2].forEach((each) => restarts.next(each));
    expect(restarts.next(4 * 60_000)).toBe(0);
    [0, 1, 2].forEach((each) => restarts.next(4 * 60_000 + each));
    restarts.reset();
    expect(restarts.next(4 * 60_000 + 3)).toBe(0);
  });
});
