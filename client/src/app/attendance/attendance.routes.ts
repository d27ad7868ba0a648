import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: ':id/attendance', loadComponent: () => import('./roll-call').then((page) => page.RollCallPage) },
];
