import { createHmac } from 'node:crypto';

/** Bytes of a UUIDv7 by which ids of one kind are ordered: they stay, so that lists stay in their order. */
const ORDERED = 10;

/**
 * New ids for the rows of one arrival: the same id always becomes the same, two become two, and nobody who knows the old
 * one can tell the new.
 * @param secret of this arrival alone
 */
export const newIds =
  (secret: Uint8Array) =>
  (id: string): string => {
    const old = Buffer.from(id.replaceAll('-', ''), 'hex');
    const tail = createHmac('sha256', secret).update(old).digest();
    const made = Buffer.concat([old.subarray(0, ORDERED), tail]).subarray(0, 16);
    const hex = made.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };
