import { effect, signal, type Signal } from '@angular/core';
import { type Editor } from '@tiptap/core';

/** A number that grows with every change of an editor's text or cursor, for what is derived from them. */
export function editorChanges(of: () => Editor): Signal<number> {
  const changes = signal(0);
  const count = (): void => changes.update((before) => before + 1);
  effect((onCleanup) => {
    const editor = of();
    editor.on('transaction', count);
    onCleanup(() => editor.off('transaction', count));
  });
  return changes.asReadonly();
}
