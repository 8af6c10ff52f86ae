/** Characters that XML cannot hold are left out; everything else is a text, whatever it looks like. */
export const escapedXml = (words: string): string =>
  words
    // eslint-disable-next-line no-control-regex -- XML 1.0 forbids these
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
