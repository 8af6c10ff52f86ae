/** One message of PostgreSQL's protocol, with its head. */
export interface Frame {
  readonly type: string;
  readonly bytes: Buffer;
}

const HEAD = 5;

/** @returns the message of this type */
export function frame(type: string, body: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** @returns what cuts a stream of bytes into messages */
export function framesOf(): (bytes: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const frames: Frame[] = [];
    while (rest.length >= HEAD && rest.length >= rest.readInt32BE(1) + 1) {
      const length = rest.readInt32BE(1) + 1;
      frames.push({ type: rest.toString('latin1', 0, 1), bytes: rest.subarray(0, length) });
      rest = rest.subarray(length);
    }
    return frames;
  };
}
