import { Routes, UrlMatchResult, UrlSegment } from '@angular/router';

/** With and without a number it is one page, so that it stays when a number was typed. */
const verifying = (segments: UrlSegment[]): UrlMatchResult | null =>
  segments.length > 1 ? null : { consumed: segments, posParams: segments[0] ? { number: segments[0] } : {} };

export const routes: Routes = [
  { matcher: verifying, loadComponent: () => import('./verify').then((page) => page.Verification), title: $localize`:@@certificates.verify.title:Zertifikat prüfen` },
];
