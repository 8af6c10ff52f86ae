import { DatabaseClient, folded } from '@certitude/server/core';
import { testDatabase } from './test-database';

const TITLES = [
  'Key ceremony',
  '  ROOT-CA: key/rotation (2026)\t"x" – … ',
  'Žluťoučký KŮŇ Ångström',
  'ΟΔΟΣ οδος',
  'İstanbul ﬁle ½ ª º µ',
  'STRASSE straße',
  'Ключи ІЇ',
  '鍵の管理、テスト',
  'क्षमता مفتاح מפתח',
  '🔑 keys',
  '',
];

describe('folding', () => {
  it('is the same in the server and in the database', async () => {
    const client = new DatabaseClient({ connectionString: (await testDatabase()).appUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ title: string }>(
        'select folded_title(t) as title from unnest($1::text[]) t',
        [TITLES],
      );
      expect(rows.map(({ title }) => title)).toEqual(TITLES.map(folded));
    } finally {
      await client.end();
    }
  });
});
