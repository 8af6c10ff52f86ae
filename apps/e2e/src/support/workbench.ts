import { type Page } from 'playwright-core';
import { becomesTrue, shown } from './look';

/** The parts of the workbench that journeys use, by what a person reads there. */
export const level = (page: Page, number: number) => page.getByRole('radio', { name: new RegExp(`^Level ${number}`) });
export const editor = (page: Page) => page.locator('.note-surface [contenteditable]').first();
/** Once what was just done is on the screen: before that, it still says that everything is saved. */
export const saved = async (page: Page): Promise<void> => {
  await shown(page);
  await page.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
};
/** Once what was edited is written down in this browser. */
export const writtenDown = (page: Page) =>
  becomesTrue(
    page,
    `new Promise((answer) => {
    const opening = indexedDB.open('certitude-outbox');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('entries').objectStore('entries').count();
      counting.onsuccess = () => {
        opening.result.close();
        answer(counting.result > 0);
      };
    };
  })`,
  );
export const isChosen = (page: Page, number: number) =>
  page.locator(`[role=radio][data-level="${number}"][aria-checked="true"]`).waitFor();
export const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
/** Wide enough for requirements, answer and context side by side. */
export const THREE_PANES = 1_440;
