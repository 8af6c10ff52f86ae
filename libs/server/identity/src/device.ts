// In this order: browsers name those that they are made of as well.
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac(intosh| OS X)\b/],
  ['Linux', /\bLinux\b/],
];

/**
 * A browser in few words that its person recognizes: "Firefox on Linux". Nothing of what the browser sent is kept as it is.
 * @returns the empty string where nothing is known
 */
export function deviceOf(userAgent: string | undefined): string {
  const sent = (userAgent ?? '').slice(0, 500);
  const browser = nameIn(BROWSERS, sent);
  const system = nameIn(SYSTEMS, sent);
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? '');
}

const nameIn = (names: typeof BROWSERS, sent: string): string | undefined =>
  names.find(([, pattern]) => pattern.test(sent))?.[0];
