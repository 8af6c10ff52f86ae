import { DestroyRef, inject, signal, type Signal } from '@angular/core';
import { validate, validateStandardSchema } from '@angular/forms/signals';
import { type EvidenceContent, type EvidenceView } from '@certitude/contracts';
import { draftForm, type DraftEdit, type DraftForm } from '@certitude/web/core';
import { Files } from '../files/files';
import { contentRules, formFieldsOf, revisionOf, textContent, type ContentForm } from './content-model';

/** What is to be saved: its file is stored already. */
export interface WrittenEvidence {
  readonly id: string;
  /** Number of the revision that was seen. */
  readonly version: number;
  readonly title: string;
  readonly content: EvidenceContent;
  readonly effectiveOn: string | null;
  readonly validUntil: string | null;
}

interface EvidenceFormOptions {
  readonly name: string;
  readonly subject: () => string;
  readonly title: () => string;
  /** The piece that gets another revision; null for a new piece. */
  readonly revises: EvidenceView | null;
  readonly save: (written: WrittenEvidence) => Promise<void>;
}

/** A file, link or statement that somebody gives as evidence. */
export interface EvidenceForm {
  readonly draft: DraftForm<ContentForm>;
  readonly file: Signal<File | null>;
  /** The share of the file that was sent; null when nothing is being sent. */
  readonly progress: Signal<number | null>;
  take(file: File): void;
}

/** The one form for evidence, new or revised; `certitude-evidence-fields` shows it. Call it as `draftForm`. */
export function evidenceForm(options: EvidenceFormOptions): EvidenceForm {
  const [files, leaving] = [inject(Files), new AbortController()];
  const [file, progress] = [signal<File | null>(null), signal<number | null>(null)];
  inject(DestroyRef).onDestroy(() => leaving.abort());

  const contentOf = async (values: ContentForm): Promise<EvidenceContent> => {
    const chosen = file();
    if (values.kind !== 'file' || !chosen) return textContent(values);
    progress.set(0);
    const { id } = await files.upload(chosen, { progress: (share) => progress.set(share), signal: leaving.signal });
    return { kind: 'file', fileId: id };
  };
  const save = async ({ id, version, values }: DraftEdit<ContentForm>): Promise<void> => {
    const { title, effectiveOn, validUntil } = values;
    const dates = { effectiveOn: effectiveOn || null, validUntil: validUntil || null };
    try {
      const content = await contentOf(values);
      await options.save({ id, version, title, content, ...dates });
    } finally {
      progress.set(null);
    }
  };
  const draft = draftForm<ContentForm>({
    ...options,
    ...revisionOf(options.revises),
    fieldsOf: formFieldsOf,
    texts: ['statement'],
    rules: (path) => {
      validateStandardSchema(path, contentRules);
      validate(path.kind, ({ value }) =>
        value() === 'file' && file() === null ? { kind: 'no-file', message: 'Choose a file.' } : null,
      );
    },
    save,
  });
  const take = (chosen: File): void => {
    file.set(chosen);
    if (draft.values().title.trim() === '') draft.set({ title: chosen.name.replace(/\.[^.]+$/, '') });
  };
  return { draft, file: file.asReadonly(), progress: progress.asReadonly(), take };
}
