import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import manifest from "../package.json";
import english from "../package.nls.json";
import chinese from "../package.nls.zh-cn.json";
import snippets from "../snippets/openbayes-yaml.json";
import { commands, type Parts } from "../src/commands";
import { LANGUAGE, VIEW_COMMANDS } from "../src/language";
import { TASK_TYPE } from "../src/tasks";

vi.mock("vscode-languageclient/node", () => ({ LanguageClient: vi.fn() }));

const { contributes } = manifest;
const source = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join("src", name), "utf8"))
  .join("\n");

// Started by the server only; they mean nothing to somebody who looks for a command.
const HIDDEN = ["obconf.applyFix", "obconf.convertBindings"];
// Asked for by the server; see the test of the server's settings for what it makes of them.
const SERVER_SETTINGS = ["catalog", "client", "codeLens.enable", "diagnostics.schema", "extendSelect", "ignore", "inlayHints.enable", "lang", "mode", "select"];
// Read by the language client itself.
const CLIENT_SETTINGS = ["trace.server"];

describe("commands", () => {
  it("are the same in the manifest and in the program", () => {
    const registered = Object.keys(commands({} as Parts));
    const declared = contributes.commands.map(({ command }) => command);
    expect(registered.sort()).toEqual([...declared, ...HIDDEN].sort());
  });

  it("in menus, messages and walkthroughs exist", () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const inMenus = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    const linked = [...Object.values(english), ...Object.values(chinese)].flatMap((text) =>
      [...text.matchAll(/command:(obconf\.\w+)/g)].map((match) => match[1] ?? ""),
    );
    const started = [...source.matchAll(/"(obconf\.[a-z]\w+)"/gi)].map((match) => match[1] ?? "");
    const settings = Object.keys(contributes.configuration.properties);
    const others = new Set([...settings, ...HIDDEN, "obconf.server"]);
    const unknown = [...inMenus, ...linked, ...started, ...VIEW_COMMANDS].filter((id) => !known.has(id) && !others.has(id));
    expect(unknown).toEqual([]);
  });

  it("that need a file are offered only where one is open", () => {
    const limited = contributes.menus.commandPalette.map(({ command }) => command);
    const needing = contributes.commands.map(({ command }) => command).filter((id) => /show(Rendered|Trials)|fixAll|convert/.test(id));
    expect(limited.sort()).toEqual(needing.sort());
    expect(contributes.menus.commandPalette.every(({ when }) => when === `editorLangId == ${LANGUAGE}`)).toBe(true);
  });
});

describe("settings", () => {
  const names = Object.keys(contributes.configuration.properties).map((name) => name.replace("obconf.", ""));

  it("are read by the program, or by the server", () => {
    const read = [...source.matchAll(/inspect\("(\w+)"\)/g)].map((match) => match[1] ?? "");
    expect(names.sort()).toEqual([...read, ...SERVER_SETTINGS, ...CLIENT_SETTINGS].sort());
  });

  it("that name programs or files count only in trusted workspaces", () => {
    const limited = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    expect(limited.sort()).toEqual(["obconf.catalog", "obconf.importStrategy", "obconf.interpreter"]);
    const properties: Record<string, { scope: string }> = contributes.configuration.properties;
    expect(limited.map((name) => properties[name]?.scope)).toEqual(limited.map(() => "machine-overridable"));
  });

  it("describe each of their values", () => {
    for (const property of Object.values(contributes.configuration.properties)) {
      if ("enum" in property && "enumDescriptions" in property) {
        expect(property.enumDescriptions).toHaveLength(property.enum.length);
      }
    }
  });
});

describe("files", () => {
  it("that the manifest names are there", () => {
    const named = [
      manifest.icon,
      ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, icon.light, icon.dark]),
      ...[...contributes.grammars, ...contributes.snippets].map(({ path }) => path),
      ...[english, chinese].flatMap((nls) => Object.entries(nls).filter(([key]) => key.endsWith(".media"))).map(([, path]) => path),
      manifest.l10n,
    ];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("that the READMEs lead to are there", () => {
    const linked = ["README.md", "README.zh-CN.md"].flatMap((name) =>
      [...readFileSync(name, "utf8").matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] ?? ""),
    );
    expect(linked.length).toBeGreaterThan(1);
    expect(linked.filter((path) => !existsSync(path))).toEqual([]);
  });

  it("are our own by their name, and no others", () => {
    expect(contributes.languages).toHaveLength(1);
    expect(contributes.languages[0]?.id).toBe(LANGUAGE);
    expect(contributes.languages[0]?.filenames).toEqual(["openbayes.yaml", "openbayes.yml"]);
    expect(contributes.yamlValidation.map(({ fileMatch }) => fileMatch)).toEqual(contributes.languages[0]?.filenames);
    expect(contributes.languages[0]).not.toHaveProperty("extensions");
  });

  it("get spaces, never tabs, and our formatter", () => {
    const defaults = contributes.configurationDefaults["[openbayes-yaml]"];
    expect(defaults["editor.insertSpaces"]).toBe(true);
    expect(defaults["editor.tabSize"]).toBe(2);
    expect(defaults["editor.defaultFormatter"]).toBe(`${manifest.publisher}.${manifest.name}`);
  });
});

describe("versions", () => {
  it("of the extension and of the server in it are the same", () => {
    const server = readFileSync("../openbayes_config/__init__.py", "utf8");
    expect(/__version__ = "(.+)"/.exec(server)?.[1]).toBe(manifest.version);
  });

  it("of the editor's interface are not newer than the oldest editor", () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies["@types/vscode"]}`);
  });

  it("of all tools are exact", () => {
    expect(Object.values(manifest.devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe("snippets", () => {
  it("have a text in both languages", () => {
    for (const [name, { description }] of Object.entries(snippets)) {
      expect([name, /^[^\u4e00-\u9fff]+ \/ .*[\u4e00-\u9fff]/.test(description)]).toEqual([name, true]);
    }
  });

  it("are inserted by command only: while typing, the server offers what fits", () => {
    expect(Object.values(snippets).filter((each) => "prefix" in each)).toEqual([]);
    const files = Object.entries(snippets).filter(([, each]) => "isFileTemplate" in each);
    expect(files.map(([name]) => name)).toEqual(["task", "workspace", "tuning"]);
  });
});

describe("tasks", () => {
  it("have the type that the program serves", () => {
    expect(contributes.taskDefinitions.map(({ type }) => type)).toEqual([TASK_TYPE]);
    expect(manifest.activationEvents).toContain(`onTaskType:${TASK_TYPE}`);
  });

  it("can be read by the problem matcher", () => {
    const pattern = new RegExp(contributes.problemPatterns[0]?.regexp ?? "$^");
    const line = "C:\\my jobs\\openbayes.yaml:2:1: error[OB202] `data_binding` is not read";
    expect(pattern.exec(line)?.slice(1)).toEqual(["C:\\my jobs\\openbayes.yaml", "2", "1", "error", "OB202", "`data_binding` is not read"]);
  });
});
