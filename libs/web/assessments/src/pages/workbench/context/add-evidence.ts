import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { LucideUpload } from '@lucide/angular';
import { CreateEvidence, sizeInWords, type EvidenceId, type EvidenceView } from '@certitude/contracts';
import { ApiError, draftForm, loadable, type DraftEdit } from '@certitude/web/core';
import {
  AcceptedFiles,
  Button,
  DraftNotice,
  DraftOf,
  EVIDENCE_FACES,
  Field,
  FormErrors,
  Input,
  Notice,
  ProgressBar,
  Segmented,
  StatusBadge,
  type Choice,
} from '@certitude/web/ui';
import { AnswerContext, type AnswerPlace, type NewEvidence } from '../../../data-access/answer-context';
import { problemsOf, type Problems } from '../../../rules/problems';
import { ContextData } from './context-data';

type Kind = 'file' | 'link' | 'statement' | 'existing';
/** What is typed; a chosen file is not text, and is chosen again. */
interface EvidenceForm {
  readonly kind: Kind;
  readonly title: string;
  readonly url: string;
  readonly statement: string;
  readonly validUntil: string;
}

/** Adds evidence to the open answer: a file, a link, a statement, or something from the library. */
@Component({
  selector: 'certitude-add-evidence',
  imports: [
    AcceptedFiles,
    Button,
    DraftNotice,
    DraftOf,
    Field,
    FormErrors,
    FormField,
    Input,
    Notice,
    ProgressBar,
    Segmented,
    StatusBadge,
    LucideUpload,
  ],
  templateUrl: './add-evidence.html',
  styleUrls: ['./panel.scss', './add-evidence.scss'],
})
export class AddEvidence {
  readonly #data = inject(ContextData);
  readonly #context = inject(AnswerContext);
  readonly #leaving = new AbortController();

  /** What is attached already. */
  readonly attached = input.required<ReadonlySet<EvidenceId>>();
  readonly added = output<EvidenceView>();
  readonly cancelled = output<void>();

  protected readonly kinds: readonly Choice<Kind>[] = [
    { value: 'file', label: 'File' },
    { value: 'link', label: 'Link' },
    { value: 'statement', label: 'Statement' },
    { value: 'existing', label: 'Library' },
  ];
  protected readonly faces = EVIDENCE_FACES;
  protected readonly draft = draftForm<EvidenceForm>({
    name: 'evidence-for-answer',
    subject: () => this.#data.place()?.responseId ?? '',
    title: () => 'Evidence for an answer',
    empty: { kind: 'file', title: '', url: '', statement: '', validUntil: '' },
    save: (edit) => this.#send(edit),
  });
  protected readonly kind = computed(() => this.draft.values().kind);
  protected readonly file = signal<File | null>(null);
  protected readonly search = signal('');
  protected readonly dragging = signal(false);
  /** Percent; null when nothing is being sent. */
  protected readonly progress = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly problems = signal<Problems>({});
  protected readonly failure = signal<string | null>(null);

  protected readonly fileText = computed(() => {
    const file = this.file();
    return file ? `${file.name} · ${sizeInWords(file.size)}` : null;
  });
  protected readonly library = loadable({
    params: () => (this.kind() === 'existing' ? this.search() : undefined),
    load: async (search: string, abort) => {
      await pause(search === '' ? 0 : 200, abort);
      return this.#context.searchEvidence(search, abort);
    },
  });
  protected readonly found = computed(() =>
    (this.library.value()?.items ?? []).filter(({ id }) => !this.attached().has(id)),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#leaving.abort());
  }

  protected take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (!file) return;
    this.file.set(file);
    if (this.draft.values().title.trim() === '') this.draft.set({ title: file.name.replace(/\.[^.]+$/, '') });
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    this.problems.set(this.#check());
    if (Object.keys(this.problems()).length === 0) await this.draft.submit();
  }

  protected choose(kind: Kind): void {
    this.draft.set({ kind });
  }

  async #send({ id }: DraftEdit<EvidenceForm>): Promise<void> {
    const place = this.#data.place();
    if (!place) return;
    try {
      const evidence = { ...(await this.#evidence()), id: id as EvidenceId };
      this.added.emit(await this.#context.addEvidence(place, evidence));
    } finally {
      this.progress.set(null);
    }
  }

  protected async attach(evidence: EvidenceView): Promise<void> {
    const place = this.#data.place();
    if (place) await this.#do(() => this.#attach(place, evidence));
  }

  async #attach(place: AnswerPlace, evidence: EvidenceView): Promise<void> {
    await this.#context.attach(place, evidence.id);
    this.added.emit(evidence);
  }

  /** What is wrong before anything is sent. The file's id is only known after the upload. */
  #check(): Problems {
    if (this.kind() === 'file') {
      const noFile: Problems = this.file() ? {} : { file: 'Choose a file.' };
      return this.draft.values().title.trim() === '' ? { ...noFile, title: 'must not be empty' } : noFile;
    }
    return problemsOf(CreateEvidence, { ...this.#common(), content: this.#textContent() });
  }

  #common() {
    const { title, validUntil } = this.draft.values();
    return { title, effectiveOn: null, validUntil: validUntil || null };
  }

  #textContent(): Exclude<NewEvidence['content'], { kind: 'file' }> {
    const { kind, url, statement } = this.draft.values();
    return kind === 'link' ? { kind, url: url.trim() } : { kind: 'statement', statement };
  }

  async #evidence(): Promise<NewEvidence> {
    const file = this.file();
    if (this.kind() !== 'file' || !file) return { ...this.#common(), content: this.#textContent() };
    this.progress.set(0);
    const { id } = await this.#context.upload(file.name, {
      file,
      progress: (share) => this.progress.set(Math.round(100 * share)),
      signal: this.#leaving.signal,
    });
    return { ...this.#common(), content: { kind: 'file', fileId: id } };
  }

  async #do(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await work();
    } catch (error) {
      if (this.#leaving.signal.aborted) return;
      const { title, fix } = ApiError.from(error);
      this.failure.set(`${title} ${fix}`);
    } finally {
      this.busy.set(false);
      this.progress.set(null);
    }
  }
}

const pause = (milliseconds: number, abort: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    abort.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
