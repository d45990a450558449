/**
 * Tries the packaged extension in a real VS Code workbench. `main.ts [--vsix FILE] [--only WORD] [--write-images]`: WORD chooses
 * the checks and stages whose name holds it; --write-images copies the pictures for the documentation to ../images.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { startBrowser, Window } from "./browser.ts";
import { type Check, forgetFailures, Tally } from "./check.ts";
import { Editor } from "./editor.ts";
import { enterNamespace, Exits, isIsolated } from "./sandbox.ts";
import { STAGES, type Stage } from "./stages.ts";
import { commandLine, processesWith } from "./system.ts";
import { until } from "./wait.ts";
import { ROOT, Workbench } from "./workbench.ts";

const { values: options } = parseArgs({
  options: { vsix: { type: "string" }, only: { type: "string" }, "write-images": { type: "boolean" } },
});

function packaged(): string {
  if (options.vsix !== undefined) return options.vsix;
  const folder = join(ROOT, "vscode-extension");
  const found = readdirSync(folder).filter((name) => /^obconf-.*\.vsix$/.test(name)).sort();
  if (found.length === 0) throw new Error("no vscode-extension/obconf-*.vsix: run `npm run package` there, or give --vsix");
  return join(folder, found.at(-1)!);
}

const chosen = (stage: Stage): readonly Check[] =>
  stage.checks.filter(([name]) => `${stage.setup.name}: ${name}`.includes(options.only ?? ""));

/** Runs the checks of a stage and gives what its page asked of other machines. */
async function runStage(stage: Stage, browser: Browser, tally: Tally): Promise<readonly string[]> {
  const checks = chosen(stage);
  if (checks.length === 0) return [];
  const workbench = new Workbench({ ...stage.setup, extensions: [packaged(), ...(stage.setup.extensions ?? [])] });
  try {
    await workbench.start();
    const window = await Window.open(browser, workbench.address(stage.file), stage.setup.locale ?? "en");
    await until("the extension host", () => workbench.probe.ask((vscode) => vscode.version), 30_000);
    const session = { workbench, window, editor: new Editor(workbench.probe) };
    for (const check of checks) await tally.run(stage.setup.name, check, session);
    await window.close();
    return window.refused;
  } catch (error) {
    tally.fail(`${stage.setup.name}: start`, error);
    console.log(workbench.logs());
    return [];
  } finally {
    await workbench.stop();
    const left = processesWith(workbench.home);
    if (left.length === 0) tally.pass(`${stage.setup.name}: no process is left behind`, 0);
    else tally.fail(`${stage.setup.name}: no process is left behind`, left.map(commandLine).join("\n"));
  }
}

async function run(): Promise<number> {
  forgetFailures();
  const tally = new Tally();
  const exits = new Exits();
  const asked: string[] = [];
  const browser = await startBrowser();
  try {
    for (const stage of STAGES) asked.push(...(await runStage(stage, browser, tally)));
  } finally {
    await browser.close();
  }
  asked.push(...exits.names);
  const name = isIsolated() ? "nothing was asked of another machine" : "the page asked nothing of another machine";
  if (asked.length === 0 && !exits.packets()) tally.pass(name, 0);
  else tally.fail(name, `${exits.packets() ?? "unknown"} packets; asked for: ${asked.join(", ")}`);
  console.log(tally.summary());
  return tally.failed === 0 && tally.passed > 1 ? 0 : 1;
}

process.exit(enterNamespace() ?? (await run()));
