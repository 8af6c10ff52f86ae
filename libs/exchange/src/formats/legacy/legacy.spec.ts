import { dump } from 'js-yaml';
import { readText } from '../../../testing/exports';
import { keyOf } from '../../document/keys';

const entry = (level: number) => ({ level, result: 'x', description: 'y', applicability: true });
const legacy = (levels: Readonly<Record<string, number>>, more: object = {}): string =>
  dump({
    progress: Object.fromEntries(Object.entries(levels).map(([key, level]) => [key, entry(level)])),
    assessmentName: 'TLS',
    ...more,
  });
const levelsOf = (text: string, options = {}) =>
  Object.fromEntries(readText(text, options).answers.map((answer) => [keyOf(answer), answer.level]));

describe('a YAML of the browser tool 1.x', () => {
  it('with the keys of the model is read as release 1.0.0', () => {
    const text = legacy({ 'G.1': 2, 'M.7': 3, 'M.8': 4, 'R.14': 5, 'R.15': 0 });
    expect(readText(text)).toMatchObject({
      kind: 'browser-1x',
      release: '1.0.0',
      method: 'self',
      name: 'TLS',
      choices: [],
    });
    expect(levelsOf(text)).toEqual({ 'G.1': 2, 'M.7': 3, 'M.8': 4, 'R.14': 5, 'R.15': 0 });
  });

  it('with the keys of pkic.org has all 15 categories in their places', () => {
    const keys = [
      'G.1',
      'G.2',
      'G.3',
      'G.4',
      'M.5',
      'M.6',
      'M.8',
      'M.9',
      'O.15',
      'O.13',
      'O.7',
      'O.12',
      'R.10',
      'R.11',
      'R.14',
    ];
    const text = legacy(Object.fromEntries(keys.map((key, index) => [key, 2 + (index % 4)])));
    const model = [
      'G.1',
      'G.2',
      'G.3',
      'G.4',
      'M.5',
      'M.6',
      'M.7',
      'M.8',
      'O.9',
      'O.10',
      'O.11',
      'O.12',
      'R.13',
      'R.14',
      'R.15',
    ];
    expect(levelsOf(text)).toEqual(Object.fromEntries(model.map((key, index) => [key, 2 + (index % 4)])));
    expect(readText(text)).toMatchObject({ unmapped: [], warnings: [{ code: 'official-tool' }] });
  });

  it('asks where the keys fit both, and only then', () => {
    const text = legacy({ 'G.1': 2, 'M.8': 3, 'R.14': 4 });
    expect(readText(text).choices).toMatchObject([{ about: 'key-set', taken: 'model', concerns: ['M.8', 'R.14'] }]);
    expect(levelsOf(text)).toEqual({ 'G.1': 2, 'M.8': 3, 'R.14': 4 });
    expect(levelsOf(text, { keySet: 'pkic.org' })).toEqual({ 'G.1': 2, 'M.7': 3, 'R.15': 4 });
    expect(readText(legacy({ 'G.1': 2, 'O.12': 3 })).choices).toEqual([]);
  });

  it('asks whether a level 1 was rated, since every category starts there', () => {
    const text = legacy({ 'G.1': 1, 'M.7': 1, 'O.9': 2 });
    expect(readText(text).choices).toMatchObject([{ about: 'level-one', taken: 'rated', concerns: ['G.1', 'M.7'] }]);
    expect(levelsOf(text)).toEqual({ 'G.1': 1, 'M.7': 1, 'O.9': 2 });
    expect(levelsOf(text, { levelOne: 'not-assessed' })).toEqual({ 'G.1': 0, 'M.7': 0, 'O.9': 2 });
  });

  it.each([
    ['1.1.0', { 'G.5': 2, 'M.9': 3 }],
    ['2.0.0', { 'G.compliance': 2 }],
  ])('tells release %s by keys that only it has', (version, levels) => {
    expect(readText(legacy(levels))).toMatchObject({ release: version, unmapped: [] });
    expect(levelsOf(legacy(levels))).toEqual(levels);
  });

  it('keeps what it has no place for', () => {
    const text = legacy({ 'G.1': 2, 'M.7': 2, 'X.1': 3 }, { extra: 'mine' });
    expect(readText(text).unmapped.map(({ content }) => content)).toEqual(['mine', entry(3)]);
  });
});
