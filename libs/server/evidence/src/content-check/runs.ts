/** Where characters of one kind follow each other. */
export interface Run {
  readonly from: number;
  readonly end: number;
}

/** The characters, among the first 256, that an expression takes. */
export const charactersOf = (one: RegExp): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, code) => Number(one.test(String.fromCharCode(code))));

/**
 * Everywhere that at least so many characters of one kind follow each other; each run whole. Looks at every so manieth
 * character only where there is none, because it reads each file that is brought: an expression takes ten times as long.
 * @param text of bytes, one character each (Latin-1)
 */
export function* runsOf(text: string, characters: Uint8Array, atLeast: number): Generator<Run> {
  const bytes = Buffer.from(text, 'latin1');
  for (let run = nextRun(bytes, characters, atLeast, 0); run; run = nextRun(bytes, characters, atLeast, run.end + 1))
    yield run;
}

function nextRun(bytes: Buffer, characters: Uint8Array, atLeast: number, start: number): Run | null {
  for (let from = start; from + atLeast <= bytes.length;) {
    let end = from + atLeast;
    let last = end - 1;
    while (last >= from && characters[bytes[last] ?? 0] === 1) last--;
    if (last >= from) {
      from = last + 1;
      continue;
    }
    while (end < bytes.length && characters[bytes[end] ?? 0] === 1) end++;
    return { from, end };
  }
  return null;
}
