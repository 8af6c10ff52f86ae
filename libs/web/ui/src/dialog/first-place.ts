const FIELDS = 'input:not([type="radio"]), input[type="radio"]:checked, select, textarea';

const canBeUsed = (element: HTMLElement): boolean =>
  !element.matches(':disabled, [readonly], [type="hidden"], [hidden], [hidden] *, details:not([open]) *');

/**
 * Where the keyboard is when a dialog opens: in its first field, else on the first of its actions, which is the one that
 * changes nothing. Never on what closes it or drops a text while there is something to type into.
 */
export function firstPlace(dialog: HTMLElement): HTMLElement | null {
  const usable = (selector: string) => [...dialog.querySelectorAll<HTMLElement>(selector)].find(canBeUsed) ?? null;
  return usable(`.body :is(${FIELDS})`) ?? usable('footer button') ?? usable('button');
}

/** What somebody does that says they have begun by themselves. */
const OWN_STEPS = ['keydown', 'pointerdown', 'focusout'] as const;

/**
 * Puts the keyboard there; and again when what the dialog loads brings a better place, until the person has begun by
 * themselves. Where they already have, nothing is done. @returns what ends it
 */
export function beginAtFirstPlace(dialog: HTMLElement): () => void {
  if (dialog.contains(dialog.ownerDocument.activeElement)) return () => undefined;
  let place: HTMLElement | null = null;
  const end = (): void => {
    observer.disconnect();
    for (const step of OWN_STEPS) dialog.removeEventListener(step, end);
  };
  const begin = (): void => {
    const better = firstPlace(dialog);
    if (better === place) return;
    // Going on to it leaves the earlier place, which is no step of the person.
    for (const step of OWN_STEPS) dialog.removeEventListener(step, end);
    better?.focus();
    place = better;
    for (const step of OWN_STEPS) dialog.addEventListener(step, end);
  };
  const observer = new MutationObserver(begin);
  observer.observe(dialog, { subtree: true, childList: true });
  begin();
  return end;
}
