import { ErrorHandler, inject, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { MAT_DIALOG_DEFAULT_OPTIONS, MatDialogConfig } from '@angular/material/dialog';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MAT_TOOLTIP_DEFAULT_OPTIONS } from '@angular/material/tooltip';
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
    provideAnimationsAsync('noop'),
    { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
    {
      provide: MAT_DIALOG_DEFAULT_OPTIONS,
      // In place of all of Material's own defaults, so they come along: without them a dialog has no role.
      useValue: Object.assign(new MatDialogConfig(), {
        ariaModal: true,
        backdropClass: 'cdk-overlay-dark-backdrop',
        maxWidth: 'none',
      }),
    },
    { provide: MAT_TOOLTIP_DEFAULT_OPTIONS, useValue: { showDelay: 400, hideDelay: 0, touchendHideDelay: 1_000 } },
  ],
};
