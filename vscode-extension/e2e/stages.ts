/** Which checks run in which workbench. */
import type { Check } from "./check.ts";
import { actions } from "./checks/actions.ts";
import { diagnostics } from "./checks/diagnostics.ts";
import { job } from "./checks/job.ts";
import { shape } from "./checks/shape.ts";
import { typing } from "./checks/typing.ts";
import type { Setup } from "./workbench.ts";

export type Stage = { setup: Partial<Setup> & { name: string }; file: string; checks: readonly Check[] };

export const STAGES: readonly Stage[] = [
  {
    setup: { name: "english", locale: "en" },
    file: "faults/openbayes.yaml",
    checks: [...diagnostics, ...actions, ...typing, ...job, ...shape],
  },
];
