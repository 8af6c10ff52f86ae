import { type OrganizationId } from '@certitude/contracts';
import { isSignable, type ReportView } from '@certitude/contracts/reporting';
import { type SignatureView } from '@certitude/contracts/signing';
import { AppError, Clock, requireThat } from '@certitude/server/core';
import { ArchivedReports } from '@certitude/server/reports';
import { Inject, Injectable } from '@nestjs/common';
import { type ArchiveManifest } from '../format/manifest';
import { type ArchivedRow, type ArchiveFile } from './archive-file';
import { type Loading } from './arrival-loading.service';

type ListedFile = ArchiveManifest['files'][number];

/** A signed file of an archive, with the signatures that were found in it. */
export interface CheckedSigned {
  readonly row: ArchivedRow;
  readonly file: ListedFile;
  readonly signatures: readonly SignatureView[];
}

interface SignedRow {
  readonly row: ArchivedRow;
  readonly file: ListedFile;
  readonly reportId: string;
  readonly number: number;
  readonly addedAt: string;
}

/** Signed files of an archive, looked into before anything is written: that takes longer than a transaction may. */
@Injectable()
export class ArrivingSignatures {
  constructor(
    @Inject(ArchivedReports) private readonly reports: ArchivedReports,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** In the order in which they were signed. @throws AppError `archive.refused-file`, `archive.refused-row`, `archive.damaged` */
  async check(organizationId: OrganizationId, { file, report }: Loading): Promise<readonly CheckedSigned[]> {
    const rows = await signedRows(file);
    const reports = rows.length > 0 ? await signableReports(file) : new Map<string, ListedFile>();
    const checked: CheckedSigned[] = [];
    for (const [reportId, own] of Map.groupBy(rows, (row) => row.reportId)) {
      const original = reports.get(reportId);
      if (!original) throw refused(own[0]?.row, 'its report is none that is signed');
      const content = await bytesOf(file, original);
      let newest = content;
      let before: readonly SignatureView[] = [];
      for (const [index, signed] of own.toSorted((one, other) => one.number - other.number).entries()) {
        await report('Checking signatures', checked.length, rows.length);
        if (signed.number !== index + 1) throw refused(signed.row, 'a signed file before it is missing');
        const bytes = await bytesOf(file, signed.file);
        const what = { content: bytes, newest, report: content, before, now: this.momentOf(signed) };
        const signatures = await this.reports.signaturesOf(organizationId, what);
        checked.push({ row: signed.row, file: signed.file, signatures });
        [newest, before] = [bytes, signatures];
      }
    }
    return checked;
  }

  /** A certificate that was valid then may have ended since. */
  private momentOf({ addedAt }: SignedRow): Date {
    const [added, now] = [new Date(addedAt), this.clock.now()];
    return added < now ? added : now;
  }
}

/** Those whose files go along, which are limited in number. */
async function signedRows(file: ArchiveFile): Promise<readonly SignedRow[]> {
  const listed = filesById(file);
  const lost = new Set(file.manifest.lost);
  const rows: SignedRow[] = [];
  for await (const row of file.table('signed_report')) {
    const { id, report_id, number, added_at } = row.value as Readonly<Record<string, unknown>>;
    const one = listed.get(String(id));
    if (one)
      rows.push({ row, file: one, reportId: String(report_id), number: Number(number), addedAt: String(added_at) });
    else requireThat(lost.has(String(id)), 'archive.damaged', 'The file of a signed report is missing.');
  }
  return rows;
}

async function signableReports(file: ArchiveFile): Promise<ReadonlyMap<string, ListedFile>> {
  const listed = filesById(file);
  const reports = new Map<string, ListedFile>();
  for await (const { value } of file.table('report')) {
    const report = value as ReportView;
    const one = listed.get(report.id);
    if (one && isSignable(report)) reports.set(report.id, one);
  }
  return reports;
}

const filesById = ({ manifest }: ArchiveFile): ReadonlyMap<string, ListedFile> =>
  new Map(manifest.files.map((one) => [one.id, one]));

async function bytesOf(file: ArchiveFile, listed: ListedFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.content(listed)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const refused = (row: ArchivedRow | undefined, why: string): AppError =>
  new AppError('archive.refused-row', `In signed_report, line ${row?.line ?? 0}: ${why}.`);
