import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Deadline } from './deadline';
import { Minutes } from './minutes';
import { TIME_ZONE } from './time-zone';

@Component({
  imports: [Deadline],
  template: `<certitude-deadline [date]="date()" [done]="done()" [soonOnly]="soonOnly()" />`,
})
class Page {
  readonly date = signal<string | null>(null);
  readonly done = signal(false);
  readonly soonOnly = signal(false);
}

describe('a deadline', () => {
  /** On 15 January 2030, late in the evening in Prague: the day after has begun in Auckland. */
  const shown = async (date: string | null, { zone = 'Europe/Prague', done = false, soonOnly = false } = {}) => {
    TestBed.configureTestingModule({
      providers: [
        { provide: Minutes, useValue: { now: signal(Date.parse('2030-01-15T22:00:00Z')) } },
        { provide: TIME_ZONE, useValue: signal(zone) },
      ],
    });
    const fixture = TestBed.createComponent(Page);
    fixture.componentInstance.date.set(date);
    fixture.componentInstance.done.set(done);
    fixture.componentInstance.soonOnly.set(soonOnly);
    await fixture.whenStable();
    const deadline = (fixture.nativeElement as HTMLElement).querySelector('certitude-deadline');
    return { text: deadline?.textContent?.trim(), isOverdue: deadline?.classList.contains('overdue') };
  };

  it.each([
    ['2030-01-14', 'Overdue by 1 day', true],
    ['2030-01-15', 'Due today', false],
    ['2030-01-16', 'Due tomorrow', false],
    [null, 'No date', false],
  ])('of %s is shown as “%s”, in red: %s', async (date, text, isOverdue) => {
    expect(await shown(date)).toEqual({ text, isOverdue });
  });

  it.each([
    ['2030-01-10', 'Overdue by 5 days'],
    ['2030-01-22', 'Due in 7 days'],
    ['2030-01-23', ''],
  ])('beside its date, %s, says “%s”', async (date, text) => {
    expect(await shown(date, { soonOnly: true })).toMatchObject({ text });
  });

  it('is over by the calendar of the person who looks', async () => {
    expect(await shown('2030-01-15', { zone: 'Pacific/Auckland' })).toEqual({
      text: 'Overdue by 1 day',
      isOverdue: true,
    });
  });

  it('is never over once the thing is done', async () => {
    expect(await shown('2030-01-14', { done: true })).toEqual({ text: '14 Jan 2030', isOverdue: false });
  });
});
