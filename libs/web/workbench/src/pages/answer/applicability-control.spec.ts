import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { type ResponseView } from '@certitude/collab';
import { type Applicability } from '@certitude/contracts';
import { viewOf } from '../../testing/given';
import { WorkbenchState } from '../workbench-state';
import { ApplicabilityControl } from './applicability-control';

const set = jest.fn();
const view = signal<ResponseView | null>(null);
let fixture: ComponentFixture<ApplicabilityControl>;

const given = async (applicability: Applicability, mayAnswer = true): Promise<void> => {
  set.mockClear();
  view.set(viewOf(1, { applicability }));
  TestBed.configureTestingModule({
    providers: [{ provide: WorkbenchState, useValue: { view, live: { set, mayAnswer: () => mayAnswer } } }],
  });
  fixture = TestBed.createComponent(ApplicabilityControl);
  await fixture.whenStable();
};
const find = <E extends HTMLElement>(selector: string): E => {
  const found = (fixture.nativeElement as HTMLElement).querySelector<E>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};
const choose = async (kind: Applicability['applicability']): Promise<void> => {
  find<HTMLInputElement>(`input[value=${kind}]`).click();
  await fixture.whenStable();
};
const giveReason = async (reason: string): Promise<void> => {
  const field = find<HTMLTextAreaElement>('textarea');
  field.value = reason;
  field.dispatchEvent(new Event('input'));
  field.dispatchEvent(new Event('blur'));
  await fixture.whenStable();
};

describe('the applicability of a requirement', () => {
  it('is not changed before there is a reason', async () => {
    await given({ applicability: 'applicable' });
    await choose('not-applicable');
    expect(set).not.toHaveBeenCalled();
    await giveReason('   ');
    expect(set).not.toHaveBeenCalled();
  });

  it('is set with its reason when the field is left', async () => {
    await given({ applicability: 'applicable' });
    await choose('partially-applicable');
    await giveReason('Only the issuing CA');
    const value = { applicability: 'partially-applicable', reason: 'Only the issuing CA' };
    expect(set).toHaveBeenCalledWith(view()?.id, { field: 'applicability', value });
  });

  it('needs no reason to apply again', async () => {
    await given({ applicability: 'not-applicable', reason: 'No HSM in use' });
    await choose('applicable');
    expect(set).toHaveBeenCalledWith(view()?.id, { field: 'applicability', value: { applicability: 'applicable' } });
  });

  it('keeps the reason when only the kind changes', async () => {
    await given({ applicability: 'not-applicable', reason: 'Being phased out' });
    await choose('partially-applicable');
    const value = { applicability: 'partially-applicable', reason: 'Being phased out' };
    expect(set).toHaveBeenCalledWith(view()?.id, { field: 'applicability', value });
  });

  it('says nothing when the reason was only looked at', async () => {
    await given({ applicability: 'not-applicable', reason: 'No HSM in use' });
    await giveReason('No HSM in use');
    expect(set).not.toHaveBeenCalled();
  });

  it('follows what somebody else sets', async () => {
    await given({ applicability: 'applicable' });
    view.set(viewOf(1, { applicability: { applicability: 'not-applicable', reason: 'Set by Jan' } }));
    await fixture.whenStable();
    expect(find<HTMLInputElement>('input[value=not-applicable]').checked).toBe(true);
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('Set by Jan');
  });

  it('keeps what is being typed when something else of the answer changes', async () => {
    await given({ applicability: 'applicable' });
    await choose('not-applicable');
    view.update((known) => known && { ...known, values: { ...known.values, level: 3 } });
    await fixture.whenStable();
    expect(find<HTMLInputElement>('input[value=not-applicable]').checked).toBe(true);
  });

  it('is only read by those who may not answer', async () => {
    await given({ applicability: 'not-applicable', reason: 'No HSM in use' }, false);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('No HSM in use');
    expect((fixture.nativeElement as HTMLElement).querySelector('input, textarea')).toBeNull();
  });
});
