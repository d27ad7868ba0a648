import { NavigationEntry } from './platform/navigation';

// One line an area. The server decides what may be read; this decides what is offered.
export const navigation: NavigationEntry[] = [
  { path: '/', label: $localize`:@@platform.nav.home:Übersicht`, icon: 'home' },
  { path: '/learning', label: $localize`:@@platform.nav.learning:Lernen`, icon: 'book', roles: ['participant'] },
  { path: '/calendar', label: $localize`:@@platform.nav.calendar:Termine`, icon: 'calendar' },
  { path: '/certificates', label: $localize`:@@platform.nav.certificates:Zertifikate`, icon: 'award', roles: ['participant'] },
  { path: '/cohorts', label: $localize`:@@platform.nav.cohorts:Durchgänge`, icon: 'people', roles: ['organiser', 'trainer', 'issuer', 'site_contact', 'committee', 'funder'] },
  { path: '/sites', label: $localize`:@@platform.nav.sites:Standorte`, icon: 'place', roles: ['organiser', 'site_contact', 'committee', 'funder'] },
  { path: '/curricula', label: $localize`:@@platform.nav.curricula:Curricula`, icon: 'route', roles: ['administrator', 'organiser', 'trainer'] },
  { path: '/programmes', label: $localize`:@@platform.nav.programmes:Programme`, icon: 'building', roles: ['administrator', 'organiser', 'committee', 'funder'] },
  { path: '/privacy/record', label: $localize`:@@platform.nav.record:Datenschutz`, icon: 'lock', roles: ['administrator', 'organiser'] },
  { path: '/outbox', label: $localize`:@@platform.nav.outbox:Postausgang`, icon: 'mail', roles: ['administrator'] },
  { path: '/audit', label: $localize`:@@platform.nav.audit:Protokoll`, icon: 'clipboard', roles: ['administrator'] },
];
