// What another reader than ours makes of the tags of a PDF: poppler, where it is installed.
// npm run -s report:structure -- <file>
import { spawnSync } from 'node:child_process';
import { LaunchError } from '../start/errors';
import { reportAndExit } from '../start/report';

try {
  const [file] = process.argv.slice(2);
  if (!file) throw new LaunchError('Usage: npm run -s report:structure -- <file>');
  const facts = poppler([file]);
  const elements = poppler(['-struct', file]).matchAll(/^\s*([A-Z][A-Za-z]*\d?)\b/gm);
  const tags = Array.from(elements, ([, tag]) => tag ?? '');
  const levels = tags.flatMap((tag) => (/^H\d$/.test(tag) ? [Number(tag[1])] : []));
  const count = (tag: string): number => tags.filter((each) => each === tag).length;
  const problems = [
    /^Tagged:\s+yes$/m.test(facts) ? '' : 'It is not tagged.',
    /^Title:\s+\S/m.test(facts) ? '' : 'It has no title.',
    count('H1') === 1 ? '' : `It has ${count('H1')} headings of level 1.`,
    levels.some((level, at) => level - (levels[at - 1] ?? 0) > 1) ? 'A level of headings is skipped.' : '',
  ].filter(Boolean);
  console.log(
    `${levels.length} headings, ${count('Table')} tables, ${count('TH')} header cells, ${count('Figure')} figures`,
  );
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  reportAndExit(error);
}

function poppler(args: readonly string[]): string {
  const { stdout, error } = spawnSync('pdfinfo', args, { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
  if (error) throw new LaunchError('pdfinfo is not installed: it comes with poppler (poppler-utils).');
  return stdout;
}
