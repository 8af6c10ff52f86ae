import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type StoredFileId } from '@certitude/contracts';
import { type FrozenVersionView } from '@certitude/contracts/freezing';
import { writeCsv } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { canonicalJson } from '@certitude/server/reviews';
import { hashed } from '@certitude/server/versions';
import { type ZipEntry } from '../zip/zip-stream';
import { packagedAnswers, packagedAnswersTable } from './package-answers';
import { type FrozenFiles, indexTable, packageIndex } from './package-index';
import { type PackagedReport, reportsTable } from './package-reports';
import { readMe } from './read-me';

/** Raised when the same version would be put together in another way. */
const FORMAT = 1;

export interface PackageParts {
  readonly version: FrozenVersionView;
  readonly release: ModelRelease;
  readonly files: FrozenFiles;
  readonly open: (fileId: StoredFileId) => Promise<Readable>;
  readonly reports: readonly PackagedReport[];
}

/** A package as it will be written: the same parts are the same bytes. */
export interface PackageEntries {
  readonly entries: readonly (ZipEntry & { readonly size: number })[];
  /** Names the bytes: the hashes of everything inside. */
  readonly tag: string;
}

interface Listed {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly open: () => Promise<Readable>;
}

/** Everything in the package: texts first, with what is needed to verify the rest; files in the order of the index. */
export function packageEntries({ version, release, files, open, reports }: PackageParts): PackageEntries {
  const { content, sha256 } = version;
  const index = packageIndex(content, files);
  const answers = packagedAnswers(content, release);
  const plans = content.format === 'certitude-assessment-version-2' ? content.plans : null;
  const hasPlans = plans !== null && plans.items !== null;
  const texts = [
    text('README.txt', readMe({ version, index, reports, hasPlans })),
    text('version.json', canonicalJson(hashed(content))),
    ...(hasPlans ? [text('plans.json', canonicalJson(plans.items))] : []),
    // By coreutils: what the version was frozen with, whatever is in the file.
    text(
      'VERSION.sha256',
      sums([{ path: 'version.json', sha256 }, ...(hasPlans ? [{ path: 'plans.json', sha256: plans.sha256 }] : [])]),
    ),
    text('answers.csv', writeCsv(packagedAnswersTable, answers)),
    text('answers.json', `${JSON.stringify(answers, null, 2)}\n`),
    text('evidence.csv', writeCsv(indexTable, index)),
    ...(reports.length > 0 ? [text('reports.csv', writeCsv(reportsTable, reports))] : []),
  ];
  const included = index.flatMap(({ path, hash, size, sha256: own }): Listed[] => {
    const file = files.get(hash)?.file;
    if (path === null || !file || size === null || own === null) return [];
    return [{ path, size, sha256: own, open: () => open(file.id) }];
  });
  const listed = sums([...texts, ...reports, ...included]);
  const entries = [...texts, text('SHA256SUMS', listed), ...reports, ...included];
  const tag = createHash('sha256').update(`${FORMAT}\n${version.finalizedAt}\n${listed}`).digest('hex');
  return { entries: entries.map(({ path, size, open: read }) => ({ path, size, open: read })), tag };
}

const sums = (files: readonly Pick<Listed, 'path' | 'sha256'>[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');

function text(path: string, content: string): Listed {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // As one piece: an array would be read byte by byte.
  return { path, size: bytes.length, sha256, open: () => Promise.resolve(Readable.from([bytes])) };
}
