import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { AssessmentNames, EditsElsewhereSender, type EditsElsewhere } from '@certitude/web/live';
import { assessmentId, organizationId } from '@certitude/web/testing';
import { EditsElsewhereNotice } from './edits-elsewhere-notice';

const place = { organization: organizationId, assessment: assessmentId(1) };
type Kind = 'waiting' | 'refused' | 'shut';

async function given(kind: Kind | null, changes: number, name: string | null) {
  const told = (own: Kind) => signal<readonly EditsElsewhere[]>(own === kind ? [{ ...place, changes }] : []);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: AssessmentNames, useValue: { of: () => name } },
      {
        provide: EditsElsewhereSender,
        useValue: { waiting: told('waiting'), refused: told('refused'), shut: told('shut') },
      },
    ],
  });
  const fixture = TestBed.createComponent(EditsElsewhereNotice);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const said = root.textContent?.replace(/\s+/g, ' ').trim() || null;
  return { said, link: root.querySelector('a')?.getAttribute('href') ?? null };
}

describe('changes of assessments that are not open', () => {
  it.each<[Kind, number, string | null, string]>([
    [
      'waiting',
      3,
      'Yearly',
      '3 changes of Yearly wait to be sent: from here, as soon as you are connected. Open Yearly',
    ],
    ['waiting', 1, null, '1 change of an assessment waits to be sent'],
    ['refused', 2, 'Yearly', '2 changes of Yearly were not saved, because of what others did meanwhile. Review them'],
    ['shut', 1, 'Yearly', '1 change of Yearly cannot be sent: it is closed to you. Copy what you wrote'],
  ])('are told: %s, %d', async (kind, changes, name, text) => {
    const { said, link } = await given(kind, changes, name);
    expect(said).toContain(text);
    expect(link).toBe(`/o/${place.organization}/assessments/${place.assessment}`);
  });

  it('say nothing when there are none', async () => {
    expect(await given(null, 0, null)).toEqual({ said: null, link: null });
  });
});
