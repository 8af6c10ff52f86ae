import { type AssessmentId } from '@certitude/contracts';
import { TestBed } from '@angular/core/testing';
import { assessmentView, fakeId, openScreen, otto } from '@certitude/web/testing';
import { Component } from '@angular/core';
import { reportView } from '../testing/report-view';
import { ReportChoices } from './report-choices';

@Component({ template: '' })
class Nothing {}

describe('what somebody chose for reports', () => {
  const other = fakeId<AssessmentId>(77);
  const of = async (me?: typeof otto) => {
    const kept = { ...localStorage };
    await openScreen(Nothing, me ? { me } : {});
    for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, String(value));
    return TestBed.inject(ReportChoices);
  };

  it('is kept for the assessment, and for others until something is chosen there', async () => {
    localStorage.clear();
    const choices = await of();
    expect(choices.of(assessmentView.id)).toBeNull();
    choices.keep(assessmentView.id, reportView({ kind: 'detailed', sections: ['plans'], paper: 'us-letter' }));
    const detailed = { kind: 'detailed', sections: ['plans'], paper: 'us-letter', format: 'pdf' };
    expect((await of()).of(assessmentView.id)).toEqual(detailed);
    expect(choices.of(other)).toEqual(detailed);
    choices.keep(other, reportView({ kind: 'summary', sections: [] }));
    expect(choices.of(other)).toMatchObject({ kind: 'summary' });
    expect(choices.of(assessmentView.id)).toEqual(detailed);
  });

  it('is nobody else’s', async () => {
    localStorage.clear();
    (await of()).keep(assessmentView.id, reportView());
    expect((await of(otto)).of(assessmentView.id)).toBeNull();
  });

  it('is forgotten where it is not offered any more', async () => {
    localStorage.clear();
    const choices = await of();
    choices.keep(assessmentView.id, reportView());
    for (const name of Object.keys(localStorage))
      if (name.startsWith('certitude.report.')) localStorage.setItem(name, '{"kind":"verse"}');
    expect(choices.of(assessmentView.id)).toBeNull();
  });
});
