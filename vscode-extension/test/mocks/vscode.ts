/** Stands in for the module that only the editor has. */
import { vi } from "vitest";

export const l10n = {
  t: (text: string, ...args: unknown[]) => text.replace(/\{(\d)\}/g, (_all, place: string) => String(args[Number(place)])),
};

export enum LanguageStatusSeverity {
  Information = 0,
  Warning = 1,
  Error = 2,
}
export enum ConfigurationTarget {
  Global = 1,
}
export enum ViewColumn {
  Beside = -2,
  One = 1,
}

export class Uri {
  private constructor(readonly scheme: string, readonly path: string) {}
  static parse(text: string): Uri {
    const [scheme = "", rest = ""] = text.split("://");
    return new Uri(scheme, rest);
  }
  static file(path: string): Uri {
    return new Uri("file", path);
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

export class Range {
  constructor(
    readonly startLine: number,
    readonly startCharacter: number,
    readonly endLine: number,
    readonly endCharacter: number,
  ) {}
}

/** An event that tests can fire. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value: T): void {
    this.listeners.forEach((each) => {
      each(value);
    });
  }
}

export const changedText = new Emitter<{ document: unknown }>();
export const changedEditor = new Emitter<unknown>();
export const statusItem: Record<string, unknown> = { dispose: () => undefined };
export const settings = { get: vi.fn(), inspect: vi.fn(), update: vi.fn() };

export const version = "1.82.0";
export const env = { language: "en", clipboard: { writeText: vi.fn() } };
export const commands = { executeCommand: vi.fn() };
export const extensions = { getExtension: vi.fn() };
export const languages = { createLanguageStatusItem: () => statusItem };
export const workspace = {
  isTrusted: true,
  workspaceFolders: undefined as unknown,
  textDocuments: [] as unknown[],
  asRelativePath: (uri: Uri) => uri.path.replace(/^\/project\//, ""),
  getConfiguration: () => settings,
  onDidChangeTextDocument: changedText.event,
};
export const window = {
  activeTextEditor: undefined as unknown,
  visibleTextEditors: [] as unknown[],
  createWebviewPanel: vi.fn(),
  onDidChangeActiveTextEditor: changedEditor.event,
  showErrorMessage: vi.fn(),
  showInformationMessage: vi.fn(),
  showOpenDialog: vi.fn(),
  showTextDocument: vi.fn(),
  showWarningMessage: vi.fn(),
};

export enum TaskScope {
  Workspace = 2,
}
export enum TaskRevealKind {
  Silent = 2,
}
export const TaskGroup = { Test: "test" };
export class ProcessExecution {
  constructor(
    readonly process: string,
    readonly args: string[],
    readonly options: object,
  ) {}
}
export class Task {
  group: unknown;
  presentationOptions: unknown;
  constructor(
    readonly definition: object,
    readonly scope: unknown,
    readonly name: string,
    readonly source: string,
    readonly execution: ProcessExecution,
    readonly problemMatchers: string[],
  ) {}
}
