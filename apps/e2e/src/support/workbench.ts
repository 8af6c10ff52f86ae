import { type Page } from 'playwright-core';

/** The parts of the workbench that journeys use, by what a person reads there. */
export const level = (page: Page, number: number) => page.getByRole('radio', { name: new RegExp(`^Level ${number}`) });
export const editor = (page: Page) => page.locator('.note-surface [contenteditable]').first();
export const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
export const isChosen = (page: Page, number: number) =>
  page.locator(`[role=radio][data-level="${number}"][aria-checked="true"]`).waitFor();
export const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
/** Wide enough for requirements, answer and context side by side. */
export const THREE_PANES = 1_440;
