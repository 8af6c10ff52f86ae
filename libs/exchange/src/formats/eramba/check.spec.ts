import { readText } from '../../../testing/exports';
import { hasOfficialFiles, officialFile } from '../../../testing/official-files';
import { release, VERSIONS } from '../../../testing/releases';
import { writeEramba } from '.';

const said = (text: string): string => {
  try {
    readText(text);
  } catch (error) {
    return String(error);
  }
  throw new Error('It was read.');
};

describe('an eramba package that is brought', () => {
  it.each(VERSIONS)('of %s is said to be that, and ours', (version) => {
    expect(said(writeEramba(release(version)))).toMatch(
      `release ${version} of the model: its keys and names are all ours. It holds no answers, so nothing is imported.`,
    );
  });

  it('says what differs', () => {
    const [first = '', ...lines] = writeEramba(release('1.1.0')).split(/(?<=\n)(?=[GMOR]\.)/);
    const title = release('1.1.0').modules[0]?.categories[0]?.requirements[1]?.title ?? '';
    const changed = lines.join('').replace(title, 'Something else').replace('G.1.3', 'G.1.33');
    expect(first).toContain('G.1.1');
    const words = said(changed);
    expect(words).toContain('release 1.1.0 of the model, and differs from ours in 4');
    expect(words).toContain(`G.1.2 is “Something else” there and “${title}” in ours`);
    expect(words).toContain('G.1.33 is not in ours');
    expect(words).toContain('G.1.1 is missing');
  });

  it('of something else is said to be that', () => {
    expect(said('G.1,a,b,G.1.77,c,d,e\n')).toContain('something else than the model');
  });

  if (hasOfficialFiles) {
    it('of the official tool has our keys and names', () => {
      const text = Buffer.from(officialFile('pkimm/pkimm-1.1.0.csv')).toString('utf8');
      expect(said(text)).toMatch('release 1.1.0 of the model: its keys and names are all ours.');
    });
  }
});
