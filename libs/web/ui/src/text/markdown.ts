import { Component, ViewEncapsulation, computed, input, signal } from '@angular/core';

type Render = (source: string) => string;

// One for all: the first text waits for the renderer, every later one is there at once.
const renderer = signal<Render | null>(null);
let loading: Promise<void> | null = null;
/** Resolves when texts are drawn at once, in their final height: for pages that scroll to a place between them. */
export const markdownReady = (): Promise<void> =>
  (loading ??= import('./render-markdown').then(({ renderMarkdown }) => renderer.set(renderMarkdown)));

/** Text written in Markdown. Angular sanitizes the result once more. */
@Component({
  selector: 'certitude-markdown',
  encapsulation: ViewEncapsulation.None,
  template: `
    @if (html(); as html) {
      <div class="prose" [innerHTML]="html"></div>
    } @else {
      <div class="prose plain">{{ source() }}</div>
    }
  `,
  styles: `
    certitude-markdown {
      display: block;

      .plain {
        white-space: pre-line;
      }
    }
  `,
})
export class Markdown {
  readonly source = input.required<string>();
  protected readonly html = computed(() => renderer()?.(this.source()) ?? null);

  constructor() {
    void markdownReady();
  }
}
