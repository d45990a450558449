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

/** Keeps the editors, as wide and high as asked for, and copies the picture to the documentation when that was asked for. */
async function picture(session: Session, name: string, width: number, height: number): Promise<void> {
  const box = await session.window.find(".part.editor").boundingBox();
  const clip = { x: box!.x, y: box!.y, width: Math.min(width, box!.width), height: Math.min(height, box!.height) };
  const file = `${name}.${session.workbench.setup.locale === "zh-cn" ? "zh-CN" : "en"}`;
  const path = await session.window.shoot(`picture-${file}`, clip);
  if (!process.argv.includes("--write-images")) return;
  mkdirSync(IMAGES, { recursive: true });
  copyFileSync(path, join(IMAGES, `${file}.png`));
}

async function cursorOn(session: Session, file: string, text: string): Promise<void> {
  await openAs(session, file);
  const { line, column } = placeOf(session, file, text);
  await session.editor.select(line, column + 1);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
}

/** Waits for all that the server adds to the text. */
async function complete({ window }: Session): Promise<void> {
  await until("underlines", async () => (await window.find(".squiggly-error, .squiggly-warning").count()) >= 3);
  await window.find(".codelens-decoration a").first().waitFor();
  await window.find(".view-line [class*='dyn-rule']", { hasText: "--epochs=20" }).first().waitFor();
}

async function repair(session: Session): Promise<void> {
  await cursorOn(session, FILE, "comand");
  await complete(session);
  await opens(session, "editor.action.quickFix", ".action-widget .monaco-list-row");
  await picture(session, "quick-fix", 800, 420);
}

async function completion(session: Session): Promise<void> {
  const text = session.workbench.read(FILE).replace("  epochs: 20\n", "  epochs: 20\n  |\n").replace("comand", "command");
  await openWith(session, FILE, text);
  await session.editor.command("workbench.action.focusActiveEditorGroup");
  await opens(session, "editor.action.triggerSuggest", ".suggest-widget.visible .monaco-list-row");
  await session.editor.command("toggleSuggestionDetails");
  await picture(session, "completion", 960, 480);
}

async function hover(session: Session): Promise<void> {
  await cursorOn(session, FILE, "1e-4");
  await complete(session);
  await session.editor.command("editor.action.showHover");
  const shown = session.window.find(".monaco-hover:not(.hidden) .hover-row");
  await shown.first().waitFor();
  await until("the repairs in the hover", async () => (await shown.last().innerText()).trim() !== "" && (await shown.count()) > 1);
  await picture(session, "hover", 960, 480);
}

async function job(session: Session): Promise<void> {
  await showJob(session, "shorthand-ignored/openbayes.yaml");
  await picture(session, "job", 1280, 800);
}

export const pictures: readonly Check[] = [
  ["picture of findings and their repairs", repair],
  ["picture of completion", completion],
  ["picture of a hover", hover],
  ["picture of the rendered job", job],
];
