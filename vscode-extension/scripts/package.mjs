// Makes obconf-<version>.vsix; the same commit gives the same bytes.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const EARLIEST_ZIP = 315_532_800;

const commit = spawnSync("git", ["log", "-1", "--format=%ct"], { encoding: "utf8" });
const epoch = process.env.SOURCE_DATE_EPOCH ?? (commit.stdout?.trim() || String(EARLIEST_ZIP));
const env = { ...process.env, SOURCE_DATE_EPOCH: epoch, TZ: "UTC" };
const { repository } = JSON.parse(readFileSync("package.json", "utf8"));
const home = repository.url.replace(/\.git$/, "");
// The links of the README are relative to this folder, not to the repository.
const links = [
  ["--baseContentUrl", `${home}/blob/HEAD/${repository.directory}`],
  ["--baseImagesUrl", `${home}/raw/HEAD/${repository.directory}`],
];
const vsce = ["node_modules/@vscode/vsce/vsce", "package", "--no-dependencies", "--no-update-package-json"];
const args = [...vsce, ...links.flat(), ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { stdio: "inherit", env });
process.exit(status ?? 1);
