/**
 * The language that the setting `files.associations` gives to a file name; undefined where it says nothing.
 *
 * As in the editor, a name counts before a pattern and a long pattern before a short one. Patterns of whole paths are left out.
 */
export function associated(name: string, associations: Readonly<Record<string, string>>): string | undefined {
  const patterns = Object.keys(associations).filter((pattern) => matches(name, pattern));
  const exact = patterns.find((pattern) => pattern.toLowerCase() === name.toLowerCase());
  const longest = patterns.reduce<string | undefined>((best, each) => (each.length > (best?.length ?? 0) ? each : best), undefined);
  return associations[exact ?? longest ?? ""];
}

function matches(name: string, pattern: string): boolean {
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*").replace(/\?/g, ".");
  return new RegExp(`^${expression}$`, "i").test(name);
}
