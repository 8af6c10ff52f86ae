import { type Face } from '@certitude/web/ui';

/** A line of the palette: a command, or something that was found. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What it belongs to; null where that says nothing. */
  readonly about: string | null;
  /** How it stands; null where it has no state. */
  readonly face: Face | null;
  /** Keys that do the same outside of the palette. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

export interface EntryGroup {
  readonly name: string;
  readonly entries: readonly Entry[];
}
