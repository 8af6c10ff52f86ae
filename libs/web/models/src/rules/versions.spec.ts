import { currentAndEarlier } from './versions';

const item = (id: string, version: string, publishedAt = '2026-01-01T00:00:00Z', wording = 'certitude') => ({
  id,
  version,
  publishedAt,
  wording,
});
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('current and earlier texts', () => {
  it('keep one current row for each version and wording', () => {
    const items = [
      item('old', '2.0.0', '2026-01-01T00:00:00Z'),
      item('new', '2.0.0', '2026-02-01T00:00:00Z'),
      item('official', '2.0.0', '2026-01-15T00:00:00Z', 'official'),
      item('before', '1.1.0'),
    ];
    const { current, earlier } = currentAndEarlier(items, ({ wording }) => wording);
    expect([ids(current), ids(earlier)]).toEqual([['new', 'official', 'before'], ['old']]);
  });
});
