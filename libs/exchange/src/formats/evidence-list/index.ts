import { type AssessmentDocument } from '../../document/assessment-document';
import { Findings } from '../../document/findings';
import { placesByKey } from '../../document/keys';
import { hasHead } from '../../csv/is-list';
import { ExchangeError } from '../../exchange-error';
import { type Content, type Format, type ReadOptions } from '../format';
import { listDocument, releaseOrNewest } from '../list-document';
import { csvRows } from '../list-rows';
import { evidenceIn, isEvidence, provenAnswers } from './evidence-rows';

/** Evidence as we list it: it goes into an assessment that exists. */
export const evidenceList: Format = {
  title: 'a list of evidence (CSV) as Certitude writes it',
  recognise: (content) => content.type === 'list' && hasHead(content.text, 'evidence'),
  read,
};

function read(content: Content, { releases }: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const rows = csvRows(content.type === 'list' ? content.text : '').filter(isEvidence);
  if (rows.length === 0) throw new ExchangeError('wrong-shape', 'The list has no line with evidence.');
  const hasKeys = rows.some((row) => row.text('Keys').trim() !== '');
  const model = releaseOrNewest(rows, releases, hasKeys);
  const listed = evidenceIn(rows, placesByKey(model), findings);
  const answers = provenAnswers(listed);
  return listDocument(
    {
      kind: 'evidence-csv',
      release: model.version,
      method: answers.length > 0 && answers.every(({ requirement }) => requirement === undefined) ? 'self' : 'full',
      answers: [...answers],
      artifacts: [...listed.artifacts],
    },
    findings,
  );
}
