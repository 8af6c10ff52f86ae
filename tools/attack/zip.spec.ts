import { text } from 'node:stream/consumers';
import * as yauzl from 'yauzl';
import { zipOf } from './zip';

describe('an archive', () => {
  it('holds what it was made of', async () => {
    const archive = zipOf([
      ['a.txt', Buffer.from('first')],
      ['folder/b.txt', Buffer.from('second')],
    ]);
    expect(await contentsOf(archive)).toEqual({ 'a.txt': 'first', 'folder/b.txt': 'second' });
  });
});

async function contentsOf(archive: Buffer): Promise<Record<string, string>> {
  const file = await yauzl.fromBufferPromise(archive);
  const contents: Record<string, string> = {};
  for await (const entry of file.eachEntry())
    contents[entry.fileName] = await text(await file.openReadStreamPromise(entry));
  return contents;
}
