import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ExtensionCategoryView, type ModelExtensionView } from '@certitude/contracts';
import { Markdown, Tag } from '@certitude/web/ui';
import { anchorOf } from '../rules/anchors';
import { overlayText } from '../rules/weights';
import { LevelList } from './level-list';
import { ReferenceList } from './reference-list';
import { WeightChange } from './weight-change';

/** What an extension says about one category: its criterion, and the weights it changes. */
@Component({
  selector: 'certitude-extension-category-part',
  imports: [LevelList, Markdown, ReferenceList, RouterLink, Tag, WeightChange],
  templateUrl: './extension-category-part.html',
  styleUrl: './extension-category-part.scss',
})
export class ExtensionCategoryPart {
  readonly category = input.required<ExtensionCategoryView>();
  readonly release = input.required<ModelExtensionView['release']>();
  protected readonly anchor = anchorOf;
  protected readonly overlayText = overlayText;
}
