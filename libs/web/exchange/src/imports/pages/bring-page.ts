import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { sizeInWords } from '@certitude/contracts';
import { goalOf, MAX_IMPORT, type ImportSummary } from '@certitude/contracts/exchange';
import { ApiError, fillTopBar, loadable, pagedList, Session } from '@certitude/web/core';
import { ExportMenu, Exports, FilePick, ModelReleases, PersonById, ShowMore } from '@certitude/web/parts';
import {
  Button,
  ErrorState,
  Field,
  Input,
  Notice,
  PageHeader,
  ProgressBar,
  RelativeTime,
  Skeleton,
  Tag,
} from '@certitude/web/ui';
import { Imports } from '../data-access/imports';
import { KIND_NAMES } from '../rules/import-words';

/** One door for everything that can be brought: a file, a link or a text. What it is, its content says. */
@Component({
  selector: 'certitude-bring-page',
  imports: [
    ...[Button, ErrorState, ExportMenu, Field, FilePick, Input, Notice, PageHeader, PersonById, ProgressBar],
    ...[RelativeTime, RouterLink, ShowMore, Skeleton, Tag],
  ],
  templateUrl: './bring-page.html',
  styleUrl: './import.scss',
})
export class BringPage {
  readonly #imports = inject(Imports);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  protected readonly kinds = KIND_NAMES;
  protected readonly file = signal<File | null>(null);
  protected readonly pasted = signal('');
  #reading: AbortController | null = null;
  /** Share that is sent; null while nothing is. */
  protected readonly sent = signal<number | null>(null);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly accepted = [
    'the official workbook, full or self (.xlsx)',
    'an export of the official browser tool (.yaml), 1.x or 2.x',
    'a share link of that tool, whatever its age',
    'a scope template',
    'an assessment of Certitude as JSON',
    'a list of answers as CSV or XLSX, such as our template filled in',
    'a list of evidence, action plans or people that Certitude exported (CSV)',
    'an eramba package of the model, to see which release it is',
  ];
  readonly #exports = inject(Exports);
  protected readonly importsList = this.#exports.ofImports();
  readonly #releases = inject(ModelReleases);
  protected readonly releases = loadable({ load: (_, signal) => this.#releases.list(signal) });
  /** Lists to fill in, for each release. */
  protected readonly templates = computed(() =>
    (this.releases.value() ?? []).map(({ id, version }) => ({
      id,
      version,
      choices: this.#exports.templatesOf(id),
    })),
  );
  protected readonly limit = sizeInWords(MAX_IMPORT);
  protected readonly history = pagedList({
    params: () => ({ organization: this.#session.organizationId() }),
    load: (_organization, after, signal) => this.#imports.list(after, signal),
  });

  constructor() {
    fillTopBar({
      crumbs: () => [
        { label: 'Assessments', link: ['/o', this.#session.organizationId() ?? '', 'assessments'] },
        { label: 'Bring an assessment' },
      ],
    });
  }

  protected take(file: File): Promise<void> {
    this.file.set(file);
    return this.#read(file.name, file);
  }

  protected async readPasted(): Promise<void> {
    const text = this.pasted().trim();
    if (text === '') return;
    this.file.set(null);
    await this.#read('', new Blob([text], { type: 'text/plain' }));
  }

  /** Nothing of it is kept. */
  protected giveUp(): void {
    this.#reading?.abort();
  }

  /** What became of an import without an assessment. */
  protected standing({ state, kind }: ImportSummary): string {
    if (state === 'undone') return 'undone';
    return goalOf(kind) === 'people' ? 'invitations' : 'deleted';
  }

  protected link(id: string): readonly string[] {
    return ['/o', this.#session.organizationId() ?? '', 'import', id];
  }

  async #read(name: string, file: Blob): Promise<void> {
    this.failure.set(null);
    this.sent.set(0);
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    const { signal } = reading;
    try {
      const { id } = await this.#imports.preview(name, { file, signal, progress: (share) => this.sent.set(share) });
      await this.#router.navigate([...this.link(id)]);
    } catch (error) {
      if (!signal.aborted) this.failure.set(ApiError.from(error));
    } finally {
      if (this.#reading === reading) this.sent.set(null);
    }
  }
}
