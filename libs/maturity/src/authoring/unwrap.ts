const STARTS_BLOCK = /^\s*([-*]\s|\d+[.)]\s|#|\||>)/;

/**
 * Source texts are wrapped to be read in an editor; in a release every paragraph and list item is one line, as in the
 * published files, so that it can be shown as text as well as as markdown.
 */
export function unwrap(text: string): string {
  const lines: string[] = [];
  for (const line of text.trim().split('\n')) {
    const previous = lines.at(-1);
    const goesOn = previous !== undefined && previous !== '' && line.trim() !== '' && !STARTS_BLOCK.test(line);
    if (goesOn) lines[lines.length - 1] = `${previous} ${line.trim()}`;
    else lines.push(line.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}
