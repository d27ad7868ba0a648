import { Routes } from '@angular/router';
import { signedIn } from './platform/session';

/** One address to which several rooms add pages, in any order: none of them is a beginning of another. */
const together = async (...rooms: Promise<{ routes: Routes }>[]): Promise<Routes> => (await Promise.all(rooms)).flatMap(({ routes: added }) => added);

// One line a room, loaded when first opened. home and identity hold the public pages and so stand without the guard.
export const routes: Routes = [
  { path: '', loadChildren: () => import('./home/home.routes').then((room) => room.routes) },
  { path: '', loadChildren: () => import('./identity/identity.routes').then((room) => room.routes) },
  { path: 'verify', loadChildren: () => import('./certificates/verify.routes').then((room) => room.routes) },
  { path: 'programmes', canActivate: [signedIn], loadChildren: () => import('./programmes/programmes.routes').then((room) => room.routes) },
  { path: 'sites', canActivate: [signedIn], loadChildren: () => import('./sites/sites.routes').then((room) => room.routes) },
  { path: 'cohorts', canActivate: [signedIn], loadChildren: () => together(import('./cohorts/cohorts.routes'), import('./attendance/cohort.routes'), import('./learning/cohort.routes'), import('./certificates/cohort.routes')) },
  { path: 'curricula', canActivate: [signedIn], loadChildren: () => import('./curricula/curricula.routes').then((room) => room.routes) },
  { path: 'events', canActivate: [signedIn], loadChildren: () => import('./workshops/events.routes').then((room) => room.routes) },
  { path: 'sessions', canActivate: [signedIn], loadChildren: () => import('./attendance/attendance.routes').then((room) => room.routes) },
  { path: 'learning', canActivate: [signedIn], loadChildren: () => import('./learning/learning.routes').then((room) => room.routes) },
  { path: 'certificates', canActivate: [signedIn], loadChildren: () => import('./certificates/certificates.routes').then((room) => room.routes) },
  { path: 'calendar', canActivate: [signedIn], loadChildren: () => import('./calendar/calendar.routes').then((room) => room.routes) },
  { path: 'privacy', canActivate: [signedIn], loadChildren: () => import('./privacy/privacy.routes').then((room) => room.routes) },
  { path: '**', loadComponent: () => import('./home/not-found').then((page) => page.NotFound), title: $localize`:@@platform.notFound.title:Diese Seite gibt es nicht` },
];
