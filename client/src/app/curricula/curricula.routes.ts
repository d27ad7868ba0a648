import { Routes } from '@angular/router';
import { leaveUnsaved } from './leave-unsaved';
import './curricula.refusals';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./curricula-page').then((page) => page.CurriculaPage), title: $localize`:@@curricula.title:Curricula` },
  { path: ':id', loadComponent: () => import('./curriculum-page').then((page) => page.CurriculumPage) },
  { path: ':id/modules/:moduleUuid', loadComponent: () => import('./module-page').then((page) => page.ModulePage), canDeactivate: [leaveUnsaved] },
  { path: ':id/units/:unitUuid', loadComponent: () => import('./unit-page').then((page) => page.UnitPage), canDeactivate: [leaveUnsaved] },
];
