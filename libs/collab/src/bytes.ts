/** Binary as it comes out of a socket: a Node Buffer that shares memory with its frame, or a browser's ArrayBuffer. */
export type WireBytes = Uint8Array | ArrayBuffer;

/** A copy that shares memory with nothing, for whatever is kept. */
export const ownBytes = (bytes: WireBytes): Uint8Array => new Uint8Array(bytes);
