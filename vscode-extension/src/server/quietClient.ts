import type { ChildProcess } from "node:child_process";
import type * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type DynamicFeature,
  type LanguageClientOptions,
  type StaticFeature,
} from "vscode-languageclient/node";
import { LANGUAGE, VIEW_COMMANDS } from "../language";
import type { Launch } from "./launch";
import { withoutOthers } from "./others";
import { endLater, start } from "./spawn";

// Slow disks and virus scanners at the first start.
const PATIENCE = 60_000;

/** What a client tells about its server. */
export interface Watcher {
  /** The server is gone, whether it was asked to go or not. */
  readonly closed: () => void;
}

/** A client that writes its troubles into the log. What the user should know is said elsewhere, once and in their language. */
export class QuietClient extends LanguageClient {
  private process: ChildProcess | undefined;

  constructor(
    launch: Launch,
    private readonly log: vscode.LogOutputChannel,
    watcher: Watcher,
  ) {
    super("obconf", "obconf", () => this.launch(launch), clientOptions(log));
    // A client may also stop itself when it cannot write any more; then nobody tells that the connection was closed.
    this.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) {
        watcher.closed();
      }
    });
  }

  private async launch(launch: Launch): Promise<ChildProcess> {
    this.process = await start(launch);
    return this.process;
  }

  /** Start, or reject where the server does not answer in time. */
  async begin(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(reject, PATIENCE, new Error("The server did not answer in time."));
    });
    try {
      await Promise.race([this.start(), late]);
    } finally {
      clearTimeout(timer);
    }
    // A server that goes away at once counts as started there.
    if (this.state !== State.Running) {
      throw new Error("The server went away before it answered.");
    }
  }

  /** Let the server leave, or end it where it does not. */
  async end(): Promise<void> {
    endLater(this.process, this.state === State.Running ? undefined : 0);
    await this.dispose();
  }

  /** A client that never got to run has nothing to stop; asked all the same, it would complain. */
  override async stop(timeout?: number): Promise<void> {
    if (this.state !== State.Running) {
      return;
    }
    try {
      await super.stop(timeout);
    } catch (error) {
      // A server that cannot be asked to leave any more is ended all the same.
      this.log.warn(String(error));
    }
  }

  /** The server's commands are registered by this extension, so that they exist while no server runs. */
  override registerFeature(feature: StaticFeature | DynamicFeature<unknown>): void {
    if (!("registrationType" in feature) || feature.registrationType.method !== ExecuteCommandRequest.method) {
      super.registerFeature(feature);
    }
  }

  override error(message: string, data?: unknown): void {
    this.log.error(...entry(message, data));
  }

  override warn(message: string, data?: unknown): void {
    this.log.warn(...entry(message, data));
  }

  override info(message: string, data?: unknown): void {
    this.log.info(...entry(message, data));
  }
}

/** What the log shows of a message and of what belongs to it. */
function entry(message: string, data: unknown): [string, ...string[]] {
  const detail = data instanceof Error ? data.message : typeof data === "string" ? data : "";
  return detail ? [message, detail] : [message];
}

function clientOptions(output: vscode.OutputChannel): LanguageClientOptions {
  return {
    documentSelector: ["file", "untitled"].map((scheme) => ({ scheme, language: LANGUAGE })),
    outputChannel: output,
    middleware: { sendRequest: withoutOthers },
    initializationOptions: { commands: VIEW_COMMANDS },
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: (_error, _message, count) => ({
        action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed: () => ({ action: CloseAction.DoNotRestart, handled: true }),
    },
  };
}
