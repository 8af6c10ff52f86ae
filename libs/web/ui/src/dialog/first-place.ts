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
