import { Component, ElementRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Commands, type Command } from '@certitude/web/core';
import { grouped, matching } from './match';
import { Icon } from '@certitude/web/ui';

/** Search and commands: type, arrows, Enter. */
@Component({
  selector: 'certitude-palette',
  imports: [Icon],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
export class Palette {
  readonly #commands = inject(Commands);
  readonly #dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly typed = signal('');
  protected readonly groups = computed(() => grouped(matching(this.#commands.all(), this.typed())));
  readonly #found = computed(() => this.groups().flatMap(({ commands }) => commands));
  /** The first fit is chosen anew with each letter. */
  protected readonly chosen = linkedSignal(() => this.#found()[0]);

  protected type(event: Event): void {
    this.typed.set((event.target as HTMLInputElement).value);
  }

  protected followKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.run(this.chosen());
    else if (event.key === 'ArrowDown') this.#move(1);
    else if (event.key === 'ArrowUp') this.#move(-1);
    else return;
    event.preventDefault();
  }

  protected run(command: Command | undefined): void {
    if (!command) return;
    this.#dialog.close();
    command.run();
  }

  #move(by: number): void {
    const found = this.#found();
    const at = found.findIndex((command) => command === this.chosen());
    const next = found[(at + by + found.length) % found.length];
    if (!next) return;
    this.chosen.set(next);
    this.#element.querySelector(`[id="${CSS.escape(`command-${next.id}`)}"]`)?.scrollIntoView({ block: 'nearest' });
  }
}
