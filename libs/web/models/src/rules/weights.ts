import { type WeightOverlayView } from '@certitude/contracts';

/** A weight as it is written: "2.5", never "2.4999". */
export const weightText = (weight: number): string => String(Math.round(weight * 100) / 100);

/** What is done to a weight: "× 2", "+ 1", "− 1", "set to 4". */
export function overlayText({ type, value }: Pick<WeightOverlayView, 'type' | 'value'>): string {
  if (type === 'multiplier') return `× ${weightText(value)}`;
  if (type === 'override') return `set to ${weightText(value)}`;
  return value < 0 ? `− ${weightText(-value)}` : `+ ${weightText(value)}`;
}
