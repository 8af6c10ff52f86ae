import { type FieldTree, type FormSubmitOptions, type ValidationError } from '@angular/forms/signals';
import { ApiError } from '../http/api-error';

/** An error for the field it names, or for the form when it names none. */
export type ServerError = ValidationError.WithOptionalFieldTree;
type Branch = Readonly<Record<string, FieldTree<unknown> | undefined>>;

/**
 * Runs what submitting a form does, and gives failures back to the form.
 * @returns nothing when it worked, else what to show where
 */
export async function reportFailures<T>(
  form: FieldTree<T>,
  work: () => Promise<unknown>,
): Promise<ServerError[] | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return serverErrors(form, error);
  }
}

/** Whether nothing is wrong with what was typed, as far as the form itself knows. */
export const isSound = <T>(form: FieldTree<T>): boolean =>
  form()
    .errorSummary()
    .every(({ kind }) => kind === 'server');

/**
 * How every form is sent: `form(model, schema, { submission: sending(() => this.#save()) })`. What the server said about
 * the last try is shown, and never prevents the next one with the same words.
 */
export const sending = <T>(work: () => Promise<unknown>): FormSubmitOptions<T, unknown> => ({
  ignoreValidators: 'all',
  action: async (field) => (isSound(field) ? reportFailures(field as FieldTree<T>, work) : undefined),
});

/**
 * What a failed request says about a form: problems at the fields they name (`body.dueOn` and `body.changes.dueOn` →
 * `form.dueOn`), everything else at the form itself.
 */
export function serverErrors<T>(form: FieldTree<T>, error: unknown): ServerError[] {
  const failure = ApiError.from(error);
  const atFields = failure.problems.flatMap(({ path, message }) => {
    const fieldTree = fieldAt(form, path);
    return fieldTree ? [{ kind: 'server', message, fieldTree }] : [];
  });
  return atFields.length > 0 ? atFields : [{ kind: 'server', message: `${failure.title} ${failure.fix}` }];
}

function fieldAt(form: unknown, path: string): FieldTree<unknown> | null {
  const [place, ...names] = path.replace(/^body\.changes\./, 'body.').split('.');
  if (place !== 'body' || names.length === 0) return null;
  let field = form;
  for (const name of names) field = (field as Branch | undefined)?.[name];
  return (field as FieldTree<unknown> | undefined) ?? null;
}
