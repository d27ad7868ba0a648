import { Routes } from '@angular/router';

// Public: a page that needs a signed-in person adds canActivate: [signedIn].
export const routes: Routes = [
  { path: 'sign-in', loadComponent: () => import('./sign-in').then((page) => page.SignIn), title: $localize`:@@identity.signIn.title:Anmelden` },
];
