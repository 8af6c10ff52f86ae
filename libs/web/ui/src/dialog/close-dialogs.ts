import { type Injector } from '@angular/core';

/** Closes all dialogs that are open, unanswered: the page that they belong to is left. Pages without dialogs load none. */
export async function closeDialogs(injector: Injector): Promise<void> {
  const { Dialogs } = await import('./dialogs');
  injector.get(Dialogs).closeAll();
}
