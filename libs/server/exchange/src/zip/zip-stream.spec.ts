import { Readable } from 'node:stream';
import { unzipped } from '../testing/unzipped';
import { type ZipEntry, zipped, zippedSize } from './zip-stream';

const AT = new Date('2030-05-01T23:30:10Z');
const entry = (path: string, content: string): ZipEntry & { readonly size: number } => ({
  path,
  size: Buffer.byteLength(content),
  open: () => Promise.resolve(Readable.from([Buffer.from(content)])),
});
const written = async (entries: readonly ZipEntry[]) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipped(entries, AT)) chunks.push(chunk);
  return Buffer.concat(chunks);
};

describe('a ZIP as it is written', () => {
  const entries = [entry('a.txt', 'one'), entry('b/ü.txt', 'two'.repeat(100_000)), entry('empty', '')];

  it('holds every entry, is as long as was said before, and is the same bytes in every zone', async () => {
    const zone = process.env['TZ'];
    const bytes = await written(entries);
    expect(await zippedSize(entries, AT)).toBe(bytes.length);
    expect([...(await unzipped(bytes))].map(([path, content]) => [path, content.length])).toEqual([
      ['a.txt', 3],
      ['b/ü.txt', 300_000],
      ['empty', 0],
    ]);
    process.env['TZ'] = 'Pacific/Auckland';
    expect((await written(entries)).equals(bytes)).toBe(true);
    process.env['TZ'] = zone;
  });

  it('opens one entry after the other, and closes what is open when nobody reads on', async () => {
    const opened: string[] = [];
    let closed = 0;
    const endless = (path: string): ZipEntry => ({
      path,
      open: () => {
        opened.push(path);
        async function* more() {
          try {
            for (;;) yield await Promise.resolve(Buffer.alloc(65_536));
          } finally {
            closed += 1;
          }
        }
        return Promise.resolve(Readable.from(more()));
      },
    });
    let read = 0;
    for await (const chunk of zipped([entries[0] as ZipEntry, endless('x'), endless('y')], AT)) {
      read += chunk.byteLength;
      if (read > 1_000_000) break;
    }
    await new Promise(setImmediate);
    expect([opened, closed]).toEqual([['x'], 1]);
  });

  it('breaks off when an entry cannot be read, or is not as long as it was said to be', async () => {
    const missing = { ...entry('x', 'x'), open: () => Promise.reject(new Error('gone')) };
    await expect(written([missing])).rejects.toThrow('gone');
    await expect(written([{ ...entry('x', 'xyz'), size: 2 }])).rejects.toThrow('unexpected number of bytes');
    const broken = async function* () {
      yield Buffer.from('x');
      await Promise.resolve();
      throw new Error('half');
    };
    await expect(written([{ path: 'x', open: () => Promise.resolve(Readable.from(broken())) }])).rejects.toThrow(
      'half',
    );
  });
});
