import { type FieldTree, type ValidationError } from '@angular/forms/signals';
import { ApiError } from '../http/api-error';

/** An error for the field it names, or for the form when it names none. */
export type ServerError = ValidationError.WithOptionalFieldTree;
type Branch = Readonly<Record<string, FieldTree<unknown> | undefined>>;

/**
 * Runs what submitting a form does, and gives failures back to the form:
 * `form(model, schema, { submission: { action: (field) => reportFailures(field, () => this.#save()) } })`.
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
