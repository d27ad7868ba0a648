import { Routes } from '@angular/router';

/** Below the address of a cohort, which is an earlier room. */
export const routes: Routes = [
  { path: ':cohort/certificates', loadComponent: () => import('./cohort-certificates').then((page) => page.CohortCertificatesPage), title: $localize`:@@certificates.title:Zertifikate` },
];
