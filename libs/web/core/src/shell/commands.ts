import { DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';

/** One entry of the command palette. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under: "Go to", "Create", the name of the assessment. */
  readonly group: string;
  /** More words to find it by. */
  readonly keywords?: string;
  /** Keys that do the same outside of the palette, shown beside it. */
  readonly keys?: readonly string[];
  readonly run: () => void;
}

type Source = () => readonly Command[];

/** Everything the command palette (Ctrl/⌘ K) offers. Pages add theirs while they live: `offerCommands`. */
@Injectable({ providedIn: 'root' })
export class Commands {
  readonly #sources = signal<readonly Source[]>([]);
  readonly all: Signal<readonly Command[]> = computed(() => this.#sources().flatMap((source) => source()));

  /** Adds commands; returns how to take them away. */
  add(source: Source): () => void {
    this.#sources.update((sources) => [...sources, source]);
    return () => this.#sources.update((sources) => sources.filter((other) => other !== source));
  }
}

/** Offers commands while the page lives; `source` may read signals. Call it where `inject` works. */
export function offerCommands(source: Source): void {
  inject(DestroyRef).onDestroy(inject(Commands).add(source));
}
