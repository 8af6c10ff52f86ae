import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type RequirementView } from '@certitude/contracts';
import { Icon, Markdown, Tag } from '@certitude/web/ui';
import { CopyButton } from '@certitude/web/ui/panes';
import { anchorOf } from '../rules/anchors';
import { ReferenceList } from './reference-list';

/**
 * One requirement, folded or open. Folded means hidden on the screen only: on paper everything is there, which a
 * `details` element does not allow.
 */
@Component({
  selector: 'certitude-requirement-part',
  imports: [CopyButton, Markdown, ReferenceList, RouterLink, Tag, Icon],
  host: { '[class.open]': 'open()', '[class.linked]': 'linked()' },
  template: `
    <h4>
      <button
        type="button"
        [id]="anchor()"
        [attr.aria-expanded]="open()"
        [attr.aria-controls]="anchor() + '-text'"
        (click)="toggle.emit()"
      >
        <svg certitudeIcon="chevron-right" [size]="14"></svg>
        <span class="title">{{ requirement().title }}</span>
        <certitude-tag>Weight {{ requirement().weight }}</certitude-tag>
      </button>
    </h4>
    <div class="text" [class.folded]="!open()" [id]="anchor() + '-text'">
      <p class="tools">
        <a [routerLink]="[]" [fragment]="anchor()">Link to this requirement</a>
        <certitude-copy-button size="small" icon="link" label="Copy link" [text]="address()" />
      </p>
      <h5>Guidance</h5>
      <certitude-markdown [source]="requirement().guidance" />
      <h5>How to assess</h5>
      <certitude-markdown [source]="requirement().assessment" />
      @if (requirement().references.length > 0) {
        <h5>References</h5>
        <certitude-reference-list [references]="requirement().references" />
      }
    </div>
  `,
  styleUrl: './requirement-part.scss',
})
export class RequirementPart {
  readonly requirement = input.required<RequirementView>();
  readonly open = input.required<boolean>();
  /** The address leads here. */
  readonly linked = input.required<boolean>();
  /** Address of the release, without a fragment. */
  readonly base = input.required<string>();
  readonly toggle = output<void>();

  protected anchor(): string {
    return anchorOf('requirement', this.requirement().slug);
  }
  protected address(): string {
    return `${this.base()}#${this.anchor()}`;
  }
}
