/** Files that are broken, huge, gone or not to be written. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { assert, type Check, type Session } from "../check.ts";
import { processesWith } from "../system.ts";
import { until } from "../wait.ts";
import { findingsOf, openAs, openWith, repairAll } from "./support.ts";

const HEALTHY = "faults/openbayes.yaml";

function write({ workbench }: Session, file: string, content: string | Buffer): void {
  mkdirSync(dirname(workbench.path(file)), { recursive: true });
  writeFileSync(workbench.path(file), content);
}

/** The server runs still, is the same one, and answers about another file. */
async function unharmed(session: Session, during: () => Promise<void>): Promise<void> {
  await openAs(session, HEALTHY);
  await findingsOf(session, HEALTHY, 5);
  const before = processesWith(session.workbench.home, "run_server");
  await during();
  await openAs(session, HEALTHY);
  await findingsOf(session, HEALTHY, 5);
  assert.deepEqual(processesWith(session.workbench.home, "run_server"), before, "the server was not started again");
  assert.equal(await session.window.find(".notification-toast").count(), 0, "no message pops up");
}

const broken = (session: Session): Promise<void> =>
  unharmed(session, async () => {
    write(session, "broken/openbayes.yaml", Buffer.from([0x63, 0x3a, 0x20, 0xff, 0xfe, 0x0b, 0x0a, 0x7b, 0x5b, 0x09, 0x0a]));
    await openAs(session, "broken/openbayes.yaml");
    const path = session.workbench.path("broken/openbayes.yaml");
    await until("findings in a broken file", async () => (await session.editor.findings(path)).length > 0);
    await openWith(session, "broken/openbayes.yaml", session.workbench.read("shorthand/openbayes.yaml"));
    await findingsOf(session, "broken/openbayes.yaml", 0);
  });

const large = (session: Session): Promise<void> =>
  unharmed(session, async () => {
    const parameters = Array.from({ length: 10_000 }, (_, number) => `  parameter_${number}: ${number}`).join("\n");
    const text = session.workbench.read("shorthand/openbayes.yaml").replace("parameters:\n", `parameters:\n${parameters}\n  bad: 010\n`);
    write(session, "large/openbayes.yaml", text);
    await openAs(session, "large/openbayes.yaml");
    const path = session.workbench.path("large/openbayes.yaml");
    await until("findings in a large file", async () => (await session.editor.findings(path)).some(({ code }) => code === "OB105"), 20_000);
    await session.editor.select(5_000, 200);
    await session.editor.command("workbench.action.focusActiveEditorGroup");
    await session.window.press("Enter");
    await session.window.page.keyboard.type("typed: 020");
    await until("what was typed", async () => (await session.editor.text(path)).includes("\n  typed: 020\n"), 3_000);
    await until("its finding", async () => (await session.editor.findings(path)).some(({ text }) => text === "020"), 10_000);
  });

const becomesFolder = (session: Session): Promise<void> =>
  unharmed(session, async () => {
    write(session, "gone/openbayes.yaml", "comand: x\n");
    await openAs(session, "gone/openbayes.yaml");
    const path = session.workbench.path("gone/openbayes.yaml");
    await until("its findings", async () => (await session.editor.findings(path)).length > 0);
    rmSync(path);
    mkdirSync(path);
    await openWith(session, HEALTHY, session.workbench.read(HEALTHY).replace("010", "10"));
    await findingsOf(session, HEALTHY, 4);
    await session.editor.restore();
  });

const readOnly = (session: Session): Promise<void> =>
  unharmed(session, async () => {
    const folder = session.workbench.path("locked");
    write(session, "locked/openbayes.yaml", session.workbench.read(HEALTHY));
    const unlock = lock(folder);
    try {
      await openAs(session, "locked/openbayes.yaml");
      await findingsOf(session, "locked/openbayes.yaml", 5);
      await repairAll(session, "locked/openbayes.yaml");
      await session.editor.restore();
    } finally {
      unlock();
    }
  });

/** Makes a folder read-only for everyone, for root by mounting it again; gives what undoes that. */
function lock(folder: string): () => void {
  if (process.getuid?.() !== 0) {
    execFileSync("chmod", ["-R", "a-w", folder]);
    return () => execFileSync("chmod", ["-R", "u+w", folder]);
  }
  execFileSync("mount", ["--bind", folder, folder]);
  execFileSync("mount", ["-o", "remount,ro,bind", folder]);
  return () => execFileSync("umount", ["--lazy", folder]);
}

export const trouble: readonly Check[] = [
  ["a broken file gives findings and can be repaired", broken],
  ["a file of 10,000 lines does not hold up typing", large],
  ["a file that becomes a folder harms nothing", becomesFolder],
  ["a read-only folder is checked and repaired in the editor", readOnly],
];
