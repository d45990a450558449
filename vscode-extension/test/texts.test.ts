import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { describe, expect, it } from "vitest";
import manifest from "../package.json";
import english from "../package.nls.json";
import chinese from "../package.nls.zh-cn.json";
import bundle from "../l10n/bundle.l10n.zh-cn.json";

const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join("src", name));
// What people read; everything else in a manifest is for programs.
const SHOWN = /^(description|displayName|title|markdownDescription|label|enumDescriptions|markdownEnumDescriptions|markdown)$/;
// Names that are the same in every language.
const NAMES = new Set(["obconf"]);

interface Text {
  readonly key: string;
  readonly value: string;
}

/** Every text in a manifest under the key that it stands for. */
function texts(value: unknown, key: string): Text[] {
  if (typeof value === "string") {
    return [{ key, value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each) => texts(each, key));
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => texts(inner, name))
    : [];
}

/** The first arguments of all calls of l10n.t; undefined where one is not a literal. */
function spoken(path: string): (string | undefined)[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const found: (string | undefined)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText().endsWith("l10n.t")) {
      const [first] = node.arguments;
      found.push(first && ts.isStringLiteral(first) ? first.text : undefined);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\d\}|\$\{\w+\}|`[^`]+`/g)].map(([found]) => found).sort();
}

describe("the texts of the manifest", () => {
  const all = texts(manifest, "");

  it("are none of them written in the manifest itself", () => {
    const literal = all.filter(({ key, value }) => SHOWN.test(key) && !/^%.+%$/.test(value) && !NAMES.has(value));
    expect(literal).toEqual([]);
  });

  it("exist in both languages, and nothing is left over", () => {
    const used = all.flatMap(({ value }) => /^%(.+)%$/.exec(value)?.[1] ?? []);
    expect(Object.keys(english).sort()).toEqual([...new Set(used)].sort());
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it("are translated", () => {
    const same = Object.entries(chinese).filter(([key, text]) => !key.endsWith(".media") && !/[\u4e00-\u9fff]/.test(text));
    expect(same).toEqual([]);
    const mixed = Object.entries(english).filter(([, text]) => /[\u4e00-\u9fff]/.test(text));
    expect(mixed).toEqual([]);
  });

  it("name the same code in both languages", () => {
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(chinese[key as keyof typeof chinese])]).toEqual([key, placeholders(text)]);
    }
  });
});

describe("the texts of the program", () => {
  const all = SOURCES.flatMap(spoken);

  it("are literals, so that they can be found", () => {
    expect(all.length).toBeGreaterThan(20);
    expect(all).not.toContain(undefined);
  });

  it("are all translated, and nothing is left over", () => {
    expect(Object.keys(bundle).sort()).toEqual([...new Set(all)].sort());
  });

  it("keep their placeholders and code", () => {
    for (const [text, translation] of Object.entries(bundle)) {
      expect([text, placeholders(translation)]).toEqual([text, placeholders(text)]);
    }
  });

  it("are shown only by way of the translation", () => {
    const shown = /\.show(?:Error|Warning|Information)Message\(\s*(?!vscode\.l10n|text\b|refused|passedOver|"obconf",)/;
    expect(SOURCES.filter((path) => shown.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});

describe("both languages", () => {
  const everything = [...Object.values(english), ...Object.values(chinese), ...Object.values(bundle), ...Object.keys(bundle)];

  it("use only characters that a Chinese Windows can show", () => {
    const decoder = new TextDecoder("gbk");
    const known = new Set<string>();
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        known.add(decoder.decode(Uint8Array.of(high, low)));
      }
    }
    const unknown = Array.from(everything.join("")).filter((each) => each > "\u007f" && !known.has(each));
    expect(unknown).toEqual([]);
  });

  it("have their own punctuation", () => {
    const chineseTexts = [...Object.values(chinese), ...Object.values(bundle)];
    expect(chineseTexts.filter((text) => /[\u4e00-\u9fff][,;:?!](?!\w)/.test(text))).toEqual([]);
  });
});
