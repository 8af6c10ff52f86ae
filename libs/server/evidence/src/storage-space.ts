import { type FileSettingsView } from '@certitude/contracts';

/** What an organization may still keep, and how to say that it may not. */
export interface Space {
  readonly left: number;
  readonly sentence: string;
}

export const spaceIn = ({ used, limit }: Pick<FileSettingsView, 'used' | 'limit'>): Space => ({
  left: limit - used,
  sentence: `${inWords(used)} of ${inWords(limit)} are used.`,
});

const UNITS = [
  [1024 ** 3, 'GiB'],
  [1024 ** 2, 'MiB'],
  [1024, 'KiB'],
] as const;

function inWords(bytes: number): string {
  const [size, unit] = UNITS.find(([size]) => bytes >= size) ?? [1, 'bytes'];
  return size === 1 ? `${bytes} ${unit}` : `${(bytes / size).toFixed(1)} ${unit}`;
}
