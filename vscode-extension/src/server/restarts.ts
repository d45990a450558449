const LIMIT = 3;
const WINDOW = 3 * 60_000;
const PAUSES = [0, 1_000, 4_000];

/** Counts how often the server went away, so that a server that cannot run is not started for ever. */
export class Restarts {
  private times: number[] = [];

  /** The milliseconds to wait before the next start, or undefined where it is enough. `now` in milliseconds. */
  next(now: number): number | undefined {
    this.times = this.times.filter((time) => now - time < WINDOW);
    if (this.times.length >= LIMIT) {
      return undefined;
    }
    this.times.push(now);
    return PAUSES[this.times.length - 1];
  }

  /** Forget the past: the user asked for a start. */
  reset(): void {
    this.times = [];
  }
}
