import { Component, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Field } from '@certitude/web/ui';
import { ada, fakeId, openScreen, otto } from '@certitude/web/testing';
import { PersonPick } from './person-pick';

const chosen = signal({ responsible: '' });

/** A form with a person in it. */
@Component({
  imports: [Field, FormField, PersonPick],
  template: `
    <certitude-field label="Responsible" [of]="form.responsible">
      <certitude-person-pick [formField]="form.responsible" />
    </certitude-field>
  `,
})
class Page {
  protected readonly form = form(chosen);
}

const given = async (responsible: string) => {
  chosen.set({ responsible });
  const { screen } = await openScreen(Page);
  const select = screen.field<HTMLSelectElement & HTMLInputElement>('Responsible');
  return { screen, select, choices: [...select.options].map(({ textContent }) => textContent?.trim()) };
};

describe('the choice of a person', () => {
  it('offers present members by name, oneself marked, and nobody', async () => {
    const { screen, select, choices } = await given(ada);
    expect(choices).toEqual(['Nobody', 'Ada', 'Otto', 'Petra (you)', 'Rita']);
    expect(select.value).toBe(ada);
    await screen.choose('Responsible', 'Otto');
    expect(chosen()).toEqual({ responsible: otto });
    await screen.choose('Responsible', 'Nobody');
    expect(chosen()).toEqual({ responsible: '' });
  });

  it('keeps whoever is chosen, also when they are no member any more', async () => {
    const left = fakeId<string>(1, 9);
    const { select, choices } = await given(left);
    expect(choices.at(-1)).toBe('Former member');
    expect(select.value).toBe(left);
  });
});
