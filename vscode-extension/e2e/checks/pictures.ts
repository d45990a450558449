/** The pictures of the documentation: what a person sees, in the language of the session. */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Check, Session } from "../check.ts";
import { ROOT } from "../workbench.ts";
import { until } from "../wait.ts";
import { opens, openAs, openWith, placeOf } from "./support.ts";
import { showJob } from "./view.ts";

const FILE = "train/openbayes.yaml";
const IMAGES = join(ROOT, "vscode-extension/images");

/** Keeps the editors as they are shown in a window of this size, for the documentation too when that was asked for. */
async function picture(session: Session, name: string, height: number): Promise<void> {
  const box = await session.window.find(".part.editor").boundingBox();
  const file = `${name}.${session.workbench.setup.locale === "zh-cn" ? "zh-CN" : "en"}`;
  const path = await session.window.shoot(`picture-${file}`, { ...box!, height: Math.min(height, box!.height) });
  if (!process.argv.includes("--write-images")) return;
  mkdirSync(IMAGES, { recursive: true });
  copyFileSync(path, join(IMAGES, `${file}.png`));
}

/** A check in a narrow window, so that the pictures can be read where they are shown small. */
const narrow = (check: Check[1]): Check[1] => async (session) => {
  await session.editor.tidy();
  await session.window.page.setViewportSize({ width: 900, height: 800 });
  await check(session).finally(() => session.window.page.setViewportSize({ width: 1280, height: 800 }));
};

async function cursorOn(session: Session, file: string, text: string): Promise<void> {
  await openAs(session, file);
  const { line, column } = placeOf(session, file, text);
  await session.editor.select(line, column + 1);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
}

/** Waits for all that the server adds to the text, beside the right lines. */
async function complete({ window }: Session, findings: number): Promise<void> {
  await until("underlines", async () => (await window.find(".squiggly-error, .squiggly-warning").count()) === findings);
  await window.find(".codelens-decoration a").first().waitFor();
  await window.find(".view-line", { hasText: /epochs:.20.*--epochs=20/ }).first().waitFor();
}

async function repair(session: Session): Promise<void> {
  await cursorOn(session, FILE, "comand");
  await complete(session, 3);
  await opens(session, "editor.action.quickFix", ".action-widget .monaco-list-row");
  await picture(session, "quick-fix", 420);
}

async function completion(session: Session): Promise<void> {
  const text = session.workbench.read(FILE).replace("  epochs: 20\n", "  epochs: 20\n  |\n").replace("comand", "command");
  await openWith(session, FILE, text);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
  await opens(session, "editor.action.triggerSuggest", ".suggest-widget.visible .monaco-list-row");
  await session.editor.command("toggleSuggestionDetails");
  await complete(session, 2);
  await session.window.find(".suggest-details-container .body").waitFor();
  await picture(session, "completion", 480);
}

async function hover(session: Session): Promise<void> {
  await cursorOn(session, FILE, "1e-4");
  await complete(session, 3);
  await opens(session, "editor.action.showHover", ".monaco-hover:not(.hidden) .hover-row");
  await session.window.find(".monaco-hover .actions .action", { hasText: /Quick Fix|快速修复/ }).waitFor();
  await picture(session, "hover", 760);
}

async function job(session: Session): Promise<void> {
  await showJob(session, "shorthand-ignored/openbayes.yaml");
  await picture(session, "job", 800);
}

export const pictures: readonly Check[] = [
  ["picture of findings and their repairs", narrow(repair)],
  ["picture of completion", narrow(completion)],
  ["picture of a hover", narrow(hover)],
  ["picture of the rendered job", job],
];
