import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import {
  comparison,
  credentialSentence,
  fieldName,
  isOfVersion,
  sentencesOf,
  VERDICT_TEXTS,
  versionHash,
} from '@certitude/signatures/words';
import { FilePick } from '@certitude/web/parts';
import { Button, Card, Field, formatDate, formatDateTime, Input, Notice, type NoticeTone } from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { type CheckAnswer } from '../checking/check-answer';
import { FileChecker } from '../checking/file-checker';

const TONES = { valid: 'success', 'not-valid': 'danger', 'not-signed': 'warning' } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Says what the signatures of a report are worth. For everybody: the file is read in the browser, and nothing is sent. */
@Component({
  selector: 'certitude-verify-page',
  imports: [Button, Card, Field, FilePick, FormField, Hash, Input, Notice, RouterLink],
  templateUrl: './verify-page.html',
  styleUrl: './verify-page.scss',
})
export class VerifyPage {
  readonly #checker = inject(FileChecker);

  protected readonly picked = signal<File | null>(null);
  protected readonly busy = signal(false);
  readonly #answer = signal<CheckAnswer | null>(null);
  /** Files with roots that somebody trusts. */
  protected readonly roots = signal<readonly File[]>([]);
  #stop = new AbortController();
  protected readonly compared = form(signal({ hash: '' }));

  protected readonly problem = computed(() => {
    const answer = this.#answer();
    return answer?.kind === 'unreadable' ? answer.reason : null;
  });
  protected readonly rootsProblem = computed(() => {
    const answer = this.#answer();
    return answer?.kind === 'unreadable-roots' ? answer.reason : null;
  });
  protected readonly checked = computed(() => {
    const answer = this.#answer();
    return answer?.kind === 'checked' ? answer.file : null;
  });
  protected readonly verdict = computed(() => {
    const { verdict } = this.checked() ?? {};
    return verdict && { text: VERDICT_TEXTS[verdict], tone: TONES[verdict] satisfies NoticeTone };
  });
  protected readonly credential = computed(() => {
    const file = this.checked();
    if (!file) return null;
    const known = file.credential.kind === 'found' ? file.credential.credential : null;
    return { sentence: credentialSentence(file), known, link: known && linkOf(known) };
  });
  /** Whether the version is the one that somebody knows; null while nothing is typed. */
  protected readonly equal = computed(() => {
    const [file, typed] = [this.checked(), this.compared.hash().value()];
    if (!file || typed.trim() === '') return null;
    const version = versionHash(typed);
    if (version === null) return { text: 'A version hash has 64 hexadecimal digits.', tone: 'warning' as const };
    const proven = file.verdict === 'valid' ? ('success' as const) : ('warning' as const);
    return { text: comparison(file, version), tone: isOfVersion(file, version) ? proven : ('danger' as const) };
  });
  protected readonly emptyFields = computed(() =>
    (this.checked()?.emptyFields ?? []).map((field) => this.placeOf(field)).join(', '),
  );
  protected readonly sentencesOf = sentencesOf;

  /** In one zone, which is named: those who check a file are in many places, and compare what they read. */
  protected moment(at: string): string {
    return `${formatDateTime(at, 'UTC')} UTC`;
  }

  protected date(at: string): string {
    return formatDate(at, 'UTC');
  }

  /** What a field stands for, and its name in the file. */
  protected placeOf(field: string): string {
    const name = fieldName(field);
    return name === field ? field : `${name} (${field})`;
  }

  protected check(file: File): Promise<void> {
    this.picked.set(file);
    return this.#read(file);
  }

  protected trust(file: File): Promise<void> {
    return this.#trustAll([...this.roots(), file]);
  }

  protected distrust(file: File): Promise<void> {
    return this.#trustAll(this.roots().filter((each) => each !== file));
  }

  protected stop(): void {
    this.#stop.abort();
  }

  async #trustAll(roots: readonly File[]): Promise<void> {
    this.roots.set(roots);
    const file = this.picked();
    if (file) await this.#read(file);
  }

  async #read(file: File): Promise<void> {
    // Somebody may have chosen another one, or other roots, meanwhile.
    this.#stop.abort();
    const { signal } = (this.#stop = new AbortController());
    this.#answer.set(null);
    this.busy.set(true);
    const answer = await this.#checker.check(file, { roots: this.roots(), stop: signal });
    if (this.#stop.signal !== signal) return;
    this.#answer.set(answer);
    this.busy.set(false);
  }
}

/** Where the version is on this instance, for members; a file may say anything, so that only ids lead anywhere. */
function linkOf({ organization, assessment, version }: Known): readonly string[] | null {
  if (!UUID.test(organization.id) || !UUID.test(assessment.id)) return null;
  return ['/o', organization.id, 'assessments', assessment.id, 'versions', String(version.revision)];
}

interface Known {
  readonly organization: { readonly id: string };
  readonly assessment: { readonly id: string };
  readonly version: { readonly revision: number };
}
