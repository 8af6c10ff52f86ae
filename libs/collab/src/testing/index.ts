export { element, LABORIOUS, letter, mark, piece, updateOf, value, words } from './hostile-notes';
export { Prng } from './prng';
