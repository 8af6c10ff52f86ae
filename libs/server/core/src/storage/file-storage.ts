import { type Readable } from 'node:stream';
import { type OrganizationId, type StoredFileId } from '@certitude/contracts';

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

/** Where contents of files are kept, apart by organization. What a file is called and who may see it is not known here. */
export abstract class FileStorage {
  /**
   * Writes a file once and for all, as it streams in. All or nothing: on any failure, the content's own included,
   * nothing is left behind.
   * @throws AppError `file.too-large` beyond the configured size, `file.empty`; whatever the content throws
   */
  abstract write(place: FilePlace, content: AsyncIterable<Uint8Array>): Promise<WrittenFile>;

  /** @throws AppError `not-found` */
  abstract read(place: FilePlace): Promise<Readable>;

  /** Deletes one file; none is none. */
  abstract delete(place: FilePlace): Promise<void>;

  /** Deletes every file of an organization. */
  abstract deleteAll(organizationId: OrganizationId): Promise<void>;
}
