import { Routes } from '@angular/router';

const title = $localize`:@@certificates.verify.title:Zertifikat prüfen`;
const loadComponent = () => import('./verify').then((page) => page.Verification);

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent, title },
  { path: ':number', loadComponent, title },
];
