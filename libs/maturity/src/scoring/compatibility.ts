import { type Extension } from '../extension';
import { type ModelRelease, type Problem, describeProblems } from '../model';

/** An extension that cannot be scored with a release; `problems` says why. */
export class IncompatibleExtensionError extends Error {
  override readonly name = 'IncompatibleExtensionError';

  constructor(readonly problems: readonly Problem[]) {
    super(describeProblems(problems));
  }
}

/** Why an extension cannot be scored with a release: its version, and items it names that the release lacks. */
export function extensionProblems(extension: Extension, model: ModelRelease): readonly Problem[] {
  const isListed = extension.compatibility.includes(model.version);
  const version = isListed ? [] : [{ path: 'extension.compatibility', message: notListed(extension, model) }];
  const relevance = extension.relevance.flatMap(({ module, category }, index) =>
    hasCategory(model, module, category) ? [] : [missing(`relevance[${index}]`, model, `${module}/${category}`)],
  );
  const overlays = extension.overlays.flatMap((overlay, index) => overlayProblems(overlay, index, model));
  return [...version, ...relevance, ...overlays];
}

function overlayProblems(
  { module, category, requirements }: Extension['overlays'][number],
  index: number,
  model: ModelRelease,
): readonly Problem[] {
  if (!hasCategory(model, module, category)) return [missing(`overlays[${index}]`, model, `${module}/${category}`)];
  return requirements.flatMap(({ requirement }, place) =>
    hasRequirement(model, { module, category, requirement })
      ? []
      : [missing(`overlays[${index}].requirements[${place}]`, model, `${module}/${category}/${requirement}`)],
  );
}

function notListed({ compatibility }: Extension, { version }: ModelRelease): string {
  return `is made for model ${compatibility.join(', ')}, not for ${version}`;
}

function missing(path: string, { version }: ModelRelease, item: string): Problem {
  return { path, message: `model ${version} has no ${item}` };
}

function categoryOf(model: ModelRelease, module: string, category: string) {
  return model.modules.find(({ id }) => id === module)?.categories.find(({ id }) => id === category);
}

function hasCategory(model: ModelRelease, module: string, category: string): boolean {
  return categoryOf(model, module, category) !== undefined;
}

function hasRequirement(
  model: ModelRelease,
  { module, category, requirement }: { module: string; category: string; requirement: string },
): boolean {
  return categoryOf(model, module, category)?.requirements.some(({ id }) => id === requirement) ?? false;
}
