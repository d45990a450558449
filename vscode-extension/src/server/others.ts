import { posix } from "node:path";
import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import { associated } from "../associations";
import { LANGUAGE } from "../language";

interface WorkspaceQuestion {
  readonly previousResultIds?: readonly { readonly uri: string }[];
}

interface WorkspaceAnswer {
  readonly items: readonly { readonly uri: string; readonly version?: number | null }[];
}

const NONE = { kind: "full", items: [] };

/**
 * Takes findings out of files that somebody reads in another language, because other extensions check those: the server
 * sees names only, the language is known here. Their findings are asked for anew each time, since the language may
 * change while the file does not.
 *
 * The client has middleware for findings, but does not hand its answers through it (vscode-languageclient 9.0.1).
 */
export const withoutOthers: NonNullable<Middleware["sendRequest"]> = async (type, param, token, next) => {
  const method = typeof type === "string" ? type : type.method;
  if (method === "textDocument/diagnostic" && isOthers(documentOf(param))) {
    return NONE as Awaited<ReturnType<typeof next>>;
  }
  if (method !== "workspace/diagnostic") {
    return next(type, param, token);
  }
  const answer = await next(type, ownQuestion(param as WorkspaceQuestion) as typeof param, token);
  return ownAnswer(answer as WorkspaceAnswer) as typeof answer;
};

function documentOf(param: unknown): string {
  return (param as { readonly textDocument: { readonly uri: string } }).textDocument.uri;
}

function ownQuestion(question: WorkspaceQuestion): WorkspaceQuestion {
  return { ...question, previousResultIds: (question.previousResultIds ?? []).filter(({ uri }) => !isOthers(uri)) };
}

function ownAnswer(answer: WorkspaceAnswer): WorkspaceAnswer {
  const items = answer.items.map((each) =>
    isOthers(each.uri) ? { ...NONE, uri: each.uri, version: each.version ?? null } : each,
  );
  return { ...answer, items };
}

function isOthers(text: string): boolean {
  const uri = vscode.Uri.parse(text);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  const language = open ? open.languageId : associated(posix.basename(uri.path), associations(uri));
  return language !== undefined && language !== LANGUAGE;
}

function associations(uri: vscode.Uri): Readonly<Record<string, string>> {
  return vscode.workspace.getConfiguration("files", uri).get<Record<string, string>>("associations") ?? {};
}
