import { beforeEach, describe, expect, it, vi } from "vitest";
import * as vscode from "vscode";
import { settings, workspace } from "./mocks/vscode";
import { associated } from "../src/associations";
import { withoutOthers } from "../src/server/others";

const [ours, theirs] = ["file:///project/a/openbayes.yaml", "file:///project/b/openbayes.yaml"];

describe("an association", () => {
  it("is found as the editor finds it", () => {
    expect(associated("openbayes.yaml", {})).toBeUndefined();
    expect(associated("openbayes.yaml", { "*.yml": "yaml", "**/jobs/*.yaml": "yaml" })).toBeUndefined();
    expect(associated("openbayes.yaml", { "*.yaml": "ansible" })).toBe("ansible");
    expect(associated("openbayes.yaml", { "open*.yaml": "yaml", "*.yaml": "ansible" })).toBe("yaml");
    expect(associated("openbayes.yaml", { "openbayes?yaml*": "yaml", "OpenBayes.yaml": "openbayes-yaml" })).toBe("openbayes-yaml");
    expect(associated("openbayes.yaml", { "openbayes+yaml": "yaml", "[o]penbayes.yaml": "x" })).toBeUndefined();
  });
});

describe("findings", () => {
  const next = vi.fn();
  const found = { kind: "full", resultId: "1", version: null, items: [{ message: "wrong" }] };

  async function ask(method: string, param: object): Promise<unknown> {
    return withoutOthers(method, param, undefined, next as never);
  }

  function askAll(): Promise<unknown> {
    return ask("workspace/diagnostic", { identifier: "obconf", previousResultIds: [{ uri: ours, value: "1" }, { uri: theirs, value: "1" }] });
  }

  beforeEach(() => {
    workspace.textDocuments = [{ uri: vscode.Uri.parse(theirs), languageId: "yaml" }];
    settings.get.mockReturnValue({});
    next.mockResolvedValue({ items: [{ ...found, uri: ours }, { ...found, uri: theirs, kind: "unchanged" }] });
  });

  it("of the workspace leave out what is open in another language, and ask for it again", async () => {
    expect(await askAll()).toEqual({
      items: [{ ...found, uri: ours }, { kind: "full", uri: theirs, version: null, items: [] }],
    });
    expect(next).toHaveBeenCalledWith(
      "workspace/diagnostic",
      { identifier: "obconf", previousResultIds: [{ uri: ours, value: "1" }] },
      undefined,
    );
  });

  it("of the workspace leave out what would be opened in another language", async () => {
    workspace.textDocuments = [{ uri: vscode.Uri.parse(ours), languageId: "openbayes-yaml" }];
    settings.get.mockReturnValue({ "*.yaml": "yaml" });
    expect(await askAll()).toMatchObject({ items: [{ uri: ours, items: [{ message: "wrong" }] }, { uri: theirs, items: [] }] });
  });

  it("of the workspace are all there else", async () => {
    workspace.textDocuments = [];
    expect(await askAll()).toEqual(await next());
  });

  it("of a file that is closed because its language changed are not asked for", async () => {
    expect(await ask("textDocument/diagnostic", { textDocument: { uri: theirs } })).toEqual({ kind: "full", items: [] });
    expect(next).not.toHaveBeenCalled();
    await ask("textDocument/diagnostic", { textDocument: { uri: ours } });
    expect(next).toHaveBeenCalledTimes(1);
  });

  it("are all that is looked at", async () => {
    const param = { textDocument: { uri: theirs } };
    await ask("textDocument/hover", param);
    expect(next).toHaveBeenCalledWith("textDocument/hover", param, undefined);
  });
});
