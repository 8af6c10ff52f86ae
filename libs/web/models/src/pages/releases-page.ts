import { Component, inject } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { fillTopBar, loadable } from '@certitude/web/core';
import { Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton, Tag } from '@certitude/web/ui';
import { LucideBookOpen } from '@lucide/angular';
import { Models } from '../data-access/models';

/** All releases of the maturity model. */
@Component({
  selector: 'certitude-releases-page',
  imports: [RouterLink, Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton, Tag],
  template: `
    <div class="page">
      <certitude-page-header
        title="Maturity model"
        text="Releases of the PKI Consortium's PKI Maturity Model: ids, names and weights as published, explained in our own words."
      />
      @switch (releases.phase()) {
        @case ('loading') {
          <certitude-skeleton [lines]="3" [height]="44" />
        }
        @case ('failed') {
          <certitude-error-state [failure]="releases.error()" (retry)="releases.reload()" />
        }
        @case ('empty') {
          <certitude-empty-state
            title="No release"
            text="The operator adds releases with model:import."
            [icon]="icon"
          />
        }
        @case ('ready') {
          <div class="table-scroll">
            <table class="table table--cards">
              <caption class="visually-hidden">
                Model releases
              </caption>
              <thead>
                <tr>
                  <th scope="col">Release</th>
                  <th scope="col">Wording</th>
                  <th scope="col">Categories</th>
                  <th scope="col">Requirements</th>
                  <th scope="col">Added</th>
                  <th scope="col"><span class="visually-hidden">Compare</span></th>
                </tr>
              </thead>
              <tbody>
                @for (release of releases.value() ?? []; track release.id) {
                  <tr>
                    <th scope="row" data-label="Release">
                      <a [routerLink]="[release.id]">PKIMM {{ release.version }}</a>
                    </th>
                    <td data-label="Wording">
                      <certitude-tag>{{
                        release.wording === 'certitude' ? 'Certitude' : 'Official file'
                      }}</certitude-tag>
                    </td>
                    <td data-label="Categories" class="number">{{ release.categories }}</td>
                    <td data-label="Requirements" class="number">{{ release.requirements }}</td>
                    <td data-label="Added" class="muted"><certitude-relative-time [at]="release.publishedAt" /></td>
                    <td class="table__actions">
                      @if (before($index); as earlier) {
                        <a certitudeButton="quiet" size="small" [routerLink]="[earlier.id, 'changes', release.id]"
                          >Changes since {{ earlier.version }}</a
                        >
                      }
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
    </div>
  `,
})
export class ReleasesPage {
  readonly #models = inject(Models);
  protected readonly route = inject(ActivatedRoute);
  protected readonly icon = LucideBookOpen;
  protected readonly releases = loadable({ load: (_, signal) => this.#models.releases(signal) });

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Model' }] });
  }

  protected before(index: number): { readonly id: string; readonly version: string } | undefined {
    return this.releases.value()?.[index + 1];
  }
}
