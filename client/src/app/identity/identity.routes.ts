import { Routes } from '@angular/router';
import { signedIn } from '../platform/session';

// Public: a page that needs a signed-in person adds canActivate: [signedIn].
export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./sign-in').then((page) => page.SignIn), title: $localize`:@@identity.signIn.title:Anmelden` },
  { path: 'account', canActivate: [signedIn], loadComponent: () => import('./account').then((page) => page.Account), title: $localize`:@@identity.account.title:Mein Konto` },
  { path: 'choose-person', canActivate: [signedIn], loadComponent: () => import('./choose-person').then((page) => page.ChoosePerson), title: $localize`:@@identity.choose.title:Wer sind Sie?` },
  { path: 'outbox', canActivate: [signedIn], loadComponent: () => import('./outbox').then((page) => page.OutboxPage), title: $localize`:@@identity.outbox.title:Postausgang` },
  { path: 'audit', canActivate: [signedIn], loadComponent: () => import('./trail').then((page) => page.TrailPage), title: $localize`:@@identity.trail.title:Protokoll` },
];
