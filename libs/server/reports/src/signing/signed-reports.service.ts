import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Method } from '@certitude/contracts';
import { isSignable, type ReportView } from '@certitude/contracts/reporting';
import { MAX_SIGNED_FILE, MOST_SIGNED, type SignatureView, type SignedReportView } from '@certitude/contracts/signing';
import {
  Clock,
  collectedBytes,
  found,
  requireSize,
  requireThat,
  type Resumable,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { type Upload } from '@certitude/server/evidence';
import { Inject, Injectable } from '@nestjs/common';
import { ReportRepository, type ReportPlace } from '../report.repository';
import { Reports } from '../reports.service';
import { SignedFileCheck } from './signed-file-check.service';
import { SignedReportRepository, type SignedReportRow } from './signed-report.repository';

type Brought = Pick<Upload, 'content' | 'length'>;

/** A signed file that is to be kept. */
export interface NewSigned {
  /** How many there were when it was signed. */
  readonly before: number;
  readonly content: Uint8Array;
  readonly signatures: SignatureView[];
  readonly isSignedHere: boolean;
}

/** What somebody signs: the newest signed file of a report, or the report itself. */
export interface ToSign {
  readonly report: ReportView;
  readonly original: Uint8Array;
  readonly newest: Uint8Array;
}

/** Signed files of reports: brought, listed, downloaded. */
@Injectable()
export class SignedReports {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Reports) private readonly reports: Reports,
    @Inject(ReportRepository) private readonly files: ReportRepository,
    @Inject(SignedReportRepository) private readonly signed: SignedReportRepository,
    @Inject(SignedFileCheck) private readonly check: SignedFileCheck,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first. @throws AppError `not-found` */
  async list(context: TenantContext, place: ReportPlace): Promise<SignedReportView[]> {
    const { id } = await this.reports.get(context, place);
    return (await this.db.transaction(context, (tx) => this.signed.all(tx, id))).map(toView);
  }

  /**
   * Keeps a file that was signed elsewhere. Bringing the newest one again changes nothing.
   * @throws AppError `signing.not-signable`, `signing.other-content`, `signing.signed-meanwhile`, `signing.not-signed`,
   *   `signing.not-valid`, `signing.unreadable`, `signing.too-costly`, `signing.too-many`, `file.too-large`, `file.empty`
   */
  async bring(context: TenantContext, place: ReportPlace, { content, length }: Brought): Promise<SignedReportView> {
    requireSize(length ?? 0, MAX_SIGNED_FILE);
    await this.toSign(context, place);
    const bytes = await collectedBytes(content, MAX_SIGNED_FILE);
    requireThat(bytes.byteLength > 0, 'file.empty');
    // As it is now: while it came, somebody may have brought another one.
    const { report, original, newest } = await this.toSign(context, place);
    const last = await this.db.transaction(context, (tx) =>
      this.signed.find(tx, { reportId: place.id, number: report.signed }),
    );
    if (last?.sha256 === hashOf(bytes)) return toView(last);
    const file = { content: bytes, newest, report: original, before: last?.signatures ?? [] };
    const signatures = await this.check.accept(context.organizationId, { ...file, now: this.clock.now() });
    return this.keep(context, place, { content: bytes, signatures, isSignedHere: false, before: report.signed });
  }

  /** @throws AppError `not-found`, `signing.not-signable`, `signing.too-many` */
  async toSign(context: TenantContext, place: ReportPlace): Promise<ToSign> {
    const report = await this.reports.get(context, place);
    requireThat(isSignable(report), 'signing.not-signable');
    requireThat(report.signed < MOST_SIGNED, 'signing.too-many');
    return this.db.transaction(context, async (tx) => {
      const original = found((await this.files.content(tx, place)) ?? undefined);
      const newest =
        report.signed > 0 && (await this.signed.content(tx, { reportId: place.id, number: report.signed }));
      return { report, original, newest: newest || original };
    });
  }

  methodOf(context: TenantContext, place: ReportPlace): Promise<Method> {
    return this.reports.methodOf(context, place);
  }

  /** @param also in the same transaction @throws AppError `signing.signed-meanwhile` when there is a newer one by now */
  async keep(
    context: TenantContext,
    place: ReportPlace,
    { before, ...file }: NewSigned,
    also: (tx: TenantTransaction) => Promise<void> = async () => undefined,
  ): Promise<SignedReportView> {
    const at = { reportId: place.id, number: before + 1 };
    return this.db.transaction(context, async (tx) => {
      requireThat(await this.files.countSigned(tx, place, before), 'signing.signed-meanwhile');
      const { byteLength: size } = file.content;
      const added = { addedBy: context.actor.id, addedAt: this.clock.now() };
      await this.signed.insert(tx, { ...at, ...file, size, sha256: hashOf(file.content), ...added });
      await also(tx);
      return toView(found(await this.signed.find(tx, at)));
    });
  }

  /** @throws AppError `not-found` */
  async download(context: TenantContext, place: ReportPlace, number: number): Promise<Resumable> {
    const { name } = await this.reports.download(context, place);
    const at = { reportId: place.id, number };
    const { row, content } = await this.db.transaction(context, async (tx) => ({
      row: found(await this.signed.find(tx, at)),
      content: found((await this.signed.content(tx, at)) ?? undefined),
    }));
    return {
      name: name.replace(/\.pdf$/, '-signed.pdf'),
      mediaType: 'application/pdf',
      size: content.byteLength,
      tag: row.sha256,
      content: () => Readable.from([content]),
    };
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function toView({ reportId: _, addedAt, ...row }: SignedReportRow): SignedReportView {
  return { ...row, addedAt: addedAt.toISOString() };
}
