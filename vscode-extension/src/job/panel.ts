import { basename } from "node:path";
import * as vscode from "vscode";
import { LANGUAGE } from "../language";
import { body, notice, type Labels } from "./html";
import { readJob, type Job } from "./model";
import { page } from "./page";

/** Which of the two views. */
export type View = "job" | "trials";

/** Asks the server; gives undefined where there is none. */
export type Ask = (method: string, params: object) => Promise<unknown>;

const METHODS: Readonly<Record<View, string>> = { job: "obconf/render", trials: "obconf/trials" };
const PAUSE = 120;

/** One view beside the file, which follows what is typed and the file that is looked at. */
export class JobPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private uri: vscode.Uri | undefined;
  private mode: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private asked = 0;
  private command = "";
  private readonly disposables: vscode.Disposable[] = [];

  constructor(
    private readonly view: View,
    private readonly ask: Ask,
  ) {
    this.disposables.push(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.refreshSoon(document.uri);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.panel && editor?.document.languageId === LANGUAGE) {
          this.follow(editor.document.uri);
        }
      }),
    );
  }

  /** Show the view for a file, and leave the cursor where it is. */
  show(uri: vscode.Uri, mode?: string): void {
    this.panel ??= this.create();
    this.panel.reveal(undefined, true);
    this.mode = mode ?? this.mode;
    this.follow(uri);
  }

  /** Ask again: the server has changed. */
  refresh(): void {
    void this.update();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.panel?.dispose();
    this.disposables.forEach((each) => {
      each.dispose();
    });
  }

  private follow(uri: vscode.Uri): void {
    this.uri = uri;
    void this.update();
  }

  private refreshSoon(uri: vscode.Uri): void {
    if (this.panel && uri.toString() === this.uri?.toString()) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.update(), PAUSE);
    }
  }

  private create(): vscode.WebviewPanel {
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: true, retainContextWhenHidden: true };
    const panel = vscode.window.createWebviewPanel(`obconf.${this.view}`, this.title, beside, options);
    panel.webview.onDidReceiveMessage((message: Message) => {
      this.receive(message);
    });
    panel.onDidDispose(() => {
      this.panel = undefined;
    });
    panel.webview.html = page(this.title, vscode.env.language);
    return panel;
  }

  private get title(): string {
    return this.view === "job" ? vscode.l10n.t("Rendered job") : vscode.l10n.t("Trials");
  }

  private async update(): Promise<void> {
    const { panel, uri } = this;
    if (!panel || !uri) {
      return;
    }
    const asked = ++this.asked;
    const params = { textDocument: { uri: uri.toString() }, ...(this.mode && this.view === "job" ? { mode: this.mode } : {}) };
    const answer = await this.ask(METHODS[this.view], params).catch(() => undefined);
    // Answers may overtake each other.
    if (asked === this.asked && panel === this.panel) {
      panel.title = `${this.title}: ${basename(uri.path)}`;
      const job = readJob(answer);
      this.command = job?.command ?? "";
      void panel.webview.postMessage({ html: this.html(job, uri) });
    }
  }

  private html(job: Job | undefined, uri: vscode.Uri): string {
    return job
      ? body(job, vscode.workspace.asRelativePath(uri), labels(), this.view === "job")
      : notice(vscode.l10n.t("Open an openbayes.yaml and wait until the obconf language server runs."));
  }

  private receive({ ready, mode, reveal, copy }: Message): void {
    if (copy) {
      void vscode.env.clipboard.writeText(this.command);
    }
    if (ready ?? mode) {
      this.mode = mode ?? this.mode;
      void this.update();
    }
    if (reveal && this.uri) {
      const [line = 0, from = 0, last = line, to = from] = reveal;
      const selection = new vscode.Range(line, from, last, to);
      void vscode.window.showTextDocument(this.uri, { viewColumn: this.column(this.uri), selection });
    }
  }

  /** Where the file is open already. */
  private column(uri: vscode.Uri): vscode.ViewColumn {
    const editors = vscode.window.visibleTextEditors;
    const editor = editors.find(({ document }) => document.uri.toString() === uri.toString());
    return editor?.viewColumn ?? vscode.ViewColumn.One;
  }
}

interface Message {
  readonly ready?: boolean;
  readonly mode?: string;
  readonly copy?: boolean;
  readonly reveal?: readonly number[];
}

function labels(): Labels {
  return {
    command: vscode.l10n.t("Command"),
    mode: vscode.l10n.t("Kind of job"),
    modes: {
      task: vscode.l10n.t("Task"),
      workspace: vscode.l10n.t("Workspace"),
      hypertuning: vscode.l10n.t("Hyperparameter tuning"),
    },
    grades: {
      observed: vscode.l10n.t("observed"),
      documented: vscode.l10n.t("documented"),
      "not documented": vscode.l10n.t("not documented"),
    },
    go: vscode.l10n.t("Show in the file"),
    copy: vscode.l10n.t("Copy"),
  };
}
