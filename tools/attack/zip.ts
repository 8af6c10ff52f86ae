import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of these files, deflated. */
export function zipOf(files: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const entries = files.map(([name, bytes]) => entryOf(name, bytes));
  let at = 0;
  const directory = entries.map(({ local, central }) => {
    central.writeUInt32LE(at, 42);
    at += local.length;
    return central;
  });
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...entries.map(({ local }) => local), ...directory, end]);
}

function entryOf(name: string, bytes: Buffer): { readonly local: Buffer; readonly central: Buffer } {
  const [packed, title] = [deflateRawSync(bytes), Buffer.from(name)];
  const about = Buffer.alloc(26);
  about.writeUInt16LE(20, 0);
  about.writeUInt16LE(8, 4);
  about.writeUInt32LE(crc32(bytes), 10);
  about.writeUInt32LE(packed.length, 14);
  about.writeUInt32LE(bytes.length, 18);
  about.writeUInt16LE(title.length, 22);
  const signed = (signature: number): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(signature, 0);
    return head;
  };
  const madeBy = Buffer.from([20, 0]);
  return {
    local: Buffer.concat([signed(0x04034b50), about, title, packed]),
    central: Buffer.concat([signed(0x02014b50), madeBy, about, Buffer.alloc(14), title]),
  };
}
