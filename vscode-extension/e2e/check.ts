/** Running checks one after another, each with a line of its own. */
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Window } from "./browser.ts";
import type { Editor } from "./editor.ts";
import { CACHE, type Workbench } from "./workbench.ts";

export type Session = { workbench: Workbench; window: Window; editor: Editor };
export type Check = readonly [name: string, run: (at: Session) => Promise<void>];

export { assert };

const FAILURES = join(CACHE, "failures");

/** Removes what the run before kept. */
export const forgetFailures = (): void => rmSync(FAILURES, { recursive: true, force: true });

export class Tally {
  passed = 0;
  failed = 0;

  /** Runs a check and prints a line; a failing one keeps a picture and what the server wrote. */
  async run(stage: string, [name, run]: Check, session: Session): Promise<void> {
    const start = Date.now();
    try {
      await run(session);
      this.pass(`${stage}: ${name}`, Date.now() - start);
    } catch (error) {
      this.fail(`${stage}: ${name}`, error);
      await keepEvidence(`${stage}-${name.replaceAll(/\W+/g, "-")}`, session).catch(() => undefined);
    }
    await session.editor.tidy().catch(() => undefined);
  }

  pass(name: string, milliseconds: number): void {
    this.passed += 1;
    console.log(`ok    ${name} (${(milliseconds / 1000).toFixed(1)} s)`);
  }

  fail(name: string, error: unknown): void {
    this.failed += 1;
    const text = error instanceof Error ? error.message : String(error);
    console.log(`FAIL  ${name}\n${text.replaceAll(/^/gm, "      ")}`);
  }

  summary(): string {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}

async function keepEvidence(name: string, { workbench, window }: Session): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  writeFileSync(join(FAILURES, `${name}.log`), workbench.logs());
  await window.page.screenshot({ path: join(FAILURES, `${name}.png`) });
  console.log(`      see ${join(FAILURES, name)}.png and .log`);
}
