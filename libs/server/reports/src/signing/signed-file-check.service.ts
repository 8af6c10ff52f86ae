import { type OrganizationId } from '@certitude/contracts';
import { type SignatureView } from '@certitude/contracts/signing';
import { AppError } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { refusalOf, signaturesOf } from './acceptance';
import { SignatureThreads } from './signature-threads.service';

/** A file that somebody says is a report with signatures. */
export interface SignedFile {
  readonly content: Uint8Array;
  /** The newest file before it; and the report itself, where nobody had signed it yet. */
  readonly newest: Uint8Array;
  readonly report: Uint8Array;
  /** Signatures that the newest file before it has. */
  readonly before: readonly SignatureView[];
  readonly now: Date;
}

/** Whether a file is kept beside a report: the report with one signature more, each valid. */
@Injectable()
export class SignedFileCheck {
  constructor(@Inject(SignatureThreads) private readonly threads: SignatureThreads) {}

  /**
   * @returns the signatures that it has
   * @throws AppError `signing.other-content`, `signing.signed-meanwhile`, `signing.not-signed`, `signing.not-valid`,
   *   `signing.unreadable`, `signing.too-costly`
   */
  async accept(organizationId: OrganizationId, { before, ...task }: SignedFile): Promise<SignatureView[]> {
    const { file, ofNewest, ofReport } = await this.threads.check(organizationId, { kind: 'check', ...task });
    const refusal = refusalOf({ file, ofNewest, ofReport, before });
    if (refusal) throw new AppError(refusal.code, refusal.detail);
    return signaturesOf(file);
  }
}
