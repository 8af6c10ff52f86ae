/** Whether HTML says nothing in words, as a browser's "copy image" does. */
const saysNothing = (html: string): boolean =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() === '';

/**
 * The pictures that somebody pastes or drops. Word and Excel put a picture of what was copied beside its words; then the
 * words are meant.
 */
export function picturesIn(data: DataTransfer | null): readonly File[] {
  if (!data || data.getData('text/plain').trim() !== '' || !saysNothing(data.getData('text/html'))) return [];
  return [...data.files].filter(({ type }) => type.startsWith('image/'));
}
