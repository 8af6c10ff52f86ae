import { type ReportId } from '@certitude/contracts';
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

/** A report that comes with an archive: its row without content, as it is to be here, and the content. */
export interface ArrivingReport {
  readonly row: Readonly<Record<string, unknown>>;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Reports that leave and arrive with their organization. */
@Injectable()
export class ArchivedReports {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ReportRepository) private readonly reports: ReportRepository,
  ) {}

  /** The file of a report; null when it was deleted meanwhile. */
  content(context: SystemContext, id: ReportId): Promise<Uint8Array | null> {
    return this.db.transaction(context, (tx) => this.reports.content(tx, { id }));
  }

  /** @throws AppError `archive.refused-file`; what the content throws */
  async take(tx: TenantTransaction, { row, size, content }: ArrivingReport): Promise<void> {
    requireThat(size <= LARGEST_REPORT, 'archive.refused-file', 'A report is larger than reports are.');
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const format = String(row['format']);
    if (!beginsAs(format, bytes))
      throw new AppError(
        'archive.refused-file',
        `A report says that it is ${format.toUpperCase()}, and its file is not.`,
      );
    await this.reports.insertArrived(tx, row, bytes);
  }
}
