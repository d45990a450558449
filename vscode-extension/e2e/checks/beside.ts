/** Beside other extensions for YAML: a file that someone wants as plain YAML is theirs, and they are given the schema. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, type Check, type Session } from "../check.ts";
import { until } from "../wait.ts";
import { findingsOf, openAs } from "./support.ts";

const FILE = "faults/openbayes.yaml";

const associate = ({ workbench }: Session, wanted: object | undefined): Promise<void> =>
  workbench.probe.ask(async (vscode, value) => {
    const files = vscode.workspace.getConfiguration("files");
    await files.update("associations", value ?? undefined, vscode.ConfigurationTarget.Global);
  }, wanted ?? null);

const languageIs = (session: Session, wanted: string): Promise<unknown> =>
  until(`the language ${wanted}`, async () => (await session.editor.open(session.workbench.path(FILE))) === wanted);

async function plain(session: Session): Promise<void> {
  const path = session.workbench.path(FILE);
  await openAs(session, FILE);
  await findingsOf(session, FILE, 5);
  await associate(session, { "openbayes.yaml": "yaml" });
  try {
    await languageIs(session, "yaml");
    await until("no finding", async () => (await session.editor.findings(path)).length === 0);
    assert.deepEqual(await session.editor.lenses(path), []);
  } finally {
    await associate(session, undefined);
  }
  await languageIs(session, "openbayes-yaml");
  await findingsOf(session, FILE, 5);
}

async function schema(session: Session): Promise<void> {
  const { folder, entries } = await session.workbench.probe.ask((vscode) => {
    const { extensionPath, packageJSON } = vscode.extensions.getExtension("obconf.obconf")!;
    const entries = packageJSON.contributes.yamlValidation as { fileMatch: string; url: string }[];
    return { folder: extensionPath, entries };
  });
  assert.deepEqual(entries.map(({ fileMatch }) => fileMatch).toSorted(), ["openbayes.yaml", "openbayes.yml"]);
  for (const { url } of entries) {
    const path = join(folder, url);
    assert.ok(existsSync(path), `${url} is in the package`);
    assert.match((JSON.parse(readFileSync(path, "utf8")) as { $schema: string }).$schema, /draft-07/);
  }
}

export const beside: readonly Check[] = [
  ["a file that is plain YAML for its user is left to others", plain],
  ["other extensions for YAML are given the schema", schema],
];
