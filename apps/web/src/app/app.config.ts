import { ErrorHandler, inject, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { provideAnimationsAsync } from '@angular/platform-browser/animations/async';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { PageTitle, Session, UncaughtFailures } from '@certitude/web/core';
import { TIME_ZONE } from '@certitude/web/ui';
import { routes } from './app.routes';
import { NavigationFailure } from './navigation-failure';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: UncaughtFailures },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withNavigationErrorHandler((error) => inject(NavigationFailure).show(error)),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: TIME_ZONE, useFactory: () => inject(Session).timeZone },
    // The charts ask for an animation engine although none of ours animate; it arrives when the first one is drawn.
    // It tells Material too that nothing moves.
    provideAnimationsAsync('noop'),
  ],
};
