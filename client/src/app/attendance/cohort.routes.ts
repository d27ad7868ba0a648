import { Routes } from '@angular/router';

/** Below the address of a cohort, which is an earlier room. */
export const routes: Routes = [
  { path: ':id/attendance', loadComponent: () => import('./matrix').then((page) => page.MatrixPage) },
];
