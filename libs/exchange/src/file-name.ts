const LONGEST = 80;

/**
 * The beginning of a file's name, from the name of what is in it: letters and digits of every script, with hyphens between,
 * so that no system takes it for a path, a device or a hidden file.
 */
export function fileNameOf(name: string): string {
  const plain = [
    ...name
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  ]
    .slice(0, LONGEST)
    .join('');
  return plain === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain) ? `assessment${plain && `-${plain}`}` : plain;
}
