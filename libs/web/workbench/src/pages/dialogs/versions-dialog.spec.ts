import { assessmentsApi } from '@certitude/contracts';
import { FakeServer, assessmentId, fakeId, openDialog, organizationId, petra } from '@certitude/web/testing';
import { VersionsDialog, type VersionsOf } from './versions-dialog';

const asked: VersionsOf = { assessmentId: assessmentId(1), levelName: () => 'Advanced', policy: 'Workbook scoring' };
const given = (server: FakeServer) => openDialog(VersionsDialog, asked, { server });

describe('the versions of an assessment', () => {
  it('say who froze each when, with the hash that proves it', async () => {
    const version = {
      id: fakeId<never>(14),
      revision: 2,
      sha256: 'e'.repeat(64),
      finalizedBy: petra,
      finalizedAt: '2030-05-01T12:00:00.000Z',
      overall: { score: 2.6, level: 3, assessed: 3, applicable: 4 },
    };
    const { screen } = await given(new FakeServer().answer(assessmentsApi.versions, { items: [version], next: null }));
    expect(screen.text()).toMatch(/Version 2.*Advanced.*Workbook scoring.*e{64}/);
    expect(screen.leadsTo('Version 2')).toBe(`/o/${organizationId}/assessments/${assessmentId(1)}/versions/2`);
  });

  it('say that there are none, that they load, and what failed', async () => {
    const none = await given(new FakeServer().answer(assessmentsApi.versions, { items: [], next: null }));
    expect(none.screen.text()).toContain('No versions yet.');
    expect((await given(new FakeServer().hang(assessmentsApi.versions))).screen.isLoading()).toBe(true);
    const failed = await given(new FakeServer().refuse(assessmentsApi.versions, 'Not now.'));
    expect(failed.screen.text()).toContain('Not now.');
  });
});
