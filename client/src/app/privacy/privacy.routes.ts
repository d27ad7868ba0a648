import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: 'record', loadComponent: () => import('./record').then((page) => page.RecordPage), title: $localize`:@@privacy.record.title:Verarbeitungsverzeichnis` },
];
