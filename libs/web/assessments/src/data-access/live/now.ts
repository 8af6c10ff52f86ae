import { InjectionToken } from '@angular/core';

/** The clock, in milliseconds since 1970. A token, so that tests decide what time it is. */
export const NOW = new InjectionToken<() => number>('NOW', { providedIn: 'root', factory: () => Date.now });
