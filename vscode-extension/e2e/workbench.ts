/** A VS Code server in a folder of its own: fresh profile, only the extensions that are given, only the programs that are given. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { languagePack } from "./locale.ts";
import { Probe } from "./probe.ts";
import { closedProxies } from "./sandbox.ts";
import { freePort, groupLives, linkPrograms, pack, signalGroup } from "./system.ts";
import { until } from "./wait.ts";

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, "../..");
export const CACHE = join(ROOT, ".cache/editors");
const CODE_SERVER = join(CACHE, "vscode/node_modules/code-server");

export type Setup = {
  name: string;
  /** Paths of vsix files. */
  extensions: readonly string[];
  locale?: "en" | "zh-cn";
  /** Whether a Python interpreter is on PATH. */
  python?: boolean;
  /** Whether the workspace is trusted from the start. */
  trusted?: boolean;
};

const SETTINGS = {
  "workbench.colorTheme": "Default Light Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.fontFamily": "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC'",
  "editor.hover.above": false,
  "editor.minimap.enabled": false,
  "editor.scrollbar.horizontal": "hidden",
  "editor.scrollbar.vertical": "hidden",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "window.title": "${activeEditorShort}",
  "workbench.layoutControl.enabled": false,
};

export class Workbench {
  readonly home: string;
  readonly workspace: string;
  readonly probe: Probe;
  readonly setup: Setup;
  port = 0;
  private server: ChildProcess | undefined;

  constructor(setup: Setup) {
    this.setup = setup;
    this.home = mkdtempSync(join(tmpdir(), `obconf-${setup.name}-`));
    this.workspace = join(this.home, "project");
    this.probe = new Probe(join(this.home, "probe.sock"));
    for (const source of [join(ROOT, "examples"), join(HERE, "workspace")]) {
      cpSync(source, this.workspace, { recursive: true });
    }
    mkdirSync(join(this.home, "user/User"), { recursive: true });
    mkdirSync(join(this.home, "bin"));
    writeFileSync(join(this.home, "config.yaml"), "");
    writeFileSync(join(this.home, "user/User/settings.json"), JSON.stringify(SETTINGS));
    linkPrograms(join(this.home, "bin"), setup.python ?? true);
  }

  /** The environment of the server: a home of its own, and a PATH without any obconf. */
  environment(): Record<string, string> {
    return {
      ...closedProxies(),
      HOME: this.home,
      PATH: join(this.home, "bin"),
      LANG: "C.UTF-8",
      SHELL: "/bin/sh",
      // Keeps VS Code from asking a login shell for another PATH.
      VSCODE_CLI: "1",
      EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "http://127.0.0.1:9" }),
      OBCONF_PROBE_SOCKET: this.probe.path,
    };
  }

  async start(): Promise<void> {
    this.port = await freePort();
    this.install();
    const output = join(this.home, "server.log");
    const command = [process.execPath, ...this.arguments(), ...SERVE, "--bind-addr", `127.0.0.1:${this.port}`];
    if (this.setup.trusted ?? true) command.push("--disable-workspace-trust");
    if (this.setup.locale !== undefined) command.push("--locale", this.setup.locale);
    this.server = spawn("sh", ["-c", `exec "$@" >"${output}" 2>&1`, "sh", ...command], {
      env: this.environment(),
      detached: true,
      stdio: "ignore",
    });
    const healthy = `http://127.0.0.1:${this.port}/healthz`;
    await until("the VS Code server", async () => (await fetch(healthy)).ok, 20_000);
  }

  private install(): void {
    mkdirSync(join(this.home, "probe"));
    cpSync(join(HERE, "probe"), join(this.home, "probe/extension"), { recursive: true });
    const extensions = [pack(join(this.home, "probe"), join(this.home, "probe.vsix")), ...this.setup.extensions];
    if (this.setup.locale === "zh-cn") extensions.push(languagePack(this.home));
    const options = extensions.flatMap((path) => ["--install-extension", path]);
    execFileSync(process.execPath, [...this.arguments(), ...options], {
      env: this.environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** The address that shows the workspace with one file of it open. */
  address(file: string): string {
    const uri = `vscode-remote://127.0.0.1:${this.port}${join(this.workspace, file)}`;
    return `http://127.0.0.1:${this.port}/?folder=${this.workspace}&payload=${encodeURIComponent(JSON.stringify([["openFile", uri]]))}`;
  }

  path(file: string): string {
    return join(this.workspace, file);
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  /** What the server and the extension wrote into their logs. */
  logs(): string {
    const folder = join(this.home, "user/logs");
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    const logs = files.filter((file) => file.endsWith(".log")).map((file) => join(folder, file));
    return [join(this.home, "server.log"), ...logs]
      .filter(existsSync)
      .map((file) => `==> ${file} <==\n${readFileSync(file, "utf8")}`)
      .join("\n");
  }

  /** Ends every process of the server and removes its folder. */
  async stop(): Promise<void> {
    const pid = this.server?.pid;
    if (pid !== undefined) {
      signalGroup(pid, "SIGTERM");
      await until("the end of the VS Code server", () => !groupLives(pid), 5000).catch(() => signalGroup(pid, "SIGKILL"));
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  private arguments(): string[] {
    return [
      join(CODE_SERVER, "out/node/entry.js"),
      "--user-data-dir", join(this.home, "user"),
      "--extensions-dir", join(this.home, "extensions"),
      "--config", join(this.home, "config.yaml"),
    ];
  }
}

const SERVE = [
  "--auth", "none",
  "--disable-telemetry",
  "--disable-update-check",
  "--disable-getting-started-override",
  "--disable-proxy",
  "--ignore-last-opened",
];
