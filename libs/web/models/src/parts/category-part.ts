import { Component, input, output } from '@angular/core';
import { type CategoryView } from '@certitude/contracts';
import { Markdown, Tag } from '@certitude/web/ui';
import { CopyButton } from '@certitude/web/ui/panes';
import { anchorOf } from '../rules/anchors';
import { LevelList } from './level-list';
import { RequirementPart } from './requirement-part';

/** One category: what it is about, its levels, its requirements. */
@Component({
  selector: 'certitude-category-part',
  imports: [CopyButton, LevelList, Markdown, RequirementPart, Tag],
  template: `
    <header>
      <h3 tabindex="-1" [id]="anchor()">{{ category().name }}</h3>
      <certitude-tag>Weight {{ category().weight }}</certitude-tag>
      <certitude-copy-button
        size="small"
        iconOnly
        icon="link"
        [label]="'Copy link to ' + category().name"
        [text]="base() + '#' + anchor()"
      />
    </header>
    <certitude-markdown [source]="category().description" />
    <p class="caption">Levels</p>
    <certitude-level-list [levels]="category().levels" />
    <p class="caption">Requirements ({{ category().requirements.length }})</p>
    <div class="requirements">
      @for (requirement of category().requirements; track requirement.slug) {
        <certitude-requirement-part
          [requirement]="requirement"
          [base]="base()"
          [open]="open().has(requirement.slug)"
          [linked]="linked() === requirementAnchor(requirement.slug)"
          (toggle)="toggle.emit(requirement.slug)"
        />
      }
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    :host {
      display: block;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
      margin-bottom: var(--space-2);
    }
    h3 {
      font-size: var(--text-l);
      scroll-margin-top: var(--space-5);
      border-radius: 3px;
      outline: none;
      @include focus-ring;
    }
    :host(.linked) h3 {
      box-shadow: inset 0 -2px 0 var(--accent);
    }
    .caption {
      margin: var(--space-4) 0 var(--space-1);
      @include overline;
    }
    .requirements {
      @include card;
      overflow: hidden;
    }
    .requirements > :first-child {
      border-top: 0;
    }
    @media print {
      .requirements {
        border: 0;
        overflow: visible;
      }
    }
  `,
  host: { '[class.linked]': 'linked() === anchor()' },
})
export class CategoryPart {
  readonly category = input.required<CategoryView>();
  /** Slugs of the requirements that are open. */
  readonly open = input.required<ReadonlySet<string>>();
  /** The fragment of the address. */
  readonly linked = input.required<string | null>();
  /** Address of the release, without a fragment. */
  readonly base = input.required<string>();
  readonly toggle = output<string>();

  protected anchor(): string {
    return anchorOf('category', this.category().slug);
  }
  protected requirementAnchor(slug: string): string {
    return anchorOf('requirement', slug);
  }
}
