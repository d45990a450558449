/** Which checks run in which workbench. */
import type { Check } from "./check.ts";
import { actions } from "./checks/actions.ts";
import { beside } from "./checks/beside.ts";
import { chinese } from "./checks/chinese.ts";
import { diagnostics } from "./checks/diagnostics.ts";
import { job } from "./checks/job.ts";
import { life, withoutPython } from "./checks/life.ts";
import { pictures } from "./checks/pictures.ts";
import { settings, trust } from "./checks/settings.ts";
import { shape } from "./checks/shape.ts";
import { trouble } from "./checks/trouble.ts";
import { typing } from "./checks/typing.ts";
import { views } from "./checks/view.ts";
import type { Setup } from "./workbench.ts";

export type Stage = { setup: Partial<Setup> & { name: string }; file: string; checks: readonly Check[] };

const FILE = "faults/openbayes.yaml";

export const STAGES: readonly Stage[] = [
  {
    setup: { name: "english", locale: "en" },
    file: FILE,
    checks: [...diagnostics, ...beside, ...actions, ...typing, ...job, ...shape, ...trouble, ...views, ...settings, ...pictures, ...life],
  },
  { setup: { name: "chinese", locale: "zh-cn" }, file: FILE, checks: [...chinese, ...pictures] },
  { setup: { name: "untrusted", trusted: false }, file: FILE, checks: trust },
  { setup: { name: "no-python", python: false }, file: FILE, checks: withoutPython },
];
