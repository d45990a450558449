/** The rendered job beside the file. */
import type { Locator } from "playwright-core";
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { openAs, openWith } from "./support.ts";

const FILE = "secrets/openbayes.yaml";

/** The content of the view that was opened last. */
export const view = ({ window }: Session): Locator =>
  window.page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame").locator("main");

export async function showJob(session: Session, file: string): Promise<Locator> {
  await openAs(session, file);
  await session.editor.command("obconf.showRenderedJob");
  const main = view(session);
  await main.locator("h1").waitFor();
  return main;
}

const says = (main: Locator, words: RegExp): Promise<string> =>
  until(`the view to say ${words}`, async () => {
    const text = await main.innerText();
    return words.test(text) && text;
  });

/** The cursor stays in the file, so that one can go on typing. */
async function keepsFocus({ workbench }: Session): Promise<void> {
  const active = await workbench.probe.ask((vscode) => vscode.window.activeTextEditor?.document.languageId);
  assert.equal(active, "openbayes-yaml");
}

async function rendered(session: Session): Promise<void> {
  const main = await showJob(session, FILE);
  await says(main, /python train\.py --data=\/input0 --epochs=5/);
  await keepsFocus(session);
  await session.window.shoot(`${session.workbench.setup.name}-job`);
}

async function follows(session: Session): Promise<void> {
  const main = await showJob(session, FILE);
  const text = session.workbench.read(FILE);
  await openWith(session, FILE, text.replace("epochs: 5", "epochs: 7"));
  await says(main, /--epochs=7/);
  await openWith(session, FILE, text.replace("resource:", "resorce:"));
  await until("the refusal", async () => (await main.locator("h1.refused").count()) === 1);
}

async function dropped(session: Session): Promise<void> {
  const main = await showJob(session, "legacy/openbayes.yaml");
  const struck = main.locator("del");
  await until("what is dropped, struck through", async () => (await struck.count()) > 0);
  await session.window.shoot(`${session.workbench.setup.name}-dropped`);
}

async function masked(session: Session): Promise<void> {
  const secret = "hf_ThisMustNotBeShown0123456789";
  const main = await showJob(session, FILE);
  await openWith(session, FILE, session.workbench.read(FILE).replace(/source: env\n {4}env: HF_TOKEN/, `value: ${secret}`));
  await says(main, /HF_TOKEN/);
  await session.window.find(".monaco-editor").first().waitFor();
  assert.ok(!(await main.innerHTML()).includes(secret), "a secret is not shown");
}

async function trials(session: Session): Promise<void> {
  await openAs(session, "tuning-grid/openbayes.yaml");
  await session.editor.command("obconf.showTrials");
  await says(view(session), /--channels=4/);
  await keepsFocus(session);
  await session.window.find(".codelens-decoration", { hasText: /--channels=/ }).first().waitFor();
  await session.window.shoot(`${session.workbench.setup.name}-trials`);
}

export const views: readonly Check[] = [
  ["the rendered job shows the final command", rendered],
  ["the rendered job follows the edits", follows],
  ["the rendered job strikes through what is dropped", dropped],
  ["the rendered job masks secrets", masked],
  ["the trials are listed", trials],
];
