import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { allows, type AssessmentView, type Permission, type Role } from '@certitude/contracts';
import { Session } from '@certitude/web/core';
import { ModelReleases } from '@certitude/web/parts';
import { accountId, assessmentId, organizationId, release } from '@certitude/web/testing';
import { Assessments } from '../data-access/assessments';
import { AssessmentsHome } from './assessments-home';

const assessment = {
  id: assessmentId(1),
  organizationId,
  pkiName: 'Issuing CA',
  modelReleaseId: release.id,
  modelVersion: '2.0.0',
  name: 'Spring',
  method: 'formal',
  policy: 'pkimm',
  state: 'in-progress',
  streamState: 'open',
  revision: 1,
  periodFrom: null,
  periodTo: null,
  targetLevel: null,
  createdBy: accountId(1),
  createdAt: '2026-01-01T00:00:00Z',
  finalizedAt: null,
  overall: { score: 2.5, level: 2, assessed: 3, applicable: 4 },
  grantedUntil: '2026-07-11',
} as unknown as AssessmentView;

async function given(role: Role, found: readonly AssessmentView[]) {
  const pkis = jest.fn(() => Promise.resolve([]));
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      {
        provide: Session,
        useValue: {
          can: (permission: Permission) => allows(role, permission),
          organizationId: signal(organizationId),
          phase: signal('signed-out'),
          requireOrganization: () => organizationId,
        },
      },
      { provide: Assessments, useValue: { list: () => Promise.resolve({ items: [...found], next: null }), pkis } },
      { provide: ModelReleases, useValue: { get: () => Promise.resolve(release) } },
    ],
  });
  const fixture = TestBed.createComponent(AssessmentsHome);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  return { root, pkis, text: root.textContent?.replace(/\s+/g, ' ') ?? '' };
}

describe('the home of a guest auditor', () => {
  it('lists what is open to them, and until when', async () => {
    const { root, pkis, text } = await given('guest-auditor', [assessment]);
    expect(text).toMatch(/Spring.*Issuing CA.*2\.5.*Basic.*11 Jul 2026/);
    expect(root.querySelector('a')?.getAttribute('href')).toBe(`/o/${organizationId}/assessments/${assessmentId(1)}`);
    expect(pkis).not.toHaveBeenCalled();
  });

  it('says what to do when nothing is', async () => {
    expect((await given('guest-auditor', [])).text).toContain('No assessment is open to you');
  });

  it('is not what members see', async () => {
    const { pkis, text } = await given('viewer', []);
    expect(pkis).toHaveBeenCalled();
    expect(text).not.toContain('guest auditor');
  });
});
