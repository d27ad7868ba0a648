import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./cohorts').then((page) => page.CohortsPage) },
  { path: ':id', loadComponent: () => import('./cohort').then((page) => page.CohortPage) },
];
