import { type FileSettingsView, sizeInWords } from '@certitude/contracts';

/** What an organization may still keep, and how to say that it may not. */
export interface Space {
  readonly left: number;
  readonly sentence: string;
}

export const spaceIn = ({ used, limit }: Pick<FileSettingsView, 'used' | 'limit'>): Space => ({
  left: limit - used,
  sentence: `${sizeInWords(used)} of ${sizeInWords(limit)} are used.`,
});
