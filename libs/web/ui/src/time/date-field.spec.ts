import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, form } from '@angular/forms/signals';
import { Field } from '../field/field';
import { DateField } from './date-field';
import { dateLocale } from './date-locale';

@Component({
  imports: [DateField, Field, FormField],
  template: `
    <certitude-field label="Due" [of]="form.due"><certitude-date-field [formField]="form.due" /></certitude-field>
    <certitude-date-field label="Last day" [value]="last()" (chosen)="chosen.push($event)" />
  `,
})
class Page {
  readonly model = signal({ due: '2026-03-05' });
  readonly form = form(this.model);
  readonly last = signal('');
  readonly chosen: string[] = [];
}

describe('a field of a date', () => {
  afterEach(() => dateLocale.set('en-GB'));

  const given = async (locale = 'en-GB') => {
    dateLocale.set(locale);
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const [due, last] = [...root.querySelectorAll<HTMLInputElement>('input[type="text"]')];
    if (!due || !last) throw new Error('two fields');
    const settle = () => fixture.whenStable();
    const type = async (field: HTMLInputElement, text: string) => {
      field.dispatchEvent(new Event('focus'));
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settle();
    };
    const leave = async (field: HTMLInputElement) => {
      field.dispatchEvent(new Event('blur'));
      await settle();
    };
    const errors = () => [...root.querySelectorAll('[role="alert"]')].map((each) => each.textContent?.trim());
    return { page: fixture.componentInstance, root, due, last, type, leave, settle, errors };
  };

  it.each([
    ['en-GB', '05/03/2026'],
    ['en-US', '03/05/2026'],
    ['de-DE', '05.03.2026'],
  ])('shows and takes it in the order of the person: %s', async (locale, shown) => {
    const { page, due, type } = await given(locale);
    expect(due.value).toBe(shown);
    await type(due, shown.replace('2026', '2027'));
    expect(page.model().due).toBe('2027-03-05');
  });

  it('leaves what is typed alone while somebody types, and writes it whole when they leave', async () => {
    const { page, due, type, leave } = await given();
    await type(due, '7 apr 27');
    expect([due.value, page.model().due]).toEqual(['7 apr 27', '2027-04-07']);
    await leave(due);
    expect(due.value).toBe('07/04/2027');
  });

  it('is empty when it is emptied', async () => {
    const { page, due, type, leave } = await given();
    await type(due, '');
    await leave(due);
    expect([due.value, page.model().due]).toEqual(['', '']);
  });

  it('says how to type what it cannot read, keeps the text, and never lets the form be sent with it', async () => {
    const { page, due, type, leave, errors } = await given();
    await type(due, '31/02/2026');
    expect(errors()).toEqual([]);
    await leave(due);
    expect(errors()).toEqual([
      expect.stringMatching(/^This is not a date\. Type it as dd\/mm\/yyyy, such as 31\/12\//),
    ]);
    expect([due.value, due.getAttribute('aria-invalid'), page.form().valid()]).toEqual(['31/02/2026', 'true', false]);
    await type(due, '28/02/2026');
    expect([errors(), page.form().valid()]).toEqual([[], true]);
  });

  it('says it itself where no form does', async () => {
    const { page, last, type, leave, errors } = await given();
    await type(last, 'soon');
    await leave(last);
    expect(errors()).toHaveLength(1);
    expect(page.chosen).toEqual([]);
  });

  it('tells of another day once, when somebody is done with it', async () => {
    const { page, last, type, leave } = await given();
    await type(last, '1/5/2026');
    expect(page.chosen).toEqual([]);
    await leave(last);
    await leave(last);
    expect(page.chosen).toEqual(['2026-05-01']);
  });

  it('goes a day on and back with the arrow keys', async () => {
    const { due, settle } = await given();
    const press = async (key: string) => {
      due.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await settle();
    };
    await press('ArrowUp');
    expect(due.value).toBe('06/03/2026');
    for (let day = 0; day < 6; day++) await press('ArrowDown');
    expect(due.value).toBe('28/02/2026');
  });

  it('opens the calendar of the browser, and takes the day that is picked there', async () => {
    const { page, root, last, settle } = await given();
    const calendar = root.querySelectorAll<HTMLInputElement>('input[type="date"]')[1];
    const button = [...root.querySelectorAll('button')].find((each) => each.textContent?.includes('Last day'));
    const opened = jest.fn();
    Object.assign(calendar ?? {}, { showPicker: opened });
    button?.click();
    expect(opened).toHaveBeenCalledTimes(1);
    if (calendar) calendar.value = '2026-09-30';
    calendar?.dispatchEvent(new Event('change'));
    await settle();
    expect([last.value, page.chosen]).toEqual(['30/09/2026', ['2026-09-30']]);
  });
});
