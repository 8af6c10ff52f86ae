import { TestBed } from '@angular/core/testing';
import { type AssessmentId, type ModelReleaseId, ROLES, type Role } from '@certitude/contracts';
import { ASSESSMENT_EXPORTS } from '@certitude/contracts/exchange';
import { fakeId, openScreen, petra } from '@certitude/web/testing';
import { type ExportChoice } from './export-choices';
import { ExportMenu } from './export-menu';
import { Exports } from './exports';

async function given(role: Role = 'owner'): Promise<Exports> {
  await openScreen(ExportMenu, { role, inputs: { choices: [] } });
  return TestBed.inject(Exports);
}
const lastParts = (choices: readonly ExportChoice[]) => choices.map(({ address }) => address.split('/').at(-1));
const assessmentId = fakeId<'assessment'>(1, 1) as AssessmentId;

describe('what can be taken away', () => {
  it.each(ROLES)('of an assessment by %s: every kind, and plans only for those who read plans', async (role) => {
    const kinds = lastParts((await given(role)).ofAssessment(assessmentId));
    const isGuest = role === 'guest-auditor';
    const files = ASSESSMENT_EXPORTS.filter((kind) => !isGuest || kind !== 'oscal-poam');
    const letsIn = role === 'owner' || role === 'admin' || role === 'manager';
    expect(kinds.toSorted()).toEqual([...files, ...(letsIn ? ['guests'] : [])].toSorted());
  });

  it.each(ROLES)('of the organization by %s: everything for owner and admin, else nothing', async (role) => {
    const kinds = lastParts((await given(role)).ofOrganization());
    expect(kinds).toEqual(role === 'owner' || role === 'admin' ? ['xlsx', 'json'] : []);
  });

  it('of lists, with the filters that they show', async () => {
    const exports = await given();
    expect(lastParts(exports.ofEvidence({}))).toEqual(['evidence']);
    expect(lastParts(exports.ofEvidence({ search: 'a&b', state: 'draft' }))).toEqual([
      'evidence?search=a%26b&state=draft',
    ]);
    expect(lastParts(exports.ofPlans({ status: 'done' }))).toEqual(['plans?status=done']);
    expect(lastParts(exports.ofPlans({ responsible: petra }))).toEqual([expect.stringMatching(/^plans\?responsible=/)]);
    expect(lastParts(exports.ofPlans({ standing: 'archived' }))).toEqual(['plans?standing=archived']);
    expect(lastParts(exports.ofEvidence({ standing: 'archived' }))).toEqual(['evidence?standing=archived']);
    expect(lastParts(exports.ofMembers())).toEqual(['members?standing=present', 'handovers', 'invitations']);
    expect(lastParts(exports.ofImports())).toEqual(['imports']);
    expect(lastParts(exports.ofDeletions())).toEqual(['deletions']);
  });

  it.each(ROLES)('of work that was handed over by %s: only for those who may read it', async (role) => {
    const parts = lastParts((await given(role)).ofMembers());
    expect(parts.includes('handovers')).toBe(role === 'owner' || role === 'admin');
  });

  it('of a model release, for other tools', async () => {
    const release = fakeId<'model-release'>(2, 1) as ModelReleaseId;
    expect(lastParts((await given('viewer')).ofRelease(release))).toEqual(['eramba', 'oscal-catalog']);
  });

  it('of a model release, to fill in', async () => {
    const release = fakeId<'model-release'>(2, 1) as ModelReleaseId;
    const kinds = lastParts((await given('viewer')).templatesOf(release));
    expect(kinds).toEqual(['template-full-xlsx', 'template-full-csv', 'template-self-xlsx', 'template-self-csv']);
  });

  it('says of everything in a line what it is for', async () => {
    const exports = await given();
    const lists = [...exports.ofMembers(), ...exports.ofImports(), ...exports.ofDeletions()];
    const all = [...exports.ofAssessment(assessmentId), ...exports.ofOrganization(), ...lists];
    for (const { purpose } of all) expect(purpose).toMatch(/^[^\n]{10,90}\.$/);
  });
});
