import { type AssessmentDocument } from '../../document/assessment-document';
import { Findings } from '../../document/findings';
import { placesByKey } from '../../document/keys';
import { hasHead } from '../../csv/is-list';
import { ExchangeError } from '../../exchange-error';
import { PLAN_HEADINGS as HEADINGS } from '../../tables/plans';
import { type Content, type Format, type ReadOptions } from '../format';
import { listDocument, releaseOf } from '../list-document';
import { valuesIn } from '../list-fields';
import { csvRows } from '../list-rows';
import { isPlan, plansIn } from './plan-rows';

/** Action plans as we list them: they go into an assessment that exists. */
export const plansList: Format = {
  title: 'a list of action plans (CSV) as Certitude writes it',
  recognise: (content) => content.type === 'list' && hasHead(content.text, 'plans'),
  read,
};

function read(content: Content, { releases }: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const rows = csvRows(content.type === 'list' ? content.text : '').filter(isPlan);
  if (rows.length === 0) throw new ExchangeError('wrong-shape', 'The list has no line with an action plan.');
  const model = releaseOf(rows, releases);
  const people = new Map<string, string>();
  const plans = plansIn(rows, { places: placesByKey(model), people, findings });
  const from = valuesIn(rows, HEADINGS.assessment);
  if (from.length > 1) {
    const what = `These are plans of ${from.length} assessments (${from.slice(0, 3).join(', ')})`;
    findings.warn('several-assessments', `${what}: all of them go into the one that you choose.`, {
      column: HEADINGS.assessment,
    });
  }
  return listDocument(
    {
      kind: 'plans-csv',
      release: model.version,
      method: 'full',
      plans: [...plans],
      ...(people.size > 0 && { people: [...people].map(([name, id]) => ({ id, name })) }),
    },
    findings,
  );
}
