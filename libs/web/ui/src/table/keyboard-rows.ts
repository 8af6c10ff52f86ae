import { Directive, ElementRef, inject } from '@angular/core';

/**
 * Rows that open something, on a tbody: rows are marked with `certitudeRow` and hold a link or a button marked
 * `data-open`. Click anywhere and Enter follow it; arrows, Home and End move between rows.
 */
@Directive({
  selector: 'tbody[certitudeRows]',
  host: { '(keydown)': 'followKey($event)', '(click)': 'followClick($event)' },
})
export class KeyboardRows {
  readonly #body = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected followKey(event: KeyboardEvent): void {
    const row = event.target instanceof HTMLElement && event.target.matches('tr[tabindex]') ? event.target : null;
    if (!row) return;
    if (event.key === 'Enter') {
      opener(row)?.click();
    } else {
      const target = this.#rowAt(event.key, row);
      if (!target) return;
      target.focus();
    }
    event.preventDefault();
  }

  protected followClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest<HTMLElement>('tr[tabindex]');
    // Links and buttons in the row do what they say; selecting text opens nothing.
    if (!row || target?.closest('a, button, input, select, label') || getSelection()?.toString()) return;
    opener(row)?.click();
  }

  #rowAt(key: string, row: HTMLElement): HTMLElement | undefined {
    const rows = [...this.#body.querySelectorAll<HTMLElement>('tr[tabindex]')];
    const at = rows.indexOf(row);
    if (key === 'ArrowDown') return rows[at + 1];
    if (key === 'ArrowUp') return rows[at - 1];
    if (key === 'Home') return rows[0];
    if (key === 'End') return rows.at(-1);
    return undefined;
  }
}

/** One row of `certitudeRows`; reachable by Tab. */
@Directive({ selector: 'tr[certitudeRow]', host: { tabindex: '0' } })
export class KeyboardRow {}

const opener = (row: HTMLElement): HTMLElement | null => row.querySelector<HTMLElement>('[data-open]');
