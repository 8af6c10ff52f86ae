import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ModelReleaseSummary, type ReleaseChange } from '@certitude/contracts';
import { Tag } from '@certitude/web/ui';
import { anchorOf } from '../rules/anchors';
import { type ChangeGroup, sidesOf } from '../rules/changes';

const WHAT: Readonly<Record<ReleaseChange['subject'], string>> = {
  module: 'Module',
  category: 'Category',
  requirement: 'Requirement',
};

/** The changes of one kind; each leads to the thing in a release that has it. */
@Component({
  selector: 'certitude-change-table',
  imports: [RouterLink, Tag],
  template: `
    <h2 [id]="'changes-' + group().kind">
      {{ group().label }} <span class="count">{{ group().changes.length }}</span>
    </h2>
    <div class="table-scroll">
      <table class="table table--cards" [attr.aria-labelledby]="'changes-' + group().kind">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Title</th>
            @if (hasBefore()) {
              <th scope="col">In {{ from().version }}</th>
            }
            @if (hasAfter()) {
              <th scope="col">In {{ to().version }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <td data-label="What">
                <certitude-tag>{{ row.what }}</certitude-tag>
              </td>
              <th scope="row" data-label="Title">
                <a [routerLink]="['..', row.release]" [fragment]="row.anchor">{{ row.title }}</a>
              </th>
              @if (hasBefore()) {
                <td [attr.data-label]="'In ' + from().version">{{ row.before ?? '–' }}</td>
              }
              @if (hasAfter()) {
                <td [attr.data-label]="'In ' + to().version">{{ row.after ?? '–' }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    @use 'mixins' as *;
    h2 {
      margin-bottom: var(--space-2);
    }
    .count {
      margin-left: var(--space-1);
      color: var(--text-muted);
      font-weight: var(--weight-regular);
      @include number;
    }
    td:first-child {
      width: 128px;
    }
    .table {
      table-layout: fixed;
    }
    th:first-child {
      width: 128px;
    }
    @include phone {
      td:first-child {
        width: auto;
      }
    }
  `,
})
export class ChangeTable {
  readonly group = input.required<ChangeGroup>();
  readonly from = input.required<ModelReleaseSummary>();
  readonly to = input.required<ModelReleaseSummary>();

  protected readonly hasBefore = computed(() => this.group().kind !== 'added');
  protected readonly hasAfter = computed(() => this.group().kind !== 'removed');
  protected readonly rows = computed(() =>
    this.group().changes.map((change) => ({
      key: `${change.subject} ${change.slug}`,
      what: WHAT[change.subject],
      title: change.title,
      release: change.kind === 'removed' ? this.from().id : this.to().id,
      anchor: anchorOf(change.subject, change.slug),
      ...sidesOf(change),
    })),
  );
}
