import { randomBytes } from "node:crypto";
import { escape } from "./html";

/** A page that fetches nothing, runs only the script below and takes its colours from the editor. */
export function page(title: string, lang: string, nonce = randomBytes(18).toString("base64url")): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${escape(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main></main>
<p class="spoken" role="status"></p>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

// Only what has changed is exchanged, so that the place in a long page, the focus and opened details stay. Screen readers
// hear the first line, whenever it says something else.
const SCRIPT = `
const editor = acquireVsCodeApi();
const main = document.querySelector("main");
const spoken = document.querySelector(".spoken");
window.addEventListener("message", ({ data }) => {
  if (data.html === main.dataset.html) return;
  const open = [...main.querySelectorAll("details[open]")].map((each) => each.id);
  const order = [...main.querySelectorAll("button, summary")].indexOf(document.activeElement);
  main.innerHTML = main.dataset.html = data.html;
  open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
  const title = main.querySelector("h1, .notice")?.textContent;
  if (spoken.textContent !== title) spoken.textContent = title;
  if (order >= 0) main.querySelectorAll("button, summary")[order]?.focus();
});
main.addEventListener("click", ({ target }) => {
  const { range, mode, copy } = target.closest("button")?.dataset ?? {};
  if (range) editor.postMessage({ reveal: range.split(",").map(Number) });
  if (copy) editor.postMessage({ copy: true });
  if (mode) editor.postMessage({ mode });
});
editor.postMessage({ ready: true });
`;

const STYLE = `
body { padding: 0 1.2rem 2rem; line-height: 1.5; }
h1 { font-size: 1.15rem; font-weight: 600; margin: 0.2rem 0 0.8rem; padding-left: 0.6rem; border-left: 3px solid; }
h1.accepted { border-color: var(--vscode-testing-iconPassed, var(--vscode-charts-green)); }
h1.incomplete { border-color: var(--vscode-editorWarning-foreground); }
h1.refused { border-color: var(--vscode-editorError-foreground); }
h2, summary { font-size: 1rem; font-weight: 600; margin: 1.4rem 0 0.4rem; }
summary { cursor: pointer; }
.file, .muted, .notice { color: var(--vscode-descriptionForeground); }
.file { margin: 0.8rem 0 0; }
pre, code { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); color: var(--vscode-editor-foreground); background: none; padding: 0; }
pre { background: var(--vscode-textCodeBlock-background); padding: 0.6rem 0.8rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
h1 code, .muted code { font-size: inherit; color: inherit; }
section, details { overflow-x: auto; }
table { border-collapse: collapse; margin: 0.3rem 0; }
td code { white-space: pre-wrap; }
.flag { white-space: nowrap; }
.word { display: inline-block; max-width: 100%; }
td { padding: 0.15rem 1.2rem 0.15rem 0; vertical-align: top; word-break: keep-all; }
td:last-child { padding-right: 0; }
td:nth-child(n + 4):last-child { min-width: 9em; }
td > .muted { white-space: nowrap; }
.modes { margin: 0.6rem 0; }
.modes button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-contrastBorder, transparent); padding: 0.2rem 0.7rem; font: inherit; cursor: pointer; }
.modes button[aria-pressed="true"] { color: var(--vscode-button-foreground); background: var(--vscode-button-background); text-decoration: underline; }
.copy { color: var(--vscode-textLink-foreground); background: none; border: 0; padding: 0; margin-left: 0.8rem; font: inherit; cursor: pointer; }
.copy:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
#command h2 { display: inline-block; }
.go { color: inherit; background: none; border: 0; padding: 0; margin: 0; font: inherit; text-align: left; cursor: pointer; white-space: pre-wrap; }
.go:hover { text-decoration: underline; }
button:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
.command .grade-documented { border-bottom: 1px dotted var(--vscode-editorInfo-foreground); }
.command .grade-not-documented { border-bottom: 1px dashed var(--vscode-editorWarning-foreground); }
td.grade-not-documented { color: var(--vscode-editorWarning-foreground); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
del { color: var(--vscode-descriptionForeground); }
`;
