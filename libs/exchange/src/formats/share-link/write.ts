import { deflateSync } from 'fflate';
import { type MaturityLevel, type ModelRelease, scoreAssessment } from '@certitude/maturity';
import { type WrittenDocument } from '../../document/assessment-document';
import { keyOf } from '../../document/keys';
import { scorableAnswers, scoringMethod } from '../../document/scorable';
import { encodeBase64 } from '../../input/bytes';
import { type WriteOptions } from '../format';

/** Where the official tool is served. */
const TOOL = 'https://pkic.org/pkimm/tools/self-assessment/';

interface Entry {
  readonly level: MaturityLevel;
  readonly applicability: boolean;
}

/** A share link of 2.x: levels and scope, no notes, no evidence, no people. */
export function writeLink(document: WrittenDocument, { release }: WriteOptions): string {
  const { about, extensions } = document;
  const progress = {
    stateSchemaVersion: 1,
    dataVersion: release.version,
    progress: { ...categoryEntries(document, release), ...extensionEntries(document) },
    enabledExtensions: extensions.map(({ id, version }) => ({ id, version })),
  };
  const fields = new URLSearchParams({
    progress: encodeText(JSON.stringify(progress)),
    assessmentName: encodeText(about.assessmentName ?? document.name ?? ''),
    assessorName: encodeText(about.assessor ?? ''),
    useCaseDescription: encodeText(about.useCase ?? ''),
  });
  const requirementProgress = requirementEntries(document);
  if (document.method === 'full' && Object.keys(requirementProgress).length > 0) {
    const full = JSON.stringify({ hashVersion: 2, dataVersion: release.version, requirementProgress });
    fields.set('full', encodeBase64(deflateSync(new TextEncoder().encode(full))));
  }
  return `${TOOL}#${fields.toString()}`;
}

const encodeText = (text: string): string => encodeBase64(new TextEncoder().encode(text));

/** The level of each category as the official tool shows it; what is out of scope as a whole is not applicable. */
function categoryEntries(document: WrittenDocument, release: ModelRelease): Record<string, Entry> {
  const options = { policy: 'web', method: scoringMethod(document) } as const;
  const { categories } = scoreAssessment(release, scorableAnswers(document, 'web'), options);
  const places = release.modules.flatMap(({ id: module, categories: own }) =>
    own.map(({ id: category }) => ({ module, category })),
  );
  return Object.fromEntries(
    places.map((place) => {
      const score = categories[place.category];
      return [keyOf(place), { level: score?.level ?? 0, applicability: score?.applicable ?? true }];
    }),
  );
}

function extensionEntries({ extensions }: WrittenDocument): Record<string, Entry> {
  return Object.fromEntries(
    extensions.flatMap(({ id, answers }) =>
      answers.map((answer) => [`${id}.${keyOf(answer)}`, entryOf(answer)] as const),
    ),
  );
}

function requirementEntries({ answers }: WrittenDocument): Record<string, Entry> {
  const requirements = answers.filter(({ requirement }) => requirement !== undefined);
  return Object.fromEntries(requirements.map((answer) => [keyOf(answer), entryOf(answer)]));
}

const entryOf = ({ level, applicability }: WrittenDocument['answers'][number]): Entry => ({
  level,
  applicability: applicability !== 'not-applicable',
});
