import * as z from 'zod';
import { AccountId } from './ids';
import { Timestamp } from './primitives';

/** How often a row was changed; what a person saw carries it, and so does the change they make of it. */
export const Version = z.number().int().min(1).max(2_147_483_647);
/** The version that was seen, or 0 where there was nothing yet. */
export const SeenVersion = z.number().int().min(0).max(2_147_483_647);

type WithoutDefault<T> = T extends z.ZodDefault<infer Inner> ? Inner : T;
type Changeable<S extends z.core.$ZodShape> = { [K in keyof S]: z.ZodOptional<WithoutDefault<S[K]>> };

/** Some fields of a content. What is not named stays as it is, so nothing has a default. */
export function changesOf<S extends z.core.$ZodShape>(content: z.ZodObject<S>) {
  const fields = Object.entries(content.shape).map(([name, field]) => [
    name,
    z.optional(field instanceof z.ZodDefault ? field.unwrap() : field),
  ]);
  return z.strictObject(Object.fromEntries(fields) as Changeable<S>);
}

/** A change of some fields, made by somebody who saw `version`. */
export const editOf = <S extends z.core.$ZodShape>(content: z.ZodObject<S>) =>
  z.strictObject({ version: Version, changes: changesOf(content) });
export interface Edit<Changes> {
  readonly version: number;
  readonly changes: Changes;
}

/** Who saved a field last, when, and as which version of the row. */
export const FieldVersion = z.strictObject({ version: z.number().int(), by: AccountId, at: Timestamp });
export type FieldVersion = z.infer<typeof FieldVersion>;
export type FieldVersions = Readonly<Record<string, FieldVersion>>;

/** A field that somebody else saved differently meanwhile. */
export const EditConflict = z.strictObject({
  field: z.string(),
  theirs: z.unknown(),
  by: z.strictObject({ id: AccountId, name: z.string() }),
  at: Timestamp,
});
export type EditConflict = z.infer<typeof EditConflict>;

/** A conflict as the rule finds it, before the person has a name. */
export interface FoundConflict extends FieldVersion {
  readonly field: string;
  readonly theirs: unknown;
}

/** What is known of a row when a change of it arrives. */
export interface EditedRow {
  readonly current: Readonly<Record<string, unknown>>;
  readonly fieldVersions: FieldVersions;
}

/**
 * The fields of a change that would undo what somebody saved after `seenVersion`. The same value is no conflict, and
 * neither is a field that nobody touched since.
 */
export function conflictsOf(
  seenVersion: number,
  changes: Readonly<Record<string, unknown>>,
  { current, fieldVersions }: EditedRow,
): FoundConflict[] {
  return differing(changes, current).flatMap((field) => {
    const last = fieldVersions[field];
    return last && last.version > seenVersion ? [{ field, theirs: current[field], ...last }] : [];
  });
}

/** Which fields a change gives another value. */
export function differing(changes: object, current: object): string[] {
  const before: Readonly<Record<string, unknown>> = { ...current };
  return Object.entries(changes).flatMap(([field, value]) =>
    value !== undefined && !isSame(value, before[field]) ? [field] : [],
  );
}

const isSame = (one: unknown, other: unknown): boolean => Object.is(one, other) || inOrder(one) === inOrder(other);

/** As JSON whose members are sorted: the database keeps them in an order of its own. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
