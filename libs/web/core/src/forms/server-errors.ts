import { type FieldTree, type ValidationError } from '@angular/forms/signals';
import { ApiError } from '../http/api-error';

type ServerError = ValidationError.WithOptionalFieldTree;
type Branch = FieldTree<unknown> & Readonly<Record<string, FieldTree<unknown> | undefined>>;

/**
 * What a failed request says about a form, for the `action` of `submit`: problems at the fields they name
 * (`body.dueOn` → `form.dueOn`), everything else at the form itself.
 */
export function serverErrors(form: FieldTree<never> | FieldTree<unknown>, error: unknown): ServerError[] {
  const failure = ApiError.from(error);
  const atFields = failure.problems.flatMap(({ path, message }) => {
    const fieldTree = fieldAt(form as FieldTree<unknown>, path);
    return fieldTree ? [{ kind: 'server', message, fieldTree }] : [];
  });
  return atFields.length > 0 ? atFields : [{ kind: 'server', message: `${failure.title} ${failure.fix}` }];
}

function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> | null {
  const [place, ...names] = path.split('.');
  if (place !== 'body' || names.length === 0) return null;
  let field: FieldTree<unknown> | undefined = form;
  for (const name of names) field = (field as Branch | undefined)?.[name];
  return field ?? null;
}
