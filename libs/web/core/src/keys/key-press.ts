import { KEY_COMMANDS, keysOf, type KeyCommand, type KeyPreference } from '@certitude/contracts';

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
  readonly target: EventTarget | null;
}

/**
 * The command of a key press, as the person has their keys; null for a key without one, with a modifier, wherever
 * somebody is typing or a dialog or menu is open, and always where single keys are switched off.
 */
export function commandOf(press: KeyPress, preference: KeyPreference): KeyCommand | null {
  if (!preference.enabled || press.isComposing || press.defaultPrevented || hasModifier(press)) return null;
  if (press.target instanceof Element && takesKeys(press.target)) return null;
  // Caps Lock makes a capital of a letter, and another command of none.
  const key = press.key.toLowerCase();
  const keys = keysOf(preference);
  return KEY_COMMANDS.find((command) => keys[command] === key) ?? null;
}

/** Signs and digits may need Shift on one keyboard or another, so with them it is no modifier. */
const hasModifier = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): boolean =>
  ctrlKey || metaKey || altKey || (shiftKey && /^\p{L}$/u.test(key));

const TYPING = 'input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]';
const OVERLAYS = '[role=dialog], [role=menu], [role=listbox], dialog';

function takesKeys(target: Element): boolean {
  const editable = target.closest(TYPING);
  const off = editable?.getAttribute('contenteditable') === 'false';
  return (editable !== null && !off) || target.closest(OVERLAYS) !== null;
}
