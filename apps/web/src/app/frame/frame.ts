import { NgComponentOutlet } from '@angular/common';
import { Component, type ElementRef, type Type, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { mediaMatches, remembered } from '@certitude/web/core';
import { PaletteLauncher } from '../palette/palette-launcher';
import { BottomBar } from './bottom-bar';
import { ConnectionNotice } from './connection-notice';
import { Rail } from './rail';
import { Bar } from './bar';
import { UnsavedWords } from './unsaved-words';

/** Around every page of an organization: rail, top bar, the page, and on phones a bar at the bottom. */
@Component({
  selector: 'certitude-frame',
  imports: [NgComponentOutlet, RouterOutlet, Rail, Bar, BottomBar, ConnectionNotice, UnsavedWords],
  host: { '[class.folded]': 'isFolded()', '(document:keydown)': 'followKey($event)' },
  template: `
    <a class="skip" href="#content" (click)="skip($event)">Skip to content</a>
    <certitude-rail [folded]="isFolded()" (toggle)="toggle()" />
    <div class="column">
      <certitude-bar (search)="palette.open()" />
      <certitude-connection-notice />
      <ng-container *ngComponentOutlet="editsElsewhere()" />
      <certitude-unsaved-words />
      <main class="content" #content tabindex="-1" id="content">
        <router-outlet />
      </main>
    </div>
    <certitude-bottom-bar />
  `,
  styleUrl: './frame.scss',
})
export class Frame {
  protected readonly palette = inject(PaletteLauncher);
  readonly #rail = remembered<'open' | 'folded'>('certitude.rail', 'open');
  readonly #isNarrow = mediaMatches('(max-width: 1023.98px)');
  /** Where space is short the rail is folded, until somebody opens it on this page; that is not remembered. */
  readonly #openedNarrow = linkedSignal({ source: () => this.#isNarrow(), computation: () => false });
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  /** Comes after the page: it needs the libraries of live editing. */
  protected readonly editsElsewhere = signal<Type<unknown> | null>(null);

  constructor() {
    void import('./edits-elsewhere-notice').then(({ EditsElsewhereNotice }) =>
      this.editsElsewhere.set(EditsElsewhereNotice),
    );
  }

  protected isFolded(): boolean {
    return this.#isNarrow() ? !this.#openedNarrow() : this.#rail() === 'folded';
  }

  protected toggle(): void {
    if (this.#isNarrow()) this.#openedNarrow.set(this.isFolded());
    else this.#rail.set(this.isFolded() ? 'open' : 'folded');
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.content().nativeElement.focus();
  }

  protected followKey(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.palette.open();
  }
}
