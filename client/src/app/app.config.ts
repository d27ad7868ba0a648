import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling, withNavigationErrorHandler } from '@angular/router';
import { navigation } from './app.navigation';
import { routes } from './app.routes';
import { refusals } from './platform/http';
import { NAVIGATION } from './platform/navigation';
import { PageTitle } from './platform/title';
import { Toast } from './platform/toast';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([refusals])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      // A page that cannot be fetched leaves the person where they are, with a word.
      withNavigationErrorHandler(() => {
        inject(Toast).say($localize`:@@platform.pageNotLoaded:Die Seite konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung.`);
      }),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: NAVIGATION, useValue: navigation },
  ],
};
