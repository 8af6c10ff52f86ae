import { FIELD_VALUES, Uuid } from '@certitude/contracts';
import { FrozenText } from '@certitude/contracts/freezing';
import { ImportAnswers, MergeFact, MergeStrategy } from '@certitude/contracts/exchange';
import { AssessmentDocument } from '@certitude/exchange';
import * as z from 'zod';
import { type InvitedByImport, type MadeByImport } from '../../imports/made-by-import';
import { type RecordedMerge } from '../../imports/merging/recorded-merge';
import { isNoteDocument } from './note-problem';

const Count = z.number().int().min(0);
const Level = z.number().int().min(1).max(5);
const Key = z.string().max(100);

const Made = z.strictObject({
  head: Count,
  pkiId: Uuid.nullable(),
  evidence: z.array(Uuid),
  plans: z.array(Uuid),
  tasks: Count,
  targets: z.array(z.tuple([Key, Key.nullable(), Key.nullable(), Level])).optional(),
} satisfies Keys<MadeByImport>);

const Text = FrozenText.refine((text) => isNoteDocument(text));
const written = { response: Uuid, seq: Count };
const Value = z.discriminatedUnion('field', [
  z.strictObject({ ...written, field: z.literal('level'), before: FIELD_VALUES.level }),
  z.strictObject({ ...written, field: z.literal('applicability'), before: FIELD_VALUES.applicability }),
  z.strictObject({ ...written, field: z.literal('flag'), before: FIELD_VALUES.flag }),
  z.strictObject({ ...written, field: z.literal('owner'), before: FIELD_VALUES.owner }),
  z.strictObject({ ...written, field: z.literal('rationale'), before: Text.nullable() }),
]);
const Merge = z.strictObject({
  strategy: MergeStrategy,
  values: z.array(Value),
  plans: z.array(z.strictObject({ id: Uuid, tasks: Count })),
  targets: z.array(z.strictObject({ id: Uuid, level: Level })),
  declared: z.array(z.strictObject({ module: Key, category: Key })),
  owners: z.array(z.strictObject({ response: Uuid, name: z.string().min(1).max(200) })),
  facts: z.array(z.strictObject({ fact: MergeFact, version: Count, before: z.string().nullable() })).optional(),
  moved: z
    .array(
      z.strictObject({
        module: Key,
        category: Key.nullable(),
        requirement: Key.nullable(),
        level: Level,
        before: Level,
      }),
    )
    .optional(),
} satisfies Keys<RecordedMerge>);

const Invited = z.strictObject({
  invitation: Uuid,
  name: z.string(),
  address: z.string(),
} satisfies Keys<InvitedByImport>);

/** The same keys, those that older records lack too: what is recorded and what is accepted cannot part. */
type Keys<Recorded> = { readonly [K in keyof Recorded]-?: z.ZodType };

/** By column; what is JSON in text is parsed first. */
const COLUMNS: Readonly<Record<string, z.ZodType>> = {
  made: Made.nullable(),
  merge: Merge.nullable(),
  invited: z.array(Invited),
  answers: ImportAnswers,
  document: parsed(AssessmentDocument),
  scores: parsed(z.looseObject({ byPolicy: z.looseObject({}), differences: z.array(z.string()) })),
};

/** What is wrong with the record of an import, which the product reads as it wrote it; null when nothing is. */
export function importProblem(row: Readonly<Record<string, unknown>>): string | null {
  const wrong = Object.entries(COLUMNS).find(
    ([column, schema]) => row[column] !== undefined && !schema.safeParse(row[column]).success,
  );
  return wrong ? `${wrong[0]} is not as it should be` : null;
}

function parsed(schema: z.ZodType): z.ZodType {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
