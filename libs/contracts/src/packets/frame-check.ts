/** What a frame of MessagePack may be made of. */
export interface FrameLimits {
  /** Arrays and maps inside each other. */
  readonly depth: number;
  /** Values, keys included. */
  readonly values: number;
}

/** The deepest message of a client is an applicability inside an edit (6); 64 edits are about 1,500 values. */
export const CLIENT_FRAME_LIMITS: FrameLimits = { depth: 8, values: 4_096 };

/** These bytes are not a message that this side would read. */
export class FrameRefused extends Error {
  override readonly name = 'FrameRefused';
}

/** A value's first bytes: how long it is without what it contains, and how many values it contains. */
interface Head {
  readonly size: number;
  readonly contains: number;
}

/**
 * Reads the heads of all values, and nothing else, before anything is decoded: what a head announces has to be there.
 * Every value takes a byte at least, so that all that is still announced, at every depth together, has to fit into the
 * bytes that are left. Allocates one number per depth.
 * @throws FrameRefused
 */
export function checkFrame(bytes: Uint8Array, limits: FrameLimits): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** Values still to come, in each array or map that is open. */
  const open = [1];
  let [at, values, announced] = [0, 0, 1];
  while (announced > 0) {
    const { size, contains } = headAt(view, at);
    at += size;
    values += 1;
    announced += contains - 1;
    if (at > view.byteLength || announced > view.byteLength - at)
      throw new FrameRefused('announces more than there is');
    if (values > limits.values) throw new FrameRefused('has too many values');
    takeOne(open);
    if (contains > 0 && open.push(contains) > limits.depth + 1) throw new FrameRefused('is nested too deeply');
    while (open.at(-1) === 0) open.pop();
  }
  if (at < view.byteLength) throw new FrameRefused('goes on after its end');
}

function takeOne(open: number[]): void {
  const last = open.length - 1;
  open[last] = (open[last] ?? 0) - 1;
}

function headAt(view: DataView, at: number): Head {
  if (at >= view.byteLength) throw new FrameRefused('ends too early');
  const first = view.getUint8(at);
  if (first < 0x80 || first >= 0xe0) return scalar(0);
  if (first < 0x90) return { size: 1, contains: 2 * (first & 0x0f) };
  if (first < 0xa0) return { size: 1, contains: first & 0x0f };
  if (first < 0xc0) return scalar(first & 0x1f);
  const fixed = FIXED.get(first);
  if (fixed !== undefined) return scalar(fixed);
  const sized = SIZED.get(first);
  if (sized) return { size: 1 + sized.width + lengthAt(view, at + 1, sized.width), contains: 0 };
  const container = CONTAINERS.get(first);
  if (container)
    return { size: 1 + container.width, contains: container.each * lengthAt(view, at + 1, container.width) };
  if (isUndefined(view, at)) return scalar(2);
  throw new FrameRefused('has a value of an unknown type');
}

const scalar = (more: number): Head => ({ size: 1 + more, contains: 0 });

/** Nil, booleans and numbers: how many bytes follow the first. */
const FIXED: ReadonlyMap<number, number> = new Map([
  ...[0xc0, 0xc2, 0xc3].map((type) => [type, 0] as const),
  ...[0xcc, 0xd0].map((type) => [type, 1] as const),
  ...[0xcd, 0xd1].map((type) => [type, 2] as const),
  ...[0xca, 0xce, 0xd2].map((type) => [type, 4] as const),
  ...[0xcb, 0xcf, 0xd3].map((type) => [type, 8] as const),
]);

type Width = 1 | 2 | 4;

/** Binary and text: how many bytes their length takes. */
const SIZED: ReadonlyMap<number, { readonly width: Width }> = new Map([
  [0xc4, { width: 1 }],
  [0xc5, { width: 2 }],
  [0xc6, { width: 4 }],
  [0xd9, { width: 1 }],
  [0xda, { width: 2 }],
  [0xdb, { width: 4 }],
]);

/** Arrays and maps: how many bytes their length takes, and how many values each of their members is. */
const CONTAINERS: ReadonlyMap<number, { readonly width: Width; readonly each: 1 | 2 }> = new Map([
  [0xdc, { width: 2, each: 1 }],
  [0xdd, { width: 4, each: 1 }],
  [0xde, { width: 2, each: 2 }],
  [0xdf, { width: 4, each: 2 }],
]);

function lengthAt(view: DataView, at: number, width: Width): number {
  if (at + width > view.byteLength) throw new FrameRefused('ends too early');
  return width === 1 ? view.getUint8(at) : width === 2 ? view.getUint16(at) : view.getUint32(at);
}

/** The one extension that is spoken: earlier clients write `undefined` as d4 00 00. */
const isUndefined = (view: DataView, at: number): boolean =>
  view.getUint8(at) === 0xd4 && at + 2 < view.byteLength && view.getUint16(at + 1) === 0;
