import { accountApi, isolated, type AccountId } from '@certitude/contracts';
import { addressOf } from '../http/address';

/** A person as avatars and sentences show them. */
export interface Person {
  readonly id: AccountId | null;
  /** Ready to stand inside a sentence, whatever its direction of writing. */
  readonly name: string;
  readonly initials: string;
  /** One of eight colours, always the same for the same person. */
  readonly hue: number;
  readonly you: boolean;
  /** No longer a member; what they did stays, without their name. */
  readonly former: boolean;
  /** Only the id is known so far: the name is on its way. */
  readonly pending?: boolean;
  /** Address of their picture, if they have one. */
  readonly picture: string | null;
}

export const FORMER_MEMBER: Person = {
  id: null,
  name: 'Former member',
  initials: '–',
  hue: 7,
  you: false,
  former: true,
  picture: null,
};

const HUES = 7;

/** First letters of the first and the last word: "Petra van Dijk" → "PD". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase() || '?';
}

/** A stable number from 0 to 6 for an id (7, grey, is for former members). */
export function hueOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}

/** Somebody with a name, and perhaps a picture. @param picture its hash */
export const personOf = (id: AccountId, name: string, you: boolean, picture: string | null = null): Person => ({
  id,
  name: isolated(name),
  initials: initialsOf(name),
  hue: hueOf(id),
  you,
  former: false,
  picture: picture === null ? null : addressOf(accountApi.picture, { accountId: id, hash: picture }, {}),
});
