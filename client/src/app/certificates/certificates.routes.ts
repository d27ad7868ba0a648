import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./my-certificates').then((page) => page.MyCertificatesPage), title: $localize`:@@certificates.title:Zertifikate` },
];
