import type * as vscode from "vscode";
import type { Interpreter } from "./choose";
import { Finder } from "./finder";
import { hasServer, serverLaunch, type ImportStrategy } from "./launch";
import { QuietClient } from "./quietClient";
import { Restarts } from "./restarts";
import type { State } from "./state";

/** What the controller tells the rest of the extension. */
export interface Listener {
  readonly changed: (state: State) => void;
  /** The environment has no obconf; the bundled server takes its place. */
  readonly notInstalled: (interpreter: Interpreter) => void;
}

/** Starts, stops and watches the language server; never more than one, and never two things at a time. */
export class Controller implements vscode.Disposable {
  state: State = { kind: "stopped" };
  readonly finder: Finder;
  private client: QuietClient | undefined;
  private queue: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private readonly restarts = new Restarts();

  constructor(
    private readonly extension: string,
    private readonly output: vscode.LogOutputChannel,
    private readonly listener: Listener,
  ) {
    this.finder = new Finder(extension);
  }

  /** The client, where a server is there to answer. */
  get running(): QuietClient | undefined {
    return this.state.kind === "running" ? this.client : undefined;
  }

  /** Start the server again, with the settings as they are now. */
  restart(): Promise<void> {
    this.restarts.reset();
    return this.soon(() => this.startAgain());
  }

  stop(): Promise<void> {
    return this.soon(() => this.end());
  }

  dispose(): void {
    void this.stop();
  }

  private soon(step: () => Promise<void>): Promise<void> {
    clearTimeout(this.timer);
    this.queue = this.queue.then(step).catch((error: unknown) => {
      this.output.error(String(error));
    });
    return this.queue;
  }

  private async startAgain(): Promise<void> {
    await this.end();
    this.set({ kind: "starting" });
    const { interpreter, passedOver } = await this.finder.find();
    for (const { candidate, probed } of passedOver) {
      this.output.info(`passed over: ${candidate.command} (${JSON.stringify(probed)})`);
    }
    if (!interpreter) {
      this.set({ kind: "noInterpreter", setting: this.finder.setting, passedOver });
      return;
    }
    await this.run(interpreter, await this.strategyFor(interpreter));
  }

  private async strategyFor(interpreter: Interpreter): Promise<ImportStrategy> {
    if (this.finder.strategy === "useBundled" || (await hasServer(interpreter.executable, this.finder.run))) {
      return this.finder.strategy;
    }
    this.listener.notInstalled(interpreter);
    return "useBundled";
  }

  private async run(interpreter: Interpreter, strategy: ImportStrategy): Promise<void> {
    const launch = serverLaunch(strategy, interpreter.executable, this.extension);
    this.output.info([launch.command, ...launch.args].join(" "));
    const client = new QuietClient(launch, this.output, {
      closed: () => {
        this.closed(client);
      },
    });
    this.client = client;
    try {
      await client.begin();
    } catch (error) {
      this.output.error(String(error));
      // A server that went away by itself has been counted already.
      this.closed(client);
      return;
    }
    if (client !== this.client) {
      return;
    }
    const version = client.initializeResult?.serverInfo?.version?.replace(/^v/, "");
    this.set({ kind: "running", server: { strategy, interpreter, version } });
  }

  private closed(client: QuietClient): void {
    if (client !== this.client) {
      return;
    }
    this.client = undefined;
    void client.end();
    const pause = this.restarts.next(Date.now());
    if (pause === undefined) {
      this.set({ kind: "failed" });
      return;
    }
    this.set({ kind: "starting" });
    this.timer = setTimeout(() => void this.soon(() => this.startAgain()), pause);
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.set({ kind: "stopped" });
    await client?.end();
  }

  private set(state: State): void {
    this.state = state;
    this.listener.changed(state);
  }
}
