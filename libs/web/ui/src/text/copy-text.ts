/**
 * Copies a text. Browsers have a clipboard for scripts on https only: elsewhere it is selected and copied as a person would.
 * @param beside where it is selected for a moment: inside a dialog that keeps the focus, only what stands in it can be
 * @returns whether it was copied
 */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
  // Not there on plain http, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused, such as in a frame that may not: the older way may still do.
  }
  return copySelected(text, beside);
}

function copySelected(text: string, beside: HTMLElement): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.setAttribute('aria-hidden', 'true');
  area.style.cssText = 'position: fixed; opacity: 0; pointer-events: none';
  beside.append(area);
  area.focus();
  area.select();
  try {
    // Deprecated, and the only way without https.
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
