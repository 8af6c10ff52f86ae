import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { KeyboardRow, KeyboardRows } from './keyboard-rows';

@Component({
  imports: [KeyboardRow, KeyboardRows],
  template: `
    <table>
      <tbody certitudeRows>
        @for (name of names; track name) {
          <tr certitudeRow [id]="name">
            <td>
              <button data-open (click)="opened.push(name)">{{ name }}</button>
            </td>
            <td class="text">text</td>
            <td><button class="other">Remove</button></td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
class Page {
  readonly names = ['one', 'two', 'three'];
  readonly opened: string[] = [];
}

async function given() {
  const fixture = TestBed.createComponent(Page);
  await fixture.whenStable();
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  const press = (key: string): void =>
    void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return {
    opened: fixture.componentInstance.opened,
    press,
    find: (css: string) => root.querySelector<HTMLElement>(css),
  };
}

describe('rows of a table that open something', () => {
  it('are walked with arrows, Home and End', async () => {
    const { press, find } = await given();
    find('#one')?.focus();
    const seen = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => {
      press(key);
      return document.activeElement?.id;
    });
    expect(seen).toEqual(['two', 'three', 'three', 'two', 'one', 'three']);
  });

  it('open with Enter and with a click anywhere but on another button', async () => {
    const { press, find, opened } = await given();
    find('#two')?.focus();
    press('Enter');
    find('#three .text')?.click();
    find('#one .other')?.click();
    expect(opened).toEqual(['two', 'three']);
  });
});
