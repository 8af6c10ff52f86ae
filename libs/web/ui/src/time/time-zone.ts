import { InjectionToken, signal, type Signal } from '@angular/core';

/** The zone of this device. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone in which moments are shown. The application provides the person's; without one, the browser's. */
export const TIME_ZONE = new InjectionToken<Signal<string>>('TIME_ZONE', {
  providedIn: 'root',
  factory: () => signal(ownTimeZone()).asReadonly(),
});
