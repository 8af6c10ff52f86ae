import { type FrozenVersionView } from '@certitude/contracts/freezing';
import { type IndexRow } from './package-index';
import { type PackagedReport } from './package-reports';

interface About {
  readonly version: FrozenVersionView;
  readonly index: readonly IndexRow[];
  readonly reports: readonly PackagedReport[];
  readonly hasPlans: boolean;
}

/** What is in a package, and how it is verified without the product. */
export function readMe({ version, index, reports, hasPlans }: About): string {
  const { content, sha256, revision, finalizedAt } = version;
  return `${[
    `${oneLine(content.assessment.name)}, version ${revision}`,
    `Frozen at ${finalizedAt} (UTC), model release ${content.model.version}, overall score ${version.overall.score ?? 'none'}.`,
    '',
    'What is here',
    '  version.json    what was frozen: scores, answers, evidence index, decisions, names. Sorted keys, no white space.',
    ...(hasPlans
      ? ['  plans.json      the action plans of then, bound by a hash of their own inside version.json.']
      : []),
    '  answers.csv     the answers for a spreadsheet; answers.json the same for programs.',
    '  evidence.csv    each piece of evidence, what it proves, its file and hashes.',
    `  evidence/       ${filesInWords(index)}`,
    ...(reports.length > 0
      ? ['  report/         the newest report of each kind that was made of this version; reports.csv lists them.']
      : []),
    ...(reports.some(({ isSigned }) => isSigned)
      ? [
          '                  Names with "-signed" are the newest signed files; programs for PDF show and check signatures.',
        ]
      : []),
    '',
    ...notHere(index),
    'Verify it with GNU coreutils (Linux; on macOS "shasum -a 256 -c" instead of "sha256sum -c"), in this folder:',
    '',
    '  1. No file was changed since the package was made:',
    '       sha256sum -c SHA256SUMS',
    '  2. The content is what was frozen:',
    '       sha256sum -c VERSION.sha256',
    '  3. It is the version that you mean. Compare this hash with the one on the page of the version, or with one that you',
    '     were given by somebody you trust:',
    `       ${sha256}`,
    '  4. The files are those of the version: every SHA-256 of a file below evidence/ in SHA256SUMS stands in version.json, too.',
    ...(reports.length > 0
      ? [
          '     Reports are made of a version later, so that it does not name them: each says the hash of step 3 itself.',
        ]
      : []),
    '',
    'Whoever can change this package can change SHA256SUMS as well: only step 3 makes the others count.',
    '',
  ].join('\n')}`;
}

const filesInWords = (index: readonly IndexRow[]): string => {
  const count = index.filter(({ path }) => path !== null).length;
  return count === 1 ? 'one file.' : `${count} files.`;
};

function notHere(index: readonly IndexRow[]): readonly string[] {
  const missing = index.filter(({ fate }) => fate !== null && fate !== 'included');
  if (missing.length === 0) return [];
  const lines = missing.map(({ number, title, original, fate, withdrawnBecause }) => {
    const why = withdrawnBecause === '' ? fate : `${fate}: ${oneLine(withdrawnBecause)}`;
    return `  ${number}. ${oneLine(title)}${original === null ? '' : ` (${oneLine(original)})`}: ${why}`;
  });
  return ['Files that are not here', ...lines, ''];
}

/** Names are people's own: none of them adds a line here. */
const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();
