import {
  type AssessmentId,
  type OperationsFrame,
  type StreamOperation,
  packOperations,
  type PackedFrame,
  unpackOperations,
} from '@certitude/contracts';
import { asBuffer } from '../../bytes';

/** Where a packed operation has the update of a note, and nothing binary else. */
const UPDATE = 7;

/** Committed operations as a text for other nodes. */
export function operationsText(frame: OperationsFrame): string {
  const [, first, operations] = packOperations(frame);
  const readable = operations.map((packed) =>
    packed.map((part) => (part instanceof Uint8Array ? asBuffer(part).toString('base64') : part)),
  );
  return JSON.stringify({ kind: 'operations', first, operations: readable });
}

/** @returns the operations; null when this version does not understand one of them */
export function readOperations(
  assessment: AssessmentId,
  operations: readonly (readonly unknown[])[],
): readonly StreamOperation[] | null {
  try {
    const packed = operations.map((parts) => parts.map((part, at) => (isUpdate(parts, at) ? fromBase64(part) : part)));
    return unpackOperations([assessment, 0, packed] as unknown as PackedFrame).operations;
  } catch {
    return null;
  }
}

/** A field's index is never negative; a note's is. */
const isUpdate = ([, , , , , field]: readonly unknown[], at: number): boolean => at === UPDATE && field === -1;

/** @throws TypeError when it is no text */
function fromBase64(part: unknown): Buffer {
  if (typeof part !== 'string') throw new TypeError('An update of a note is no text.');
  return Buffer.from(part, 'base64');
}
