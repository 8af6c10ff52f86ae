import { inject } from '@angular/core';
import { type AssessmentView } from '@certitude/contracts';
import { loadable } from '@certitude/web/core';
import { ModelReleases } from '@certitude/web/parts';

type Scored = Pick<AssessmentView, 'modelReleaseId' | 'overall'>;

/**
 * Names of the levels that assessments have reached, by their own model releases. They come after the assessments; until
 * then every name is empty. Call it where `inject` works.
 */
export function levelNames(assessments: () => readonly Scored[]): (assessment: Scored) => string {
  const releases = inject(ModelReleases);
  const names = loadable<ReadonlyMap<string, string>, string>({
    params: () => [...new Set(assessments().map(({ modelReleaseId }) => modelReleaseId))].join(' ') || undefined,
    load: async () => {
      const ids = new Set(assessments().map(({ modelReleaseId }) => modelReleaseId));
      const all = await Promise.all([...ids].map((id) => releases.get(id)));
      return new Map(
        all.flatMap(({ id, modules }) =>
          (modules[0]?.categories[0]?.levels ?? []).map(({ number, name }): [string, string] => [
            `${id} ${number}`,
            name,
          ]),
        ),
      );
    },
  });
  return ({ modelReleaseId, overall }) => names.value()?.get(`${modelReleaseId} ${overall.level ?? 0}`) ?? '';
}
