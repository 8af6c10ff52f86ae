/** A level's texts, from the model release of the assessment. */
export interface LevelText {
  readonly number: number;
  readonly name: string;
  readonly description: string;
}

/** The scale of the model: five levels. 0 is "not assessed" and never part of an axis as a level. */
export const HIGHEST_LEVEL = 5;

export const NOT_ASSESSED = 'Not assessed';
export const NOT_APPLICABLE = 'Not applicable';

/** CSS colour of a level (1–5) or of a score, which takes the colour of the level it has reached. */
export const levelColour = (level: number): string => {
  const reached = Math.min(HIGHEST_LEVEL, Math.floor(level));
  return reached < 1 ? 'var(--level-empty-line)' : `var(--level-${reached})`;
};
