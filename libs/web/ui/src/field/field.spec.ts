import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { SignUp } from '@certitude/contracts';
import { DraftOf, type MergeConflict, type UnsavedForm } from '../draft/draft';
import { Field, sentence } from './field';
import { FormErrors } from './form-errors';
import { Input } from './input';

@Component({
  imports: [Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <form [formRoot]="form">
      <certitude-form-errors [of]="form" />
      <certitude-field label="E-mail" help="For signing in." [of]="form.email">
        <input certitudeInput type="email" [formField]="form.email" />
      </certitude-field>
      <certitude-field label="Remark" [error]="own()"><input certitudeInput /></certitude-field>
    </form>
  `,
})
class Page {
  readonly own = signal<string | null>(null);
  readonly model = signal({ email: '', name: 'Petra', password: 'correct horse battery', timeZone: 'UTC' });
  readonly form = form(this.model, (path) => validateStandardSchema(path, SignUp), {
    submission: { action: () => Promise.resolve([{ kind: 'server', message: 'Too many attempts.' }]) },
  });
}

/** A field in which two people wrote. */
@Component({
  imports: [DraftOf, Field, FormField, FormRoot, Input],
  template: `
    <form [formRoot]="form" [certitudeDraft]="draft">
      <certitude-field label="Objectives" [of]="form.objectives">
        <textarea certitudeInput [formField]="form.objectives"></textarea>
      </certitude-field>
    </form>
  `,
})
class Contested {
  readonly conflict = signal<MergeConflict | null>({
    by: { name: 'Jana', isSelf: false },
    at: null,
    theirs: 'Every quarter',
    mine: 'Every month',
    canCombine: true,
  });
  readonly form = form(signal({ objectives: 'Every month' }));
  readonly draft: UnsavedForm = {
    restoredAt: signal(null),
    discard: () => undefined,
    conflictAt: () => this.conflict(),
    keepMine: () => this.conflict.set(null),
    takeTheirs: () => this.conflict.set(null),
    combine: () => this.conflict.set(null),
  };
}

async function given() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  const input = root.querySelector<HTMLInputElement>('input[type="email"]');
  if (!input) throw new Error('no input');
  const told = (attribute: string): string[] =>
    (input.getAttribute(attribute) ?? '')
      .split(' ')
      .filter(Boolean)
      .map((id) => root.querySelector(`[id="${id}"]`)?.textContent?.trim() ?? `missing ${id}`);
  return { fixture, page: fixture.componentInstance, root, input, told };
}

describe('a field', () => {
  it('names its control and describes it by its help', async () => {
    const { root, input, told } = await given();
    expect(root.querySelector('label')?.getAttribute('for')).toBe(input.id);
    expect(told('aria-describedby')).toEqual(['For signing in.']);
    expect(input.getAttribute('aria-invalid')).toBeNull();
  });

  it('stays quiet until the person has left the control, then says what is wrong and ties it to the control', async () => {
    const { fixture, page, root, input, told } = await given();
    page.model.update((model) => ({ ...model, email: 'nobody' }));
    await fixture.whenStable();
    expect(root.querySelector('[role="alert"]')).toBeNull();

    input.dispatchEvent(new Event('blur'));
    await fixture.whenStable();
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(told('aria-describedby')).toEqual(['E-mail must be an e-mail address.', 'For signing in.']);

    page.model.update((model) => ({ ...model, email: 'petra@example.org' }));
    await fixture.whenStable();
    expect(input.getAttribute('aria-invalid')).toBeNull();
    expect(told('aria-describedby')).toEqual(['For signing in.']);
  });

  it('shows an error of the page itself', async () => {
    const { fixture, page, root } = await given();
    page.own.set('Say why.');
    await fixture.whenStable();
    expect(root.querySelector('[role="alert"]')?.textContent).toBe('Say why.');
  });

  it('shows what the server said about the form above its fields', async () => {
    const { fixture, page, root } = await given();
    page.model.update((model) => ({ ...model, email: 'petra@example.org' }));
    root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
    expect(root.querySelector('certitude-notice')?.textContent?.trim()).toBe('Too many attempts.');
  });

  it.each([
    ['Password', 'must have at least 12 characters', 'Password must have at least 12 characters.'],
    ['Name', 'Choose another one.', 'Choose another one.'],
  ])('makes a sentence of %s and "%s"', (label, message, text) => {
    expect(sentence(label, message)).toBe(text);
  });
});

describe('a field that two people wrote in', () => {
  it('does not call somebody else who saved it from another place', async () => {
    const fixture = TestBed.createComponent(Contested);
    fixture.componentInstance.conflict.update((known) => known && { ...known, by: { name: 'Petra', isSelf: true } });
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    expect(root.textContent).toContain('In another place you saved this');
    expect(root.textContent).not.toMatch(/Petra|[Tt]heirs/);
  });

  it.each(['Keep mine', 'Take theirs', 'Edit together'])(
    'says who saved it, and goes on in the text after "%s"',
    async (choice) => {
      const fixture = TestBed.createComponent(Contested);
      await fixture.whenStable();
      const root = fixture.nativeElement as HTMLElement;
      expect(root.querySelector('[role="alert"]')?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
        'Jana saved this meanwhile, and you wrote something else. Choose which one to keep.',
      );
      [...root.querySelectorAll('button')].find(({ textContent }) => textContent === choice)?.click();
      await fixture.whenStable();
      expect(root.querySelector('certitude-merge-view')).toBeNull();
      expect(document.activeElement).toBe(root.querySelector('textarea'));
    },
  );
});
