export { frozen, reportSource, note, requirementsOf } from './sources';
export { elements, partOf, styleOf, wordParts, wordText } from './word';
