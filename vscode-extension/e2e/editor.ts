/** What the checks ask of VS Code, in plain values. Positions count from 0, columns in UTF-16 units as VS Code does. */
import type { Probe } from "./probe.ts";

export type Span = { line: number; from: number; toLine: number; to: number };
export type Finding = Span & {
  code: string;
  message: string;
  severity: "error" | "warning" | "info" | "hint";
  source: string;
  text: string;
  tags: readonly string[];
  related: readonly string[];
  link: string | undefined;
};
export type Action = { title: string; kind: string; preferred: boolean; edits: number };
export type Item = { label: string; detail: string; insert: string; documentation: string; sort: string };
export type Symbol = { name: string; line: number; children: readonly Symbol[] };

export class Editor {
  private readonly probe: Probe;

  constructor(probe: Probe) {
    this.probe = probe;
  }

  /** Opens the file at `path` in the first group and gives its language id. */
  open(path: string): Promise<string> {
    return this.probe.ask(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
      return document.languageId;
    }, path);
  }

  text(path: string): Promise<string> {
    return this.probe.ask(async (vscode, file) => (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText(), path);
  }

  /** Replaces the whole text, as an edit in the editor. */
  replace(path: string, text: string): Promise<boolean> {
    return this.probe.ask(
      async (vscode, file, content) => {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), content);
        return vscode.workspace.applyEdit(edit);
      },
      path,
      text,
    );
  }

  /** Gives every file the text that it has on the disk. */
  restore(): Promise<void> {
    return this.probe.ask(async (vscode) => {
      for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
        await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
        await vscode.commands.executeCommand("workbench.action.files.revert");
      }
    });
  }

  /** Clears the screen: no editors, views or messages, and all files as they are on the disk. */
  async tidy(): Promise<void> {
    await this.restore();
    for (const command of ["closeAllEditors", "closePanel", "closeSidebar"]) await this.command(`workbench.action.${command}`);
    await this.command("notifications.clearAll");
  }

  /** Puts the cursor (a selection when `to` is given) of the active editor there and shows the place. */
  select(line: number, from: number, to = from): Promise<void> {
    return this.probe.ask(
      (vscode, row, start, end) => {
        const editor = vscode.window.activeTextEditor!;
        editor.selection = new vscode.Selection(row, start, row, end);
        editor.revealRange(editor.selection);
      },
      line,
      from,
      to,
    );
  }

  findings(path: string): Promise<Finding[]> {
    return this.probe.ask(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const severities = ["error", "warning", "info", "hint"] as const;
      return vscode.languages.getDiagnostics(document.uri).map((found) => {
        const code = typeof found.code === "object" ? found.code : undefined;
        return {
          line: found.range.start.line,
          from: found.range.start.character,
          toLine: found.range.end.line,
          to: found.range.end.character,
          code: String(code?.value ?? found.code),
          link: code?.target.toString(),
          message: found.message,
          severity: severities[found.severity]!,
          source: found.source ?? "",
          text: document.getText(found.range),
          tags: (found.tags ?? []).map((tag) => vscode.DiagnosticTag[tag]),
          related: (found.relatedInformation ?? []).map((other) => other.message),
        };
      });
    }, path);
  }

  /** The code actions for a place, of one kind and below when `kind` is given. */
  actions(path: string, line: number, column: number, kind?: string): Promise<Action[]> {
    return this.probe.ask(
      async (vscode, file, row, at, wanted) => {
        const uri = vscode.Uri.file(file);
        const range = new vscode.Range(row, at, row, at);
        const found = await vscode.commands.executeCommand<import("vscode").CodeAction[]>(
          "vscode.executeCodeActionProvider",
          uri,
          range,
          ...(wanted === "" ? [] : [wanted]),
          50,
        );
        return found.map((action) => ({
          title: action.title,
          kind: action.kind?.value ?? "",
          preferred: action.isPreferred ?? false,
          edits: action.edit?.get(uri).length ?? 0,
        }));
      },
      path,
      line,
      column,
      kind ?? "",
    );
  }

  /** Applies the action with this title (and its command, when it has one); gives whether there was one. */
  apply(path: string, line: number, column: number, title: string): Promise<boolean> {
    return this.probe.ask(
      async (vscode, file, row, at, wanted) => {
        const range = new vscode.Range(row, at, row, at);
        const found = await vscode.commands.executeCommand<import("vscode").CodeAction[]>(
          "vscode.executeCodeActionProvider",
          vscode.Uri.file(file),
          range,
          undefined,
          50,
        );
        const action = found.find((one) => one.title === wanted);
        if (action?.edit) await vscode.workspace.applyEdit(action.edit);
        if (action?.command) {
          await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
        }
        return action !== undefined;
      },
      path,
      line,
      column,
      title,
    );
  }

  completions(path: string, line: number, column: number): Promise<Item[]> {
    return this.probe.ask(
      async (vscode, file, row, at) => {
        const list = await vscode.commands.executeCommand<import("vscode").CompletionList>(
          "vscode.executeCompletionItemProvider",
          vscode.Uri.file(file),
          new vscode.Position(row, at),
          undefined,
          20,
        );
        const text = (value: unknown): string =>
          typeof value === "string" ? value : String((value as { value?: string } | undefined)?.value ?? "");
        return list.items.map((item) => ({
          label: typeof item.label === "string" ? item.label : item.label.label,
          detail: item.detail ?? (typeof item.label === "string" ? "" : (item.label.description ?? "")),
          insert: text(item.insertText),
          documentation: text(item.documentation),
          sort: item.sortText ?? "",
        }));
      },
      path,
      line,
      column,
    );
  }

  /** The texts of all hovers at a place. */
  hovers(path: string, line: number, column: number): Promise<string[]> {
    return this.probe.ask(
      async (vscode, file, row, at) => {
        const found = await vscode.commands.executeCommand<import("vscode").Hover[]>(
          "vscode.executeHoverProvider",
          vscode.Uri.file(file),
          new vscode.Position(row, at),
        );
        return found.flatMap((hover) => hover.contents.map((part) => (typeof part === "string" ? part : part.value)));
      },
      path,
      line,
      column,
    );
  }

  lenses(path: string): Promise<{ line: number; title: string; command: string }[]> {
    return this.probe.ask(async (vscode, file) => {
      const found = await vscode.commands.executeCommand<import("vscode").CodeLens[]>(
        "vscode.executeCodeLensProvider",
        vscode.Uri.file(file),
        50,
      );
      return found.map(({ range, command }) => ({
        line: range.start.line,
        title: command?.title ?? "",
        command: command?.command ?? "",
      }));
    }, path);
  }

  hints(path: string): Promise<{ line: number; column: number; label: string }[]> {
    return this.probe.ask(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const found = await vscode.commands.executeCommand<import("vscode").InlayHint[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      return found.map(({ position, label }) => ({
        line: position.line,
        column: position.character,
        label: typeof label === "string" ? label : label.map((part) => part.value).join(""),
      }));
    }, path);
  }

  symbols(path: string): Promise<Symbol[]> {
    return this.probe.ask(async (vscode, file) => {
      type Found = import("vscode").DocumentSymbol;
      const plain = (symbol: Found): { name: string; line: number; children: never[] } => ({
        name: symbol.name,
        line: symbol.selectionRange.start.line,
        children: symbol.children.map(plain) as never[],
      });
      const found = await vscode.commands.executeCommand<Found[]>("vscode.executeDocumentSymbolProvider", vscode.Uri.file(file));
      return (found ?? []).map(plain);
    }, path);
  }

  command<T>(name: string, ...args: unknown[]): Promise<T> {
    return this.probe.ask((vscode, command, given) => vscode.commands.executeCommand<T>(command, ...given), name, args) as Promise<T>;
  }
}
