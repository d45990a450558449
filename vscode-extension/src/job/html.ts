import type { Cell, Job, Range, Row, Section, Word } from "./model";

/** The words of the view that do not come from the server. */
export interface Labels {
  readonly command: string;
  readonly mode: string;
  readonly modes: Readonly<Record<string, string>>;
  readonly grades: Readonly<Record<string, string>>;
  readonly go: string;
  readonly copy: string;
}

const MODES = ["task", "workspace", "hypertuning"];
// Long and for programs: shown when asked for.
const FOLDED = new Set(["submission"]);
// Paths of more characters would push the other columns out of a narrow view.
const LONG = 24;

/** What is between `<main>` and `</main>`. Everything from the server is text, never markup. */
export function body(job: Job, file: string, labels: Labels, choosesMode: boolean): string {
  return [
    header(job, file),
    choosesMode ? modes(job.mode, labels) : "",
    job.command ? command(job, labels) : "",
    ...job.sections.map((each) => section(each, labels)),
  ].join("\n");
}

/** A page that says one thing, where there is no job to show. */
export function notice(text: string): string {
  return `<p class="notice">${escape(text)}</p>`;
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A sentence of the server, with what it has in backticks as code. */
function prose(text: string): string {
  return escape(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

function header(job: Job, file: string): string {
  const { title, client } = job;
  const details = [file, client && `bayes ${client}`].filter(Boolean).join(" \u00b7 ");
  return `<header><p class="file">${escape(details)}</p>
<h1 class="${verdict(job)}">${prose(title)}</h1></header>`;
}

/** A file that is taken without all of its bindings is not fine. */
function verdict({ accepted, sections }: Job): string {
  if (!accepted) {
    return "refused";
  }
  const cells = sections.flatMap(({ rows }) => rows.flatMap((each) => each.cells));
  return cells.some(({ struck }) => struck) ? "incomplete" : "accepted";
}

function modes(chosen: string, labels: Labels): string {
  const buttons = MODES.map((mode) => {
    const pressed = mode === chosen ? "true" : "false";
    return `<button type="button" data-mode="${mode}" aria-pressed="${pressed}">${escape(labels.modes[mode] ?? mode)}</button>`;
  });
  return `<div class="modes" role="group" aria-label="${escape(labels.mode)}">${buttons.join("")}</div>`;
}

function command(job: Job, labels: Labels): string {
  const shown = job.words.length ? words(job, labels) : escape(job.command);
  const copy = `<button type="button" class="copy" data-copy="command">${escape(labels.copy)}</button>`;
  return `<section id="command" aria-labelledby="command-title"><h2 id="command-title">${escape(labels.command)}</h2>${copy}
<pre class="command"><code>${shown}</code></pre>${remarks(job.words, labels)}</section>`;
}

function words(job: Job, labels: Labels): string {
  // The words of a command in several pieces bring their own spaces along.
  const together = job.words.map((each) => each.text).join("");
  const separator = together === job.command ? "" : " ";
  return job.words.map((each) => word(each, labels)).join(separator);
}

function word({ text, grade, note, range }: Word, labels: Labels): string {
  const tooltip = escape(known(grade, note, labels));
  const shown = `<span class="word ${gradeClass(grade)}" title="${tooltip}">${escape(text)}</span>`;
  return range ? link(range, shown, labels.go) : shown;
}

/** How it is known that the word is there. A note of the server says more than the bare grade. */
function known(grade: string, note: string, labels: Labels): string {
  return note || (labels.grades[grade] ?? grade);
}

function gradeClass(grade: string): string {
  return `grade-${grade.replace(/[^a-z]+/gi, "-").toLowerCase()}`;
}

/** Each word that comes from somewhere, with what is known about it, readable without a mouse. */
function remarks(all: readonly Word[], labels: Labels): string {
  const rows = all.filter(({ grade, note }) => grade || note);
  if (!rows.length) {
    return "";
  }
  const cells = rows.map(({ text, grade, note, range }) => {
    const code = `<code>${escape(text)}</code>`;
    const source = range ? link(range, code, labels.go) : code;
    return `<tr><td>${source}</td><td class="muted ${gradeClass(grade)}">${prose(known(grade, note, labels))}</td></tr>`;
  });
  return `<table class="words">${cells.join("")}</table>`;
}

function section({ id, title, rows, text }: Section, labels: Labels): string {
  const name = `section-${escape(id)}`;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const table = rows.length ? `<table>${rows.map((each) => row(each, width, labels)).join("")}</table>` : "";
  const inner = table + (text ? `<pre><code>${escape(text)}</code></pre>` : "");
  return FOLDED.has(id)
    ? `<details id="${name}"><summary>${escape(title)}</summary>${inner}</details>`
    : `<section id="${name}" aria-labelledby="${name}-title"><h2 id="${name}-title">${escape(title)}</h2>${inner}</section>`;
}

/** A sentence among rows of several cells goes over all of them. */
function row({ cells, range }: Row, width: number, labels: Labels): string {
  const span = cells.length === 1 && width > 1 ? ` colspan="${width}"` : "";
  const first = cells.findIndex((each) => each.text);
  const shown = cells.map((each, place) => {
    const inner = cell(each);
    return `<td${span}>${place === first && range ? link(range, inner, labels.go) : inner}</td>`;
  });
  return `<tr>${shown.join("")}</tr>`;
}

function cell({ text, struck, muted, code }: Cell): string {
  const inner = code ? `<code>${breakable(text)}</code>` : prose(text);
  const marked = struck ? `<del>${inner}</del>` : inner;
  return muted ? `<span class="muted">${marked}</span>` : marked;
}

/** Code that a narrow view breaks between words, and long paths behind their slashes, but not behind the dashes of a flag. */
function breakable(text: string): string {
  return text.split(" ").map(unbroken).join(" ");
}

function unbroken(part: string): string {
  if (part.startsWith("-")) {
    return `<span class="flag">${escape(part)}</span>`;
  }
  return part.length > LONG ? escape(part).replace(/(?<=[^/])\/(?=.)/g, "/<wbr>") : escape(part);
}

function link({ start, end }: Range, inner: string, label: string): string {
  const place = [start.line, start.character, end.line, end.character].join(",");
  return `<button type="button" class="go" data-range="${place}" title="${escape(label)}">${inner}</button>`;
}
