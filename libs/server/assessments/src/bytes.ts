/**
 * The same bytes as a Buffer, sharing memory. Both pg (in arrays) and the MessagePack encoder of the sockets take
 * Buffers for binary, and other byte arrays for something else.
 */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
