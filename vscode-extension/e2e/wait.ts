/** Waiting for conditions, never for time alone. */

const PAUSE = 60;

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The first value that `ask` gives and that is not undefined, null or false. Throws what `what` was waited for, the last value
 * seen and the last error after `timeout` milliseconds.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  timeout = 10_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const end = Date.now() + timeout;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const value = await ask();
      if (value !== undefined && value !== null && value !== false)
        return value as NonNullable<Exclude<T, false>>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(PAUSE);
  }
  const reason = last === undefined ? "" : `: ${last instanceof Error ? last.message : String(last)}`;
  throw new Error(`waited ${timeout / 1000} s for ${what}${reason}`);
}
