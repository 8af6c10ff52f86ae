import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Drafts, Session } from '@certitude/web/core';
import { UnsavedWords } from './unsaved-words';

@Component({ template: '' })
class Page {}

const plan = { account: 'petra', organization: 'o1', form: 'plan', subject: 'p1' };
const petra = { id: 'petra' };

describe('the notice of unsaved words', () => {
  const account = signal<{ readonly id: string } | null>(petra);
  let fixture: ComponentFixture<UnsavedWords>;
  const go = async (path: string): Promise<void> => {
    await TestBed.inject(Router).navigateByUrl(path);
    await fixture.whenStable();
  };
  const said = (): string | undefined =>
    (fixture.nativeElement as HTMLElement).textContent?.trim().replace(/\s+/g, ' ') || undefined;

  beforeEach(async () => {
    localStorage.clear();
    account.set(petra);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Page }]),
        { provide: Session, useValue: { account, organizationId: signal('o1') } },
      ],
    });
    fixture = TestBed.createComponent(UnsavedWords);
    await go('/o/o1/plans/p1');
    TestBed.inject(Drafts).write(plan, { title: 'Plan: Rehearse', at: '2030-05-01T12:00:00.000Z', content: {} });
    await fixture.whenStable();
  });

  it('stands on the page where they were typed, whatever is asked of it, and nowhere else', async () => {
    expect(said()).toContain('Plan: Rehearse');
    await go('/o/o1/plans');
    expect(said()).toBeUndefined();
    await go('/o/o1/plans/p1?from=home#tasks');
    expect(said()).toContain('Plan: Rehearse');
  });

  it('is not there while their form is', async () => {
    const close = TestBed.inject(Drafts).show(plan);
    await fixture.whenStable();
    expect(said()).toBeUndefined();
    close();
    await fixture.whenStable();
    expect(said()).toContain('Plan: Rehearse');
  });

  it('goes when they are saved or discarded', async () => {
    TestBed.inject(Drafts).remove(plan);
    await fixture.whenStable();
    expect(said()).toBeUndefined();
  });

  it('says nothing of the words of somebody else', async () => {
    account.set({ id: 'hugo' });
    await fixture.whenStable();
    expect(said()).toBeUndefined();
  });

  it('says nothing of words that were kept without their page', async () => {
    localStorage.clear();
    localStorage.setItem('certitude.draft:petra:o1:plan:p2', JSON.stringify({ title: 'Old', at: 'x', content: {} }));
    await go('/o/o1/plans/p2');
    expect(said()).toBeUndefined();
  });
});
