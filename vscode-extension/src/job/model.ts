/** What the server answers to `obconf/render` and `obconf/trials`, read without trusting its shape. */

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Place;
  readonly end: Place;
}

export interface Word {
  readonly text: string;
  readonly grade: string;
  readonly note: string;
  readonly range: Range | undefined;
}

export interface Cell {
  readonly text: string;
  readonly struck: boolean;
  readonly muted: boolean;
  readonly code: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly range: Range | undefined;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
  readonly text: string;
}

export interface Job {
  readonly version: number | undefined;
  readonly mode: string;
  readonly client: string;
  readonly lang: string;
  readonly accepted: boolean;
  readonly title: string;
  readonly command: string;
  readonly words: readonly Word[];
  readonly sections: readonly Section[];
}

type Json = Readonly<Record<string, unknown>>;

/** The job that an answer describes; undefined where it describes none. */
export function readJob(answer: unknown): Job | undefined {
  const said = object(answer);
  return (
    said && {
      version: typeof said["version"] === "number" ? said["version"] : undefined,
      mode: text(said["mode"]),
      client: text(said["client"]),
      lang: text(said["lang"]),
      accepted: said["accepted"] === true,
      title: text(said["title"]),
      command: text(said["command"]),
      words: objects(said["words"]).map(word),
      sections: objects(said["sections"]).map(section),
    }
  );
}

function word(said: Json): Word {
  return {
    text: text(said["text"]),
    grade: text(said["grade"]),
    note: text(said["note"]),
    range: readRange(said["range"]),
  };
}

function section(said: Json): Section {
  return {
    id: text(said["id"]),
    title: text(said["title"]),
    rows: objects(said["rows"]).map((row) => ({ cells: objects(row["cells"]).map(cell), range: readRange(row["range"]) })),
    text: text(said["text"]),
  };
}

function cell(said: Json): Cell {
  return {
    text: text(said["text"]),
    struck: said["struck"] === true,
    muted: said["muted"] === true,
    code: said["code"] === true,
  };
}

/** A range of the protocol; undefined for anything else. */
export function readRange(value: unknown): Range | undefined {
  const said = object(value);
  const start = place(said?.["start"]);
  const end = place(said?.["end"]);
  return start && end && { start, end };
}

function place(value: unknown): Place | undefined {
  const said = object(value);
  const [line, character] = [said?.["line"], said?.["character"]];
  return isIndex(line) && isIndex(character) ? { line, character } : undefined;
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function object(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object).filter((each) => each !== undefined) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
