import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: ':id', loadComponent: () => import('./event').then((page) => page.EventPage) },
];
