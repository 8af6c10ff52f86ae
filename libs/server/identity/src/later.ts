/** @param milliseconds negative for before */
export const later = (time: Date, milliseconds: number): Date => new Date(time.getTime() + milliseconds);
