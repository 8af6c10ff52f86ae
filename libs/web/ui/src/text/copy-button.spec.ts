import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CopyButton } from './copy-button';
import { Hash } from './hash';

const SHA = 'a1b2c3d4e5f6'.padEnd(64, '0');

@Component({
  imports: [CopyButton, Hash],
  template: `<certitude-copy-button text="Words" /><certitude-hash [of]="sha" />`,
})
class Page {
  protected readonly sha = SHA;
}

describe('copying', () => {
  const given = async (clipboard: Partial<Clipboard> | undefined, copies: boolean) => {
    const selected: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    Object.defineProperty(document, 'execCommand', {
      configurable: true,
      value: () => {
        selected.push((document.activeElement as HTMLTextAreaElement).value);
        return copies;
      },
    });
    const fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const [words, hash] = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    const press = async (button: HTMLButtonElement | undefined) => {
      button?.focus();
      button?.click();
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    };
    return { words, hash, press, selected };
  };

  it('uses the clipboard where the browser has one, and says so', async () => {
    const writeText = jest.fn(() => Promise.resolve());
    const { words, press, selected } = await given({ writeText }, true);
    await press(words);
    expect([writeText.mock.calls, selected, words?.textContent?.trim()]).toEqual([[['Words']], [], 'Copied']);
  });

  it.each<[string, Partial<Clipboard> | undefined]>([
    ['on plain http', undefined],
    ['where the clipboard is refused', { writeText: () => Promise.reject(new Error('no')) }],
  ])('works %s, and leaves the keyboard where it was', async (_, clipboard) => {
    const { words, press, selected } = await given(clipboard, true);
    await press(words);
    expect([selected, words?.textContent?.trim()]).toEqual([['Words'], 'Copied']);
    expect(document.activeElement).toBe(words);
    expect(document.querySelector('textarea')).toBeNull();
  });

  it('says what to do when nothing works', async () => {
    const { words, press } = await given(undefined, false);
    await press(words);
    expect(words?.textContent).toContain('Not copied');
  });

  it('copies the whole of a hash of which the beginning is shown', async () => {
    const { hash, press, selected } = await given(undefined, true);
    expect(document.querySelector('certitude-hash:last-of-type .short')?.textContent).toBe('a1b2c3d4e5f6…');
    await press(hash);
    expect(selected).toEqual([SHA]);
  });
});
