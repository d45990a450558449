import type { Candidate, Origin } from "./candidates";
import type { Probed } from "./probe";
import type { Version } from "./version";

/** The Python that the server runs on. */
export interface Interpreter {
  readonly origin: Origin;
  readonly executable: string;
  readonly version: Version;
}

/** A program that was passed over, and why. */
export interface Attempt {
  readonly candidate: Candidate;
  readonly probed: Exclude<Probed, { kind: "python" }>;
}

export interface Choice {
  readonly interpreter: Interpreter | undefined;
  readonly passedOver: readonly Attempt[];
}

/** The first program that is a Python and new enough. */
export async function choose(
  found: readonly Candidate[],
  probe: (candidate: Candidate) => Promise<Probed>,
): Promise<Choice> {
  const passedOver: Attempt[] = [];
  for (const candidate of found) {
    const probed = await probe(candidate);
    if (probed.kind === "python") {
      const { executable, version } = probed;
      return { interpreter: { origin: candidate.origin, executable, version }, passedOver };
    }
    passedOver.push({ candidate, probed });
  }
  return { interpreter: undefined, passedOver };
}
