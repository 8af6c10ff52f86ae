import { Component } from '@angular/core';

/**
 * A page of one thing: what it says and what happened to it in the middle, its properties in a column beside it, below it
 * where there is no room: `<certitude-object>… <ng-container object-properties>…</ng-container></certitude-object>`.
 */
@Component({
  selector: 'certitude-object',
  template: `
    <div class="content"><ng-content /></div>
    <aside aria-label="Properties"><ng-content select="[object-properties]" /></aside>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 320px;
      align-items: start;
      gap: var(--space-6);

      @media (min-width: 1440px) {
        grid-template-columns: minmax(0, 1fr) 380px;
        gap: var(--space-7);
      }
      @include narrow {
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
      }
    }
    .content {
      display: flex;
      flex-direction: column;
      gap: var(--space-5);
      min-width: 0;
    }
    aside {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      padding: var(--space-4);
      @include card;
    }
    @media print {
      :host {
        display: block;
      }
      aside {
        margin-top: var(--space-5);
        break-inside: avoid;
      }
    }
  `,
})
export class ObjectLayout {}
