import { type Readable } from 'node:stream';
import { type Method } from '@certitude/contracts';
import { reportTitle } from '@certitude/contracts/reporting';
import { moment, type Table } from '@certitude/exchange';
import { type VersionReport } from '@certitude/server/reports';

/** A report in a package. */
export interface PackagedReport {
  readonly path: string;
  readonly title: string;
  readonly isSigned: boolean;
  readonly madeAt: string;
  readonly size: number;
  readonly sha256: string;
  readonly open: () => Promise<Readable>;
}

export const reportsTable: Table<PackagedReport> = {
  name: 'Reports',
  columns: [
    { heading: 'Report', width: 30, value: ({ title }) => title },
    { heading: 'File in this package', width: 40, value: ({ path }) => path },
    { heading: 'Signed', width: 8, value: ({ isSigned }) => (isSigned ? 'yes' : 'no') },
    { heading: 'Made at', width: 18, value: ({ madeAt }) => moment(madeAt) },
    { heading: 'Bytes', width: 12, value: ({ size }) => size },
    { heading: 'SHA-256 of the file', width: 66, value: ({ sha256 }) => sha256 },
  ],
};

/**
 * One of each kind and format, and a signed one of each kind: kinds are names of files.
 * @param method of the assessment, which titles follow
 */
export const packagedReports = (
  method: Method,
  reports: readonly VersionReport[],
  open: (report: VersionReport) => Promise<Readable>,
): readonly PackagedReport[] =>
  reports.map((report) => ({
    path: `report/${report.kind}${report.signedId === null ? '' : '-signed'}.${report.format}`,
    title: reportTitle(report.kind, method),
    isSigned: report.signedId !== null,
    madeAt: report.createdAt.toISOString(),
    size: report.size,
    sha256: report.sha256,
    open: () => open(report),
  }));
