import { chosenPair } from './pair';

const RELEASES = ['2.0.0', '1.1.0', '1.0.0'].map((version) => ({ id: `id-${version}`, version }));

describe('which two releases are compared', () => {
  it.each([
    ['nothing', undefined, undefined, ['1.1.0', '2.0.0']],
    ['both', 'id-1.0.0', 'id-2.0.0', ['1.0.0', '2.0.0']],
    ['both, backwards', 'id-2.0.0', 'id-1.0.0', ['2.0.0', '1.0.0']],
    ['the newer', undefined, 'id-1.1.0', ['1.0.0', '1.1.0']],
    ['the newer, which is the oldest of all', undefined, 'id-1.0.0', ['1.1.0', '1.0.0']],
    ['the older', 'id-1.0.0', undefined, ['1.0.0', '2.0.0']],
    ['the older, which is the newest of all', 'id-2.0.0', undefined, ['2.0.0', '1.1.0']],
    ['the same twice', 'id-1.1.0', 'id-1.1.0', ['1.1.0', '1.1.0']],
    ['releases that do not exist', 'id-9', 'id-8', ['1.1.0', '2.0.0']],
  ])('when the address names %s', (_, from, to, expected) => {
    const pair = chosenPair(RELEASES, from, to);
    expect([pair?.from.version, pair?.to.version]).toEqual(expected);
  });

  it('is none when there is only one version, or no release', () => {
    expect(chosenPair(RELEASES.slice(0, 1), undefined, undefined)).toBeUndefined();
    expect(chosenPair([], undefined, undefined)).toBeUndefined();
  });
});
