import { PAGE_STYLE } from './page-style';

/** Of WCAG AA, for text of this size. */
const ENOUGH = 4.5;
const [LIGHT = '', DARK = ''] = PAGE_STYLE.split('@media (prefers-color-scheme: dark)');

const colour = (style: string, selector: string, property: string): string => {
  const rule = new RegExp(`^ *${selector.replace('.', '\\.')} \\{([^}]*)\\}`, 'm').exec(style)?.[1] ?? '';
  const value = new RegExp(`(?:^|[;\\s])${property}: (#[0-9a-f]{6})`).exec(rule)?.[1];
  if (!value) throw new Error(`${selector} has no ${property}.`);
  return value;
};
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
};

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours of a mail, %s', (_, style) => {
  it.each([
    ['words', 'body', '.letter'],
    ['the reason at its end', 'footer', '.letter'],
    ['the address at its end', 'footer a', '.letter'],
    ['the action', '.action', '.action'],
  ])('can be read: %s', (_name, text, ground) => {
    const words = colour(style, text, 'color');
    expect(contrast(words, colour(style, ground, 'background'))).toBeGreaterThanOrEqual(ENOUGH);
  });
});

describe('the style of a mail', () => {
  it('knows both schemes, and fetches nothing', () => {
    expect(PAGE_STYLE).toContain('color-scheme: light dark');
    expect(PAGE_STYLE).not.toMatch(/url\(|@import|@font-face/);
  });
});
