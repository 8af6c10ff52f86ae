import { type AssessmentDocument, type Orphan } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Fields } from '../../input/fields';
import { readEntry } from '../entry';

type WorkspaceParts = Pick<AssessmentDocument, 'workspace' | 'people' | 'artifacts' | 'orphans'>;

/** The notebook of the assessor: questions, notes, documents, contacts, checklist, entries left over from a migration. */
export function readWorkspace(top: Fields): WorkspaceParts {
  const parts = top.group('workspace', (fields) => ({
    workspace: defined({
      intake: fields.list('intake', readQuestion),
      intakeCatalogVersion: fields.text('intakeCatalogVersion'),
      workingNotes: fields.text('workingNotes'),
      checklist: fields.list('checklist', readTask),
    }),
    people: fields.list('pocs', readPerson),
    artifacts: fields.list('artifacts', readArtifact),
    orphans: fields.list('orphanedEntries', readOrphan),
  }));
  return defined(parts ?? { workspace: {} });
}

/** An entry that an earlier release left over. */
function readOrphan(fields: Fields): Orphan {
  return defined({
    key: fields.text('originalKey') ?? '',
    title: fields.text('requirementName'),
    answer: fields.group('payload', readEntry) ?? { applicability: 'applicable' as const, level: 0 as const },
  });
}

const readQuestion = (fields: Fields) => ({
  id: fields.text('questionId') ?? '',
  question: fields.text('question') ?? '',
  answer: fields.text('answer') ?? '',
});

const readTask = (fields: Fields) =>
  defined({
    id: fields.text('itemId') ?? '',
    text: fields.text('label') ?? '',
    done: fields.flag('done') ?? false,
    group: fields.text('group'),
    notes: fields.text('notes'),
    custom: fields.flag('custom'),
  });

const readPerson = (fields: Fields) =>
  defined({
    id: fields.text('id') ?? '',
    name: fields.text('name') ?? '',
    role: fields.text('role'),
    contact: fields.text('contact'),
  });

const readArtifact = (fields: Fields) =>
  defined({
    id: fields.text('id') ?? '',
    title: fields.text('title') ?? '',
    locator: fields.text('locator') ?? '',
    notes: fields.text('notes'),
  });
