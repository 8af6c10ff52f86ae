// How numbers of scores are written, for whoever calculates none.
export { missingText, movedText, scoreText } from './scoring/score-text';
