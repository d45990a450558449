// Makes obconf-<version>.vsix; the same commit gives the same bytes.
import { spawnSync } from "node:child_process";

const EARLIEST_ZIP = 315_532_800;

const commit = spawnSync("git", ["log", "-1", "--format=%ct"], { encoding: "utf8" });
const epoch = process.env.SOURCE_DATE_EPOCH ?? (commit.stdout?.trim() || String(EARLIEST_ZIP));
const env = { ...process.env, SOURCE_DATE_EPOCH: epoch, TZ: "UTC" };
const vsce = ["node_modules/@vscode/vsce/vsce", "package", "--no-dependencies", "--no-update-package-json"];
const { status } = spawnSync(process.execPath, [...vsce, ...process.argv.slice(2)], { stdio: "inherit", env });
process.exit(status ?? 1);
