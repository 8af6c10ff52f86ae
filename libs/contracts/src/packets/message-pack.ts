import { Decoder, Encoder, type ExtensionCodecType } from '@msgpack/msgpack';
import { checkFrame, type FrameLimits, FrameRefused } from './frame-check';

/** Larger encodings leave a large buffer behind in their encoder. */
const KEPT_BUFFER = 64 * 1024;

/** Earlier clients write `undefined` as an extension; nothing else is one. */
const extensionCodec: ExtensionCodecType<undefined> = {
  tryToEncode: () => null,
  decode: (data, type) => {
    if (type !== 0 || data.length !== 1) throw new FrameRefused('has a value of an unknown type');
    return undefined;
  },
};

const newEncoder = (): Encoder => new Encoder({ extensionCodec, ignoreUndefined: true });
let encoder = newEncoder();
const decoder = new Decoder({ extensionCodec });

/** A value as MessagePack. Members that are undefined are left out. */
export function encodeFrame(value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = encoder.encode(value);
  if (bytes.byteLength > KEPT_BUFFER) encoder = newEncoder();
  return bytes;
}

/**
 * The value of a frame. Binary in it shares memory with the frame.
 * @param limits of frames from outside; null for those of our own server
 * @throws FrameRefused
 */
export function decodeFrame(bytes: Uint8Array, limits: FrameLimits | null): unknown {
  if (limits) checkFrame(bytes, limits);
  try {
    return decoder.decode(bytes);
  } catch (error) {
    throw new FrameRefused(error instanceof Error ? error.message : String(error));
  }
}
