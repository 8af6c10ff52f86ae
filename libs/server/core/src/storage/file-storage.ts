import { type Readable } from 'node:stream';
import { type OrganizationId, sizeInWords, type StoredFileId } from '@certitude/contracts';
import { requireThat } from '../errors/app-error';

/** Which file of which organization. */
export interface FilePlace {
  readonly organizationId: OrganizationId;
  readonly fileId: StoredFileId;
}

/** What was written: bytes, and their SHA-256 in hexadecimal. */
export interface WrittenFile {
  readonly size: number;
  readonly sha256: string;
}

/** A complete file that nobody can read yet. */
export interface UnfinishedFile extends WrittenFile {
  /** Of a copy on this machine, which is gone once it was judged. */
  readonly path: string;
}

/**
 * @param size bytes of a file, as far as they are known
 * @param limit bytes that a file of this instance may have
 * @throws AppError `file.too-large`, which names the limit
 */
export function requireSize(size: number, limit: number): void {
  const fix = `Upload a file of at most ${sizeInWords(limit)}, or add a link instead.`;
  requireThat(size <= limit, 'file.too-large', fix);
}

/** Where contents of files are kept, apart by organization. What a file is called and who may see it is not known here. */
export abstract class FileStorage {
  /**
   * Writes a file once and for all, as it streams in. All or nothing: on any failure, the content's own and the
   * judge's included, nothing is left behind. What was written survives a power cut.
   * @param judge looks at the whole file before it counts; what it throws refuses the file
   * @throws AppError `file.too-large` beyond the configured size, `file.empty`, `saving.unavailable` when the disk is
   *   full; whatever the content or the judge throws
   */
  abstract write(
    place: FilePlace,
    content: AsyncIterable<Uint8Array>,
    judge?: (file: UnfinishedFile) => Promise<void>,
  ): Promise<WrittenFile>;

  /** @throws AppError `not-found` */
  abstract read(place: FilePlace): Promise<Readable>;

  /** Bytes of a file; null when there is none. */
  abstract sizeOf(place: FilePlace): Promise<number | null>;

  /** Deletes one file; none is none. */
  abstract delete(place: FilePlace): Promise<void>;

  /** Deletes every file of an organization. */
  abstract deleteAll(organizationId: OrganizationId): Promise<void>;

  /** Organizations that have files, in no order. */
  abstract organizations(): AsyncIterable<OrganizationId>;

  /** Files of an organization that were complete before a moment, in no order. */
  abstract completeBefore(organizationId: OrganizationId, moment: Date): AsyncIterable<StoredFileId>;

  /** Deletes what uploads left unfinished that began before a moment, and never came to an end. */
  abstract forgetUnfinished(organizationId: OrganizationId, before: Date): Promise<void>;
}
