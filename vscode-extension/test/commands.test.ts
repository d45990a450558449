import { beforeEach, describe, expect, it, vi } from "vitest";
import * as vscode from "vscode";
import { env, settings, window } from "./mocks/vscode";
import { commands, type Parts } from "../src/commands";
import type { Choice } from "../src/server/choose";

const uri = vscode.Uri.file("/project/openbayes.yaml");
const GOOD: Choice = { interpreter: { origin: "setting", executable: "/opt/python", version: [3, 12, 0] }, passedOver: [] };
const OLD: Choice = {
  interpreter: undefined,
  passedOver: [{ candidate: { origin: "setting", command: "/opt/python", args: [] }, probed: { kind: "old", version: [3, 8, 0] } }],
};

const sendRequest = vi.fn();
const check = vi.fn<() => Promise<Choice>>();
const restart = vi.fn();
const [showJob, showTrials, reset, showLog] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];

function run(id: string, args: unknown[] = [], controller: object = {}): unknown {
  const finder = { check, setting: "" };
  const parts = {
    version: "0.1.0",
    controller: { state: { kind: "stopped" }, running: { sendRequest }, finder, restart, ...controller },
    messages: { reset },
    output: { show: showLog },
    job: { show: showJob },
    trials: { show: showTrials },
  } as unknown as Parts;
  return commands(parts)[id]?.(...args);
}

function inFront(languageId: string): void {
  window.activeTextEditor = { document: { languageId, uri } };
}

beforeEach(() => {
  inFront("openbayes-yaml");
});

describe("commands about a file", () => {
  it("take the file in front, an address, or a text of the server", () => {
    const other = vscode.Uri.parse("file:///project/b/openbayes.yaml");
    void run("obconf.showRenderedJob");
    void run("obconf.showRenderedJob", [other, "workspace"]);
    void run("obconf.showRenderedJob", [other.toString(), 3]);
    expect(showJob.mock.calls).toEqual([[uri, undefined], [other, "workspace"], [other, undefined]]);
    void run("obconf.showTrials", [{ not: "an address" }]);
    expect(showTrials.mock.calls).toEqual([[uri]]);
  });

  it("say so where there is none", () => {
    inFront("yaml");
    void run("obconf.fixAll");
    expect(window.showInformationMessage).toHaveBeenCalledWith("Open an openbayes.yaml first.");
    expect(sendRequest).not.toHaveBeenCalled();
  });

  it.each([
    ["obconf.fixAll", "obconf.fixAll", []],
    ["obconf.convertToBindings", "obconf.convertBindings", ["bindings"]],
    ["obconf.convertToDataBindings", "obconf.convertBindings", ["data_bindings"]],
  ])("%s is done by the server", async (id, command, rest) => {
    await run(id);
    expect(sendRequest.mock.calls).toEqual([["workspace/executeCommand", { command, arguments: [uri.toString(), ...rest] }]]);
  });

  it("say so where no server runs", async () => {
    await run("obconf.fixAll", [], { running: undefined });
    expect(window.showInformationMessage).toHaveBeenCalledWith("The obconf language server is not running.");
  });
});

describe("choosing an interpreter", () => {
  beforeEach(() => {
    window.showOpenDialog.mockResolvedValue([vscode.Uri.file("/opt/python")]);
  });

  it("keeps a good one in the user's settings", async () => {
    check.mockResolvedValue(GOOD);
    await run("obconf.selectInterpreter");
    expect(settings.update).toHaveBeenCalledWith("interpreter", "/opt/python", vscode.ConfigurationTarget.Global);
    expect(restart).not.toHaveBeenCalled();
  });

  it("starts again where it is the one of before", async () => {
    check.mockResolvedValue(GOOD);
    await run("obconf.selectInterpreter", [], { finder: { check, setting: "/opt/python" } });
    expect(restart).toHaveBeenCalledTimes(1);
    expect(settings.update).not.toHaveBeenCalled();
  });

  it("says why another one cannot be used", async () => {
    check.mockResolvedValue(OLD);
    await run("obconf.selectInterpreter");
    expect(window.showErrorMessage).toHaveBeenCalledWith("/opt/python is Python 3.8.0. obconf needs Python 3.10 or newer.");
    expect(settings.update).not.toHaveBeenCalled();
  });

  it("changes nothing when it is given up", async () => {
    window.showOpenDialog.mockResolvedValue(undefined);
    await run("obconf.selectInterpreter");
    expect(check).not.toHaveBeenCalled();
  });
});

describe("the versions", () => {
  it("are shown with where they come from, and can be copied", async () => {
    window.showInformationMessage.mockResolvedValue("Copy");
    const interpreter = { origin: "conda", executable: "/conda/bin/python", version: [3, 11, 7] };
    const state = { kind: "running", server: { strategy: "fromEnvironment", version: "0.1.0", interpreter } };
    await run("obconf.showVersions", [], { state });
    const detail = [
      "Extension 0.1.0",
      "Server 0.1.0, from the environment",
      "Python 3.11.7, active conda environment",
      "/conda/bin/python",
      "VS Code 1.82.0",
    ].join("\n");
    expect(window.showInformationMessage).toHaveBeenCalledWith("obconf", { modal: true, detail }, "Copy");
    expect(env.clipboard.writeText).toHaveBeenCalledWith(detail);
  });

  it("are shown without a server, too", async () => {
    await run("obconf.showVersions");
    const [, options] = window.showInformationMessage.mock.calls[0] as [string, { detail: string }];
    expect(options.detail).toContain("The obconf language server is not running.");
  });
});

describe("the server", () => {
  it("is restarted on demand, and may complain again", async () => {
    await run("obconf.restart");
    expect(reset).toHaveBeenCalledTimes(1);
    expect(restart).toHaveBeenCalledTimes(1);
  });

  it("has its log", () => {
    void run("obconf.showLog");
    expect(showLog).toHaveBeenCalledWith(true);
  });
});
