import { Component, ElementRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Commands, Session, type Command } from '@certitude/web/core';
import { Button, Icon, Skeleton, StatusBadge } from '@certitude/web/ui';
import { type Entry, type EntryGroup } from './entry';
import { FoundThings } from './found-things';
import { grouped, matching } from './match';
import { RecentThings } from './recent-things';

const toEntry = ({ label, ...command }: Command): Entry => ({ ...command, label, about: null, face: null });

/** Search and commands: type, arrows, Enter. Commands are there at once, what is found comes below them. */
@Component({
  selector: 'certitude-palette',
  imports: [Button, Icon, Skeleton, StatusBadge],
  providers: [FoundThings],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
export class Palette {
  readonly #commands = inject(Commands);
  readonly #recent = inject(RecentThings);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly found = inject(FoundThings);
  protected readonly typed = signal('');
  protected readonly groups = computed<readonly EntryGroup[]>(() => {
    const commands = grouped(matching(this.#commands.all(), this.typed())).map(({ name, commands }) => ({
      name,
      entries: commands.map(toEntry),
    }));
    return this.typed().trim() === '' ? [...this.#lately(), ...commands] : [...commands, ...this.found.groups()];
  });
  readonly #entries = computed(() => this.groups().flatMap(({ entries }) => entries));
  /** The first fit is chosen anew with each letter; what is found later takes no choice away. */
  readonly #chosenId = linkedSignal<string, string | undefined>({
    source: this.typed,
    computation: () => undefined,
  });
  protected readonly chosen = computed(
    () => this.#entries().find(({ id }) => id === this.#chosenId()) ?? this.#entries()[0],
  );
  /** Said once there is something to say, so that it is not said with each letter. */
  protected readonly said = computed(() => {
    if (this.typed().trim() === '' || this.found.searching()) return '';
    if (this.found.failed()) return 'The search failed.';
    const count = this.#entries().length;
    return count === 1 ? '1 result' : `${count === 0 ? 'No' : count} results`;
  });

  protected type(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typed.set(value);
    this.found.type(value);
  }

  protected followKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.run(this.chosen());
    else if (event.key === 'ArrowDown') this.#move(1);
    else if (event.key === 'ArrowUp') this.#move(-1);
    else return;
    event.preventDefault();
  }

  protected choose({ id }: Entry): void {
    this.#chosenId.set(id);
  }

  protected close(): void {
    this.#dialog.close();
  }

  protected run(entry: Entry | undefined): void {
    if (!entry) return;
    this.#dialog.close();
    entry.run();
  }

  #move(by: number): void {
    const entries = this.#entries();
    const at = entries.findIndex((entry) => entry === this.chosen());
    const next = entries[(at + by + entries.length) % entries.length];
    if (!next) return;
    this.choose(next);
    const lines = [...this.#element.querySelectorAll('.entry')];
    lines.find(({ id }) => id === `entry-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** What was open before, the page itself aside. */
  #lately(): EntryGroup[] {
    const entries = this.#recent
      .all()
      .filter(({ path }) => !this.#router.url.includes(path))
      .map(({ path, label, about }) => ({
        id: `recent-${path}`,
        label,
        about,
        face: null,
        run: () => void this.#router.navigateByUrl(`/o/${this.#session.requireOrganization()}/${path}`),
      }));
    return entries.length > 0 ? [{ name: 'Recent', entries }] : [];
  }
}
