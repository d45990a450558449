import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as vscode from "vscode";
import { changedEditor, changedText, Emitter, env } from "./mocks/vscode";
import { JobPanel, type View } from "../src/job/panel";

const uri = vscode.Uri.file("/project/a/openbayes.yaml");
const other = vscode.Uri.file("/project/b/openbayes.yaml");
const ask = vi.fn<(method: string, params: { mode?: string }) => Promise<unknown>>();
const post = vi.fn<(message: { html: string }) => void>();
const reveal = vi.fn();
let received: Emitter<unknown>;
let closed: Emitter<undefined>;
let panels: JobPanel[] = [];

function open(view: View): JobPanel {
  const panel = new JobPanel(view, ask);
  panels.push(panel);
  return panel;
}

function answer(title: string, extra: object = {}): object {
  return { accepted: true, title, mode: "task", client: "0.28.5", ...extra };
}

async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  [received, closed] = [new Emitter(), new Emitter()];
  ask.mockResolvedValue(answer("fine"));
  vi.mocked(vscode.window.createWebviewPanel).mockImplementation(
    () =>
      ({
        title: "",
        reveal,
        dispose: () => undefined,
        onDidDispose: closed.event,
        webview: { html: "", postMessage: post, onDidReceiveMessage: received.event },
      }) as never,
  );
});

afterEach(() => {
  panels.forEach((each) => {
    each.dispose();
  });
  panels = [];
});

describe("the view of a job", () => {
  it("opens beside the file, asks for it, and leaves the cursor where it is", async () => {
    open("job").show(uri, "task");
    await settle();
    const [id, , place] = vi.mocked(vscode.window.createWebviewPanel).mock.calls[0] ?? [];
    expect(id).toBe("obconf.job");
    expect(place).toEqual({ viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    expect(ask).toHaveBeenCalledWith("obconf/render", { textDocument: { uri: uri.toString() }, mode: "task" });
    expect(post.mock.calls[0]?.[0].html).toContain("a/openbayes.yaml");
  });

  it("follows what is typed, once for several keys", async () => {
    open("job").show(uri);
    await settle();
    ask.mockClear();
    for (let key = 0; key < 5; key++) {
      changedText.fire({ document: { uri } });
      changedText.fire({ document: { uri: other } });
    }
    await settle();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("follows the file that is looked at, and no other kind of file", async () => {
    open("job").show(uri);
    await settle();
    ask.mockClear();
    changedEditor.fire({ document: { uri: other, languageId: "yaml" } });
    changedEditor.fire(undefined);
    await settle();
    expect(ask).not.toHaveBeenCalled();
    changedEditor.fire({ document: { uri: other, languageId: "openbayes-yaml" } });
    await settle();
    expect(ask.mock.calls[0]?.[1]).toEqual({ textDocument: { uri: other.toString() } });
  });

  it("shows the newest answer, whichever comes last", async () => {
    let late: (value: object) => void = () => undefined;
    ask.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    const panel = open("job");
    panel.show(uri);
    ask.mockResolvedValue(answer("newer"));
    panel.refresh();
    await settle();
    late(answer("older"));
    await settle();
    expect(post.mock.calls.map(([message]) => /<h1[^>]*>(.*)<\/h1>/.exec(message.html)?.[1])).toEqual(["newer"]);
  });

  it("says so where there is no answer", async () => {
    ask.mockRejectedValue(new Error("gone"));
    open("job").show(uri);
    await settle();
    expect(post.mock.calls[0]?.[0].html).toContain('class="notice"');
  });

  it("changes the kind of job when asked to, and keeps it", async () => {
    const panel = open("job");
    panel.show(uri);
    received.fire({ mode: "workspace" });
    await settle();
    panel.show(other);
    await settle();
    expect(ask.mock.calls.map(([, params]) => params.mode)).toEqual([undefined, "workspace", "workspace"]);
  });

  it("copies the command as it is shown", async () => {
    ask.mockResolvedValue(answer("fine", { command: "python a.py --x='<1>'" }));
    open("job").show(uri);
    await settle();
    received.fire({ copy: true });
    expect(env.clipboard.writeText).toHaveBeenCalledWith("python a.py --x='<1>'");
  });

  it("leads to the place in the file", () => {
    open("job").show(uri);
    received.fire({ reveal: [7, 9, 7, 24] });
    expect(vscode.window.showTextDocument).toHaveBeenCalledWith(uri, {
      viewColumn: vscode.ViewColumn.One,
      selection: new vscode.Range(7, 9, 7, 24),
    });
  });

  it("asks nothing once it is closed", async () => {
    const panel = open("job");
    panel.show(uri);
    await settle();
    closed.fire(undefined);
    ask.mockClear();
    changedText.fire({ document: { uri } });
    panel.refresh();
    await settle();
    expect(ask).not.toHaveBeenCalled();
    panel.show(uri);
    expect(vscode.window.createWebviewPanel).toHaveBeenCalledTimes(2);
  });
});

describe("the view of the trials", () => {
  it("asks for them and has no kinds to choose from", async () => {
    open("trials").show(uri);
    await settle();
    expect(ask).toHaveBeenCalledWith("obconf/trials", { textDocument: { uri: uri.toString() } });
    expect(post.mock.calls[0]?.[0].html).not.toContain("data-mode");
  });
});
