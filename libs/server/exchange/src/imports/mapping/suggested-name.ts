import { Name } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';
import { fitting } from './texts';

/** What the assessment is called: in the source, else by its file. */
export const suggestedName = ({ name, about }: AssessmentDocument, sourceName: string): string =>
  fitting(Name, about.assessmentName) ??
  fitting(Name, name) ??
  fitting(Name, sourceName.replace(/\.[A-Za-z0-9]{1,5}$/, '')) ??
  'Imported assessment';
