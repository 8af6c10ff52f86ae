import { LINE_HEIGHT, radarLabels, ringNumbers, type RadarLabel } from './radar-labels';

const NAMES = [
  'Strategy and vision',
  'Policies and documentation',
  'Compliance',
  'Processes and procedures',
  'Key management',
  'Certificate management',
  'Infrastructure management',
  'Change management and agility',
  'Interoperability',
  'Monitoring and auditing',
  'Resilience',
  'Automation',
  'Sourcing',
  'Knowledge and training',
  'Awareness',
  'Cryptographic inventory',
];
const axes = NAMES.map((label) => ({ key: label, label }));
const LETTER = 6.3;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
function boxOf({ lines, x, y, anchor }: RadarLabel): Box {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER;
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  const letters = LINE_HEIGHT * 0.7;
  return { left, right: left + width, top: y - letters, bottom: y + (lines.length - 1) * LINE_HEIGHT };
}
const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('names around the radar', () => {
  it.each<[number, number]>([
    [420, 380],
    [480, 380],
    [600, 380],
    [1100, 380],
  ])('stay inside %i × %i pixels and touch no other', (width, height) => {
    const labels = radarLabels(axes, [width, height]);
    const boxes = labels.map(boxOf);
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(-width / 2);
      expect(box.right).toBeLessThanOrEqual(width / 2);
      expect(box.top).toBeGreaterThanOrEqual(-height / 2);
      expect(box.bottom).toBeLessThanOrEqual(height / 2);
      const others = labels.filter((_, other) => other !== index && touch(box, boxes[other] ?? box));
      expect(others.map(({ key }) => `${labels[index]?.key ?? ''} / ${key}`)).toEqual([]);
    }
  });

  it('are broken at spaces and whole where there is room', () => {
    const lines = new Map(radarLabels(axes, [600, 380]).map(({ key, lines: own }) => [key, own]));
    expect(lines.get('Key management')).toEqual(['Key management']);
    expect([...lines].filter(([key, own]) => own.join(' ') !== key)).toEqual([]);
  });

  it('are never cut, however little room there is', () => {
    for (const { key, lines } of radarLabels(axes, [180, 240])) expect(lines.join(' ')).toBe(key);
  });
});

it('numbers the rings from the centre outwards, beside the first spoke', () => {
  const rings = ringNumbers(16, [480, 380]);
  expect(rings.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5]);
  expect(rings.every(({ x, y }) => x < 0 && y < 0)).toBe(true);
  expect(rings[4]?.y).toBeCloseTo(5 * (rings[0]?.y ?? 0));
});
