// Makes dist/extension.js, one file with all of the JavaScript, and the list of what went into it.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const development = process.argv.includes("--development");

await rm("dist", { recursive: true, force: true });
await mkdir("dist");
const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  // What VS Code 1.82 runs.
  target: "node18",
  external: ["vscode"],
  minify: !development,
  sourcemap: development,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await writeFile("dist/inputs.json", JSON.stringify(Object.keys(metafile.inputs).sort(), null, 1));
