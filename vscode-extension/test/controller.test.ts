import { beforeEach, describe, expect, it, vi } from "vitest";
import type * as vscode from "vscode";
import type { Choice } from "../src/server/choose";
import { Controller } from "../src/server/controller";
import type { Launch } from "../src/server/launch";
import type { Watcher } from "../src/server/quietClient";
import type { State } from "../src/server/state";

const world = vi.hoisted(() => ({
  clients: [] as FakeClient[],
  choice: undefined as unknown as Choice,
  strategy: "useBundled",
  installed: true,
  begins: undefined as unknown as () => Promise<void>,
}));

interface FakeClient {
  readonly launch: Launch;
  readonly watcher: Watcher;
  ended: boolean;
}

vi.mock("../src/server/quietClient", () => ({
  QuietClient: class {
    ended = false;
    readonly initializeResult = { serverInfo: { name: "obconf", version: "v0.1.0" } };
    constructor(
      readonly launch: Launch,
      _output: unknown,
      readonly watcher: Watcher,
    ) {
      world.clients.push(this);
    }
    begin(): Promise<void> {
      return world.begins();
    }
    end(): Promise<void> {
      this.ended = true;
      return Promise.resolve();
    }
  },
}));

vi.mock("../src/server/finder", () => ({
  Finder: class {
    readonly setting = "";
    get strategy(): string {
      return world.strategy;
    }
    readonly run = () => Promise.resolve({ code: world.installed ? 0 : 1, output: "", errors: "" });
    find(): Promise<Choice> {
      return Promise.resolve(world.choice);
    }
  },
}));

const PYTHON: Choice = {
  interpreter: { origin: "path", executable: "/usr/bin/python3", version: [3, 11, 7] },
  passedOver: [],
};
const output = { info: () => undefined, error: () => undefined } as unknown as vscode.LogOutputChannel;
let states: State[] = [];
let missing = 0;

function controller(): Controller {
  const changed = (state: State) => states.push(state);
  const notInstalled = () => missing++;
  return new Controller("/ext", output, { changed, notInstalled });
}

/** Let everything happen that was put off. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(30_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  [world.choice, world.strategy, world.installed] = [PYTHON, "useBundled", true];
  world.begins = () => Promise.resolve();
  world.clients.length = 0;
  [states, missing] = [[], 0];
});

describe("the server", () => {
  it("runs once it has answered", async () => {
    const server = controller();
    await server.restart();
    expect(states.map(({ kind }) => kind)).toEqual(["stopped", "starting", "running"]);
    expect(server.state).toMatchObject({ server: { strategy: "useBundled", version: "0.1.0" } });
    expect(server.running).toBe(world.clients[0]);
  });

  it("is started again when it goes away, but not for ever", async () => {
    const server = controller();
    await server.restart();
    for (let time = 0; time < 4; time++) {
      world.clients.at(-1)?.watcher.closed();
      await settle();
    }
    expect(world.clients).toHaveLength(4);
    expect(server.state.kind).toBe("failed");
    expect(states.filter(({ kind }) => kind === "failed")).toHaveLength(1);
  });

  it("that cannot start is tried a few times only", async () => {
    world.begins = () => Promise.reject(new Error("no"));
    const server = controller();
    await server.restart();
    await settle();
    expect(world.clients).toHaveLength(4);
    expect(world.clients.every(({ ended }) => ended)).toBe(true);
    expect(server.state.kind).toBe("failed");
    world.begins = () => Promise.resolve();
    await server.restart();
    expect(server.state.kind).toBe("running");
  });

  it("that was replaced is of no importance any more", async () => {
    const server = controller();
    await server.restart();
    const [first] = world.clients;
    await server.restart();
    expect(first?.ended).toBe(true);
    first?.watcher.closed();
    await settle();
    expect(world.clients).toHaveLength(2);
    expect(server.state.kind).toBe("running");
  });

  it("stays away when it was stopped", async () => {
    const server = controller();
    await server.restart();
    world.clients[0]?.watcher.closed();
    await server.stop();
    await settle();
    expect(world.clients).toHaveLength(1);
    expect(server.state.kind).toBe("stopped");
    expect(server.running).toBeUndefined();
  });

  it("is never started twice at a time", async () => {
    const server = controller();
    await Promise.all([server.restart(), server.restart(), server.restart()]);
    expect(world.clients.filter(({ ended }) => !ended)).toHaveLength(1);
  });
});

describe("the interpreter", () => {
  it("may be missing; then nothing is started", async () => {
    world.choice = { interpreter: undefined, passedOver: [] };
    const server = controller();
    await server.restart();
    await settle();
    expect(world.clients).toHaveLength(0);
    expect(states.map(({ kind }) => kind)).toEqual(["stopped", "starting", "noInterpreter"]);
  });

  it("may have obconf installed", async () => {
    world.strategy = "fromEnvironment";
    const server = controller();
    await server.restart();
    expect(world.clients[0]?.launch.args).toEqual(["-m", "openbayes_lsp"]);
    expect(server.state).toMatchObject({ server: { strategy: "fromEnvironment" } });
  });

  it("may lack obconf; then the bundled server runs, and that is said", async () => {
    [world.strategy, world.installed] = ["fromEnvironment", false];
    const server = controller();
    await server.restart();
    expect(world.clients[0]?.launch.args[0]).toBe("-I");
    expect(server.state).toMatchObject({ server: { strategy: "useBundled" } });
    expect(missing).toBe(1);
  });
});
