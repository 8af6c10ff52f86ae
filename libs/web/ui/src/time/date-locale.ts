import { signal } from '@angular/core';

/**
 * In which language dates are written, and so in which order. A page has one, as it has one theme: the application sets
 * it to the person's, and every date follows.
 */
export const dateLocale = signal('en-GB');
