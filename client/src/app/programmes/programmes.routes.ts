import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./programmes').then((page) => page.ProgrammesPage) },
  { path: ':id', loadComponent: () => import('./programme').then((page) => page.ProgrammePage) },
  { path: ':id/people', loadComponent: () => import('./people').then((page) => page.PeoplePage) },
];
