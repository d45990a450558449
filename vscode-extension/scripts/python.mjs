// Runs a script with the Python of $PYTHON, or the usual one.
import { spawnSync } from "node:child_process";

const python = process.env.PYTHON ?? (process.platform === "win32" ? "python" : "python3");
const { status, error } = spawnSync(python, process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`${python}: ${error.message}`);
}
process.exit(status ?? 1);
