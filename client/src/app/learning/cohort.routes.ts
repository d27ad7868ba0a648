import { Routes } from '@angular/router';
import './learning.refusals';

export const routes: Routes = [
  { path: ':cohort/progress', loadComponent: () => import('./roster').then((page) => page.Roster), title: $localize`:@@learning.roster.title:Lernstand` },
  { path: ':cohort/modules', loadComponent: () => import('./module-days').then((page) => page.ModuleDays), title: $localize`:@@learning.days.title:Module öffnen` },
];
