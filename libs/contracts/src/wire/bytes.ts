/** Binary as it comes out of a socket: a Node Buffer that shares memory with its frame, or a browser's ArrayBuffer. */
export type WireBytes = Uint8Array | ArrayBuffer;

/** The bytes in memory of their own (a browser's buffer already is), for whatever is kept. */
export const ownBytes = (bytes: WireBytes): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
