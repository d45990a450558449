import type { Attempt, Interpreter } from "./choose";
import type { ImportStrategy } from "./launch";

/** What is known about the server. */
export type State =
  | { readonly kind: "stopped" }
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly server: RunningServer }
  | { readonly kind: "noInterpreter"; readonly setting: string; readonly passedOver: readonly Attempt[] }
  | { readonly kind: "failed" };

export interface RunningServer {
  readonly strategy: ImportStrategy;
  readonly interpreter: Interpreter;
  /** As the server says it, without a leading v. */
  readonly version: string | undefined;
}
