import { Component, ViewEncapsulation, computed, input } from '@angular/core';
import { renderMarkdown } from './render-markdown';

/** Text written in Markdown. Angular sanitizes the result once more. */
@Component({
  selector: 'certitude-markdown',
  encapsulation: ViewEncapsulation.None,
  template: `<div class="prose" [innerHTML]="html()"></div>`,
  styles: `
    certitude-markdown {
      display: block;
    }
  `,
})
export class Markdown {
  readonly source = input.required<string>();
  protected readonly html = computed(() => renderMarkdown(this.source()));
}
