/** Versions as numbers, so that 3.9 is older than 3.10. */
export type Version = readonly [number, number, number];

export const OLDEST_PYTHON: Version = [3, 10, 0];

/** The first `1.2` or `1.2.3` of a text, with or without a leading v. */
export function parseVersion(text: string | undefined): Version | undefined {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text ?? "");
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}

export function isOlder(one: Version, other: Version): boolean {
  const index = one.findIndex((part, place) => part !== other[place]);
  return index >= 0 && (one[index] ?? 0) < (other[index] ?? 0);
}

export function showVersion(version: Version): string {
  return version.join(".");
}
