import type { ModelRelease } from '@certitude/maturity';
import { parseModelRelease } from '@certitude/maturity/files';
import { hasOfficialFiles, officialFile } from '../../../testing/official-files';
import { releases } from '../../../testing/releases';
import { readCsv } from '../../csv/read-csv';
import { writeEramba } from '.';

const requirement = {
  id: '1',
  slug: 'one',
  title: 'Say "why", always',
  weight: 1,
  guidance: '= not a formula',
  assessment: 'Ask:\n- who',
  references: [
    { id: null, title: 'RFC 3647', url: 'https://example.com' },
    { id: 'own', title: 'own', url: null },
  ],
};
const small: ModelRelease = {
  version: '1.0.0',
  schemaVersion: '1.0.0',
  modules: [
    {
      id: 'G',
      name: 'Governance',
      description: '',
      categories: [
        {
          id: '1',
          slug: 'first',
          name: 'First',
          weight: 1,
          description: 'About it.\n',
          levels: [],
          requirements: [requirement],
        },
      ],
    },
  ],
};

describe('an eramba package', () => {
  it('has seven columns without headings, quotes where they are needed, and nothing before formulas', () => {
    expect(writeEramba(small)).toBe(
      'G.1,First,"About it.\n",G.1.1,"Say ""why"", always","= not a formula\n",' +
        '"Assessment\nAsk:\n- who\n\nReferences\n- RFC 3647\n- own\n"\n',
    );
  });

  it.each(releases.map((release) => [release.version, release] as const))(
    'has a line for each requirement of %s',
    (_version, release) => {
      const headings = 'a,b,c,d,e,f,g\n';
      const lines = readCsv(headings + writeEramba(release));
      const ids = lines.map(({ cells }) => cells.get('d'));
      const wanted = release.modules.flatMap(({ id: module, categories }) =>
        categories.flatMap((category) => category.requirements.map(({ id }) => `${module}.${category.id}.${id}`)),
      );
      expect(ids).toEqual(wanted);
    },
  );

  if (hasOfficialFiles) {
    it('of the official 1.1.0 is the official file', () => {
      const text = (path: string): string => Buffer.from(officialFile(`pkimm/${path}`)).toString('utf8');
      const release = parseModelRelease(text('models/pkimm-model-1.1.0.yaml'));
      expect(writeEramba(release)).toBe(text('pkimm-1.1.0.csv'));
    });
  }
});
