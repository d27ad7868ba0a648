import { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', loadComponent: () => import('./workshops').then((page) => page.WorkshopsPage) },
];
