import { type OrganizationId, type ReportId } from '@certitude/contracts';
import { ERRORS, type ErrorCode } from '@certitude/contracts/errors';
import { type SignatureView, type SignedReportId } from '@certitude/contracts/signing';
import {
  AppError,
  requireThat,
  type SystemContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { beginsAs, LARGEST_REPORT } from './report-files';
import { ReportRepository } from './report.repository';
import { type SignedFile, SignedFileCheck } from './signing/signed-file-check.service';
import { SignedReportRepository } from './signing/signed-report.repository';

/** A report that comes with an archive: its row without content, as it is to be here, and the content. */
export interface ArrivingReport {
  readonly row: Readonly<Record<string, unknown>>;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** A signed file that comes with an archive. What was found in it is all that is said of its signatures. */
export interface ArrivingSigned extends Omit<ArrivingReport, 'size'> {
  readonly signatures: readonly SignatureView[];
}

/** Reports that leave and arrive with their organization. */
@Injectable()
export class ArchivedReports {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ReportRepository) private readonly reports: ReportRepository,
    @Inject(SignedReportRepository) private readonly signed: SignedReportRepository,
    @Inject(SignedFileCheck) private readonly signedFiles: SignedFileCheck,
  ) {}

  /** The file of a report; null when it was deleted meanwhile. */
  content(context: SystemContext, id: ReportId): Promise<Uint8Array | null> {
    return this.db.transaction(context, (tx) => this.reports.content(tx, { id }));
  }

  /** A signed file; null when it was deleted with its report meanwhile. */
  signedContent(context: SystemContext, id: SignedReportId): Promise<Uint8Array | null> {
    return this.db.transaction(context, (tx) => this.signed.content(tx, { id }));
  }

  /** @throws AppError `archive.refused-file`; what the content throws */
  async take(tx: TenantTransaction, { row, size, content }: ArrivingReport): Promise<void> {
    requireThat(size <= LARGEST_REPORT, 'archive.refused-file', 'A report is larger than reports are.');
    const bytes = await bytesOf(content);
    const format = String(row['format']);
    if (!beginsAs(format, bytes))
      throw new AppError(
        'archive.refused-file',
        `A report says that it is ${format.toUpperCase()}, and its file is not.`,
      );
    // Counted when they come.
    await this.reports.insertArrived(tx, { ...row, signed: 0 }, bytes);
  }

  /**
   * The signatures of a signed file, which is checked like one that somebody brings.
   * @throws AppError `archive.refused-file`
   */
  async signaturesOf(organizationId: OrganizationId, file: SignedFile): Promise<readonly SignatureView[]> {
    try {
      return await this.signedFiles.accept(organizationId, file);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const why = [REASONS[error.code] ?? ERRORS[error.code].title, error.detail ?? ''].join(' ').trim();
      throw new AppError('archive.refused-file', `A signed report is not accepted. ${why}`);
    }
  }

  /** After the report, and the signed files before it. @throws AppError `archive.refused-row`; what the content throws */
  async takeSigned(tx: TenantTransaction, { row, content, signatures }: ArrivingSigned): Promise<void> {
    // Whatever signed it there, no key of here did.
    const arrived = { ...row, signatures, is_signed_here: false };
    await this.signed.insertArrived(tx, arrived, await bytesOf(content));
    const isNext = await this.reports.countSigned(tx, { id: row['report_id'] as ReportId }, Number(row['number']) - 1);
    requireThat(isNext, 'archive.refused-row', 'Signed files of a report are not in their order.');
  }
}

/** Where nobody else is who could have signed meanwhile. */
const REASONS: Partial<Readonly<Record<ErrorCode, string>>> = {
  'signing.signed-meanwhile': 'It does not begin with the signed file before it.',
};

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
