import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./home').then((page) => page.Home) },
  { path: 'imprint', loadComponent: () => import('./imprint').then((page) => page.Imprint), title: $localize`:@@home.imprint.title:Impressum` },
  { path: 'privacy-notice', loadComponent: () => import('./privacy-notice').then((page) => page.PrivacyNotice), title: $localize`:@@home.privacy.title:Datenschutzhinweise` },
  { path: 'accessibility', loadComponent: () => import('./accessibility').then((page) => page.Accessibility), title: $localize`:@@home.accessibility.title:Erklärung zur Barrierefreiheit` },
];
