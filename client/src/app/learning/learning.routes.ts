import { Routes } from '@angular/router';
import './learning.refusals';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./my-learning').then((page) => page.MyLearning), title: $localize`:@@learning.title:Lernen` },
  { path: ':cohort', loadComponent: () => import('./learning-line').then((page) => page.LearningLine), title: $localize`:@@learning.title:Lernen` },
  { path: ':cohort/:unit', loadComponent: () => import('./lesson').then((page) => page.Lesson), title: $localize`:@@learning.title:Lernen` },
];
