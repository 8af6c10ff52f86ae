import { InjectionToken } from '@angular/core';

/**
 * The clock, in milliseconds since 1970, that never goes back: when somebody sets the computer's clock back, edits do not
 * look as if they were made in the future. A computer that slept has slept by its own clock, but not by the page's, so
 * that the later of the two counts. A token, so that tests decide what time it is.
 */
export const NOW = new InjectionToken<() => number>('NOW', {
  providedIn: 'root',
  factory: () => () => Math.max(Date.now(), performance.timeOrigin + performance.now()),
});
