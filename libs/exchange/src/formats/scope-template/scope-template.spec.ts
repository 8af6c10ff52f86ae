import { dump, load } from 'js-yaml';
import { readText } from '../../../testing/exports';
import { release } from '../../../testing/releases';
import { keyOf } from '../../document/keys';
import { writeAssessment } from '../../write-assessment';

const template = {
  kind: 'pkimm-scope-template',
  formatVersion: 1,
  dataVersion: '2.0.0',
  name: 'Relying party',
  outOfScopeCategoryKeys: ['O.interoperability', 'G.compliance.regulatory-inventory'],
  outOfScopeRequirementKeys: ['G.compliance.regulatory-inventory', 'X.unknown.key'],
};

describe('a scope template', () => {
  it('sets what it names out of scope, and keeps keys of nothing', () => {
    const document = readText(dump(template));
    expect(document).toMatchObject({ kind: 'scope-template', name: 'Relying party', release: '2.0.0' });
    expect(document.answers.map((answer) => [keyOf(answer), answer.applicability, answer.level])).toEqual([
      ['O.interoperability', 'not-applicable', 0],
      ['G.compliance.regulatory-inventory', 'not-applicable', 0],
    ]);
    expect(document.unmapped.map(({ content }) => content)).toEqual([
      'G.compliance.regulatory-inventory',
      'X.unknown.key',
    ]);
  });

  it('is written again as it was', () => {
    const options = { release: release('2.0.0'), exportedAt: '', newId: '' };
    expect(load(writeAssessment(readText(dump(template)), 'scope-template', options))).toEqual(template);
  });

  it('is not written for another release', () => {
    const options = { release: release('1.0.0'), exportedAt: '', newId: '' };
    expect(() => writeAssessment(readText(dump(template)), 'scope-template', options)).toThrow('of release 2.0.0');
  });
});
