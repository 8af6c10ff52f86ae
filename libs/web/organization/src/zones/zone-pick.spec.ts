import { Component, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { openScreen } from '@certitude/web/testing';
import { Field } from '@certitude/web/ui';
import { ZonePick, timeZones } from './zone-pick';

@Component({
  imports: [Field, FormField, ZonePick],
  template: `<certitude-field label="Time zone"><certitude-zone-pick [formField]="form.zone" /></certitude-field>`,
})
class Page {
  readonly model = signal({ zone: 'Europe/Prague' });
  protected readonly form = form(this.model);
}

describe('the choice of a time zone', () => {
  it('shows the one in use, and takes another', async () => {
    const { screen } = await openScreen(Page);
    expect(screen.field('Time zone').value).toBe('Europe/Prague');
    await screen.choose('Time zone', 'Pacific/Auckland');
    expect((screen.fixture.componentInstance as Page).model()).toEqual({ zone: 'Pacific/Auckland' });
  });

  it('offers the zone in use even when this browser does not know it', () => {
    expect(timeZones('Mars/Olympus')[0]).toBe('Mars/Olympus');
  });
});
