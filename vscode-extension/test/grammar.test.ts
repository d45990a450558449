import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";

const FILES: Record<string, string> = {
  "source.openbayes-yaml": "syntaxes/openbayes-yaml.tmLanguage.json",
  "source.yaml": "node_modules/tm-grammars/grammars/yaml.json",
  "source.shell": "node_modules/tm-grammars/grammars/shellscript.json",
};

async function load(): Promise<IGrammar> {
  const wasm = readFileSync("node_modules/vscode-oniguruma/release/onig.wasm");
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = FILES[scope];
      return Promise.resolve(file ? parseRawGrammar(readFileSync(file, "utf8"), file) : null);
    },
  });
  const grammar = await registry.loadGrammar("source.openbayes-yaml");
  if (!grammar) {
    throw new Error("no grammar");
  }
  return grammar;
}

let grammar: IGrammar;

beforeAll(async () => {
  grammar = await load();
});

/** The scopes of every word, by its text; later words of the same text are left out. */
function scopes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let stack = INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    // Neighbours that look the same are one word.
    let [word, last] = ["", ""];
    for (const { startIndex, endIndex, scopes: all } of [...tokens, { startIndex: 0, endIndex: 0, scopes: [] }]) {
      if (all.join(" ") !== last) {
        found.set(word.trim(), found.get(word.trim()) ?? last);
        [word, last] = ["", all.join(" ")];
      }
      word += line.slice(startIndex, endIndex);
    }
  }
  return found;
}

describe("the command", () => {
  it.each([
    ["plain", "command: cd src && python train.py  # why\nnode: 1"],
    ["double-quoted", 'command: "cd src && python train.py"\nnode: 1'],
    ["single-quoted", "command: 'cd src && python train.py'\nnode: 1"],
    ["in a block", "command: |\n  cd src && python train.py\nnode: 1"],
    ["in a folded block", "command: >-\n  cd src &&\n  python train.py\n\nnode: 1"],
    ["after a list", "data_bindings:\n- data: a/b/1\n  path: /input0\n  type: ro\ncommand: cd src && python train.py\nnode: 1"],
  ])("%s is shell text, and what follows is not", (_name, text) => {
    const found = scopes(text);
    expect(found.get("&&")).toMatch(/meta\.embedded\.(line|block)\.shellscript.*\.shell$/);
    expect(found.get("command")).toContain("entity.name.tag.yaml");
    expect(found.get("node")).toContain("entity.name.tag.yaml");
    expect(found.get("node")).not.toContain("meta.embedded");
  });

  it("with a quote that is never closed ends all the same", () => {
    for (const text of ["command: echo 'x\nnode: 1", "command: |\n  echo \"x\nnode: 1", 'command: "echo \'x"\nnode: 1']) {
      expect(scopes(text).get("node")).toMatch(/entity\.name\.tag\.yaml/);
      expect(scopes(text).get("node")).not.toContain("meta.embedded");
    }
  });

  it("is a command at the top only", () => {
    expect(scopes("parameters:\n  command: a && b").get("a && b") ?? "").not.toContain("meta.embedded");
  });

  it("may have a comment behind it", () => {
    expect(scopes("command: python a.py  # why").get("# why")).toContain("comment.line");
    expect(scopes('command: "python a.py"  # why').get("# why")).toContain("comment.line");
  });
});

describe("references", () => {
  it("show their parts", () => {
    const found = scopes("- data: alice/mnist/12\n  path: /input0");
    expect(found.get("alice")).toContain("entity.name.namespace.openbayes");
    expect(found.get("mnist")).toContain("entity.name.type.dataset.openbayes");
    expect(found.get("12")).toContain("constant.numeric.version.openbayes");
    expect(found.get("/input0")).toContain("variable.other.constant.mount.openbayes");
  });

  it("in the short form show the mount and the access, too", () => {
    const found = scopes("bindings:\n  - alice/jobs/k3x9q2mfw7d1/output:/output:rw");
    expect(found.get("k3x9q2mfw7d1")).toContain("entity.name.type.job.openbayes");
    expect(found.get("/output")).toContain("variable.other.constant.mount.openbayes");
    expect(found.get("rw")).toContain("keyword.other.access.openbayes");
  });

  it("are not seen in paths, addresses and comments", () => {
    expect([...scopes("a: /data/x/1\nb: https://h/x/1/z\nc: /input0x").values()].join(" ")).not.toContain("openbayes.");
    expect([...scopes("# alice/mnist/1 at /input0").values()].join(" ")).not.toContain("namespace");
  });
});

describe("everything else", () => {
  it("is YAML", () => {
    expect(scopes("resource: rtx-4090").get("resource")).toContain("entity.name.tag.yaml");
    expect(scopes("node: 2").get("2")).toContain("constant.numeric");
    expect(scopes("# note").get("#")).toContain("punctuation.definition.comment");
  });
});
