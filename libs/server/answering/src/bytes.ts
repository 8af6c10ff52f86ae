/**
 * The same bytes as a Buffer, sharing memory: pg takes Buffers for binary, and other byte arrays for something else.
 */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
