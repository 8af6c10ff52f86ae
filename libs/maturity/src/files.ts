// Reading model and extension files. Apart from index.ts, so that a page that only scores does not load a YAML parser.
export { parseModelRelease, readModelRelease } from './files/model-file';
export { parseExtension, readExtension, isExtensionFile } from './files/extension-file';
export { parseReferences } from './files/references';
export type { CatalogueEntry, ReferencesCatalogue } from './files/references';
export { ModelFileError } from './files/model-file-error';
export { parseStructure, parseTexts } from './authoring/sources';
export type { ReleaseStructure, ModuleTexts } from './authoring/sources';
export { renderRelease } from './authoring/release';
export type { ReleaseSources } from './authoring/release';
