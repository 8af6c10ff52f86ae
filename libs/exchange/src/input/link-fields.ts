/**
 * The fields of a share link, which stand behind its "#"; null for a text that is no link. The fields may be pasted alone.
 * Blanks in them are left for whoever decodes: forms turn "+" into one.
 */
export function linkFields(text: string): ReadonlyMap<string, string> | null {
  const line = text.trim();
  const isLink = /^https?:\/\/\S+$/.test(line.replace(/\s+/g, ''));
  const isPasted = /^#?progress=/.test(line);
  if (!(isLink && /^https?:\/\//.test(line)) && !isPasted) return null;
  const plain = line.replace(/[\r\n\t]+/g, '');
  const fragment = plain.includes('#') ? plain.slice(plain.indexOf('#') + 1) : isPasted ? plain : '';
  return new Map(new URLSearchParams(fragment));
}
