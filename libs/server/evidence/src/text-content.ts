/** Control characters that no text has: all but tab, line ends, form feed and escape. */
// eslint-disable-next-line no-control-regex
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;
/** What a browser or a shell would run, after a byte order mark, space, XML declarations, comments and document types. */
const PREAMBLE = /^(?:\ufeff|\s|<\?xml[^>]*\?>|<!--[^]*?-->|<!doctype(?!\s+html)[^>[]*(?:\[[^\]]*\]\s*)?>)*/i;
const PROGRAM = /^(?:#!|<!doctype\s+html|<\?php|<%|<(?:[\w-]+:)?(?:html|svg|script|head|body|iframe)[\s/>])/i;

/** Whether these bytes are text: UTF-8, UTF-16 with its mark, or one of the old eight-bit encodings. */
export const looksLikeText = (head: Uint8Array): boolean => !NOT_TEXT.test(decode(head));

/** Whether a text is a web page, a drawing with scripts, or a program, whatever its name. */
export function startsLikeProgram(head: Uint8Array): boolean {
  const text = decode(head);
  return PROGRAM.test(text.slice(PREAMBLE.exec(text)?.[0].length ?? 0));
}

function decode(head: Uint8Array): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(head);
  return new TextDecoder('utf-8').decode(head);
}
