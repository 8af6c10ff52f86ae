import { Component, computed, input, output, signal } from '@angular/core';
import { sizeInWords } from '@certitude/contracts';
import { AcceptedFiles, Icon } from '@certitude/web/ui';

/** Chooses a file to be sent, or takes one that is dropped. Says which are accepted. */
@Component({
  selector: 'certitude-file-pick',
  imports: [AcceptedFiles, Icon],
  template: `
    <label
      [class.dragging]="dragging()"
      (drop)="drop($event)"
      (dragover)="over($event)"
      (dragleave)="dragging.set(false)"
    >
      <input
        #picker
        type="file"
        class="visually-hidden"
        [attr.aria-invalid]="error() ? true : null"
        (change)="take(picker.files)"
      />
      <svg certitudeIcon="upload" [size]="16"></svg>
      @if (text(); as text) {
        <span>{{ text }}</span>
      } @else {
        <span>Drop {{ what() }} here, or <u>choose one</u></span>
      }
    </label>
    @if (error(); as problem) {
      <p role="alert">{{ problem }}</p>
    }
    @if (accepts(); as words) {
      <span class="accepts">{{ words }}</span>
    } @else {
      <certitude-accepted-files />
    }
  `,
  styleUrl: './file-pick.scss',
})
export class FilePick {
  readonly file = input.required<File | null>();
  /** What is wrong with it, as a sentence. */
  readonly error = input<string | null>(null);
  /** What is to be chosen, where there is more than one place to choose something. */
  readonly what = input('a file');
  /** Which files are accepted, where they are no evidence. */
  readonly accepts = input<string | null>(null);
  readonly chosen = output<File>();
  protected readonly dragging = signal(false);
  protected readonly text = computed(() => {
    const file = this.file();
    return file ? `${file.name} · ${sizeInWords(file.size)}` : null;
  });

  protected take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file) this.chosen.emit(file);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.dragging.set(true);
  }
}
