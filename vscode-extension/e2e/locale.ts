/**
 * The display language of VS Code: a language pack with just the texts that the pictures show, so that VS Code says
 * that it is Chinese and extensions take their Chinese texts.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pack } from "./system.ts";

const ID = "obconf-tests.zh-hans";
const VERSION = "0.0.1";

const MANIFEST = {
  name: "zh-hans",
  publisher: "obconf-tests",
  version: VERSION,
  engines: { vscode: "^1.91.0" },
  contributes: {
    localizations: [
      {
        languageId: "zh-cn",
        languageName: "Chinese Simplified",
        localizedLanguageName: "中文(简体)",
        translations: [{ id: "vscode", path: "./main.i18n.json" }],
      },
    ],
  },
};

/** What VS Code itself says in the pictures, by module and key. */
const TEXTS = {
  "vs/editor/contrib/codeAction/browser/codeActionCommands": { "quickfix.trigger.label": "快速修复..." },
  "vs/editor/contrib/codeAction/browser/codeActionMenu": {
    "codeAction.widget.id.quickfix": "快速修复",
    "codeAction.widget.id.convert": "重写",
    "codeAction.widget.id.source": "源代码操作",
  },
  "vs/editor/contrib/hover/browser/markerHoverParticipant": {
    checkingForQuickFixes: "正在检查快速修复...",
    noQuickFixes: "没有可用的快速修复",
    "quick fixes": "快速修复...",
    "view problem": "查看问题",
  },
  "vs/workbench/contrib/markers/browser/messages": { "markers.panel.title.problems": "问题" },
};

/** Packs the language pack below `home` and registers it in the user data there; gives the path of its vsix. */
export function languagePack(home: string): string {
  const folder = join(home, "zh-hans/extension");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, "main.i18n.json"), JSON.stringify({ version: "1.0.0", contents: TEXTS }));
  writeFileSync(join(home, "user/languagepacks.json"), JSON.stringify(registration(home)));
  return pack(join(home, "zh-hans"), join(home, "zh-hans.vsix"));
}

function registration(home: string): object {
  const installed = join(home, "extensions", `${ID}-${VERSION}`);
  return {
    "zh-cn": {
      hash: "0",
      label: "中文(简体)",
      extensions: [{ extensionIdentifier: { id: ID, uuid: ID }, version: VERSION }],
      translations: { vscode: join(installed, "main.i18n.json") },
    },
  };
}
