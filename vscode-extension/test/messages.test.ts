import { beforeEach, describe, expect, it, vi } from "vitest";
import * as vscode from "vscode";
import { statusItem } from "./mocks/vscode";
import { Messages } from "../src/messages";
import type { Probed } from "../src/server/probe";
import type { State } from "../src/server/state";
import { Status } from "../src/status";
import { noInterpreter, refused } from "../src/words";

const showError = vi.mocked(vscode.window.showErrorMessage);
const showWarning = vi.mocked(vscode.window.showWarningMessage);
const execute = vi.mocked(vscode.commands.executeCommand);

const interpreter = { origin: "path", executable: "/venv/bin/python", version: [3, 11, 7] } as const;
const FAILED: State = { kind: "failed" };

function attempt(probed: Exclude<Probed, { kind: "python" }>) {
  return { candidate: { origin: "path", command: "/usr/bin/python3", args: [] }, probed } as const;
}

function without(...passedOver: Exclude<Probed, { kind: "python" }>[]): Extract<State, { kind: "noInterpreter" }> {
  return { kind: "noInterpreter", setting: "", passedOver: passedOver.map(attempt) };
}

function running(strategy: "useBundled" | "fromEnvironment", version: string | undefined): State {
  return { kind: "running", server: { strategy, interpreter, version } };
}

beforeEach(() => {
  showError.mockResolvedValue(undefined);
});

describe("without an interpreter", () => {
  it("there is one message with one action", async () => {
    showError.mockResolvedValue("Choose an interpreter" as never);
    new Messages("0.1.0").show(without());
    expect(showError.mock.calls).toEqual([
      ["obconf needs Python 3.10 or newer. No Python was found on this machine.", "Choose an interpreter"],
    ]);
    await vi.waitFor(() => {
      expect(execute).toHaveBeenCalledWith("obconf.selectInterpreter");
    });
  });

  it("the message comes once, until something has changed", () => {
    const messages = new Messages("0.1.0");
    messages.show(without());
    messages.show({ kind: "starting" });
    messages.show(without());
    expect(showError).toHaveBeenCalledTimes(1);
    messages.reset();
    messages.show(without());
    expect(showError).toHaveBeenCalledTimes(2);
    messages.show(running("useBundled", "0.1.0"));
    messages.show(without());
    expect(showError).toHaveBeenCalledTimes(3);
  });

  it("it says what was found instead", () => {
    expect(noInterpreter(without({ kind: "stub" }, { kind: "old", version: [3, 8, 1] }))).toContain("Only older versions");
    expect(noInterpreter(without({ kind: "stub" }))).toContain("No Python was found");
    const set = { ...without({ kind: "old", version: [3, 8, 1] }), setting: "/usr/bin/python3" };
    expect(noInterpreter(set)).toBe("/usr/bin/python3 is Python 3.8.1. obconf needs Python 3.10 or newer.");
  });

  it("every reason has its own words", () => {
    const kinds: Exclude<Probed, { kind: "python" }>[] = [
      { kind: "old", version: [2, 7, 18] },
      { kind: "missing" },
      { kind: "stub" },
      { kind: "broken", detail: "no such version" },
    ];
    expect(kinds.map((each) => refused(attempt(each)))).toMatchInlineSnapshot(`
      [
        "/usr/bin/python3 is Python 2.7.18. obconf needs Python 3.10 or newer.",
        "/usr/bin/python3 does not exist. obconf needs Python 3.10 or newer.",
        "/usr/bin/python3 only offers to install Python. obconf needs Python 3.10 or newer.",
        "/usr/bin/python3 could not be started as Python: no such version",
      ]
    `);
  });
});

describe("a server that stops for good", () => {
  it("leaves one message and the log", () => {
    const messages = new Messages("0.1.0");
    messages.show(FAILED);
    messages.show(FAILED);
    expect(showError.mock.calls).toEqual([
      ["The obconf language server stopped several times and is not started again.", "Show the log"],
    ]);
  });
});

describe("an older server in the environment", () => {
  it("is mentioned once", () => {
    const messages = new Messages("0.2.0");
    messages.show(running("fromEnvironment", "0.1.9"));
    messages.show(running("fromEnvironment", "0.1.9"));
    expect(showWarning).toHaveBeenCalledTimes(1);
    expect(showWarning.mock.calls[0]?.[0]).toContain("obconf 0.1.9 in /venv/bin/python is older than this extension (0.2.0)");
  });

  it("is not mentioned where it is as new, of unknown version, or bundled", () => {
    const messages = new Messages("0.2.0");
    messages.show(running("fromEnvironment", "0.2.0"));
    messages.show(running("fromEnvironment", "0.10.0"));
    messages.show(running("fromEnvironment", undefined));
    messages.show(running("useBundled", "0.1.0"));
    expect(showWarning).not.toHaveBeenCalled();
  });
});

describe("the language status", () => {
  it("shows what runs, and what to do where nothing runs", () => {
    const status = new Status();
    expect(statusItem).toMatchObject({ name: "obconf language server", text: "obconf is not running" });
    status.show({ kind: "starting" });
    expect(statusItem).toMatchObject({ busy: true, severity: vscode.LanguageStatusSeverity.Information });
    status.show(running("useBundled", "0.1.0"));
    expect(statusItem).toMatchObject({
      text: "obconf 0.1.0",
      detail: "Server 0.1.0, bundled with the extension; Python 3.11.7, found on PATH",
      busy: false,
      command: { command: "obconf.showVersions" },
    });
    status.show(without());
    expect(statusItem).toMatchObject({
      severity: vscode.LanguageStatusSeverity.Error,
      command: { command: "obconf.selectInterpreter" },
    });
    status.show(FAILED);
    expect(statusItem).toMatchObject({ text: "obconf has stopped", command: { command: "obconf.restart" } });
  });
});
