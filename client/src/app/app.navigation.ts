import { NavigationEntry } from './platform/navigation';

// One line an area. The server decides what may be read; this decides what is offered.
export const navigation: NavigationEntry[] = [
  { path: '/', label: $localize`:@@platform.nav.home:Übersicht`, icon: 'home' },
  { path: '/learning', label: $localize`:@@platform.nav.learning:Lernen`, icon: 'book', roles: ['participant'] },
  { path: '/workshops', label: $localize`:@@platform.nav.workshops:Termine`, icon: 'calendar' },
  { path: '/cohorts', label: $localize`:@@platform.nav.cohorts:Durchgänge`, icon: 'people', roles: ['administrator', 'organiser', 'trainer', 'issuer'] },
  { path: '/sites', label: $localize`:@@platform.nav.sites:Standorte`, icon: 'place', roles: ['administrator', 'organiser', 'site_contact', 'committee', 'funder'] },
  { path: '/curricula', label: $localize`:@@platform.nav.curricula:Curricula`, icon: 'route', roles: ['administrator', 'organiser', 'trainer'] },
  { path: '/certificates', label: $localize`:@@platform.nav.certificates:Zertifikate`, icon: 'award', roles: ['administrator', 'organiser', 'issuer', 'participant', 'funder'] },
  { path: '/programmes', label: $localize`:@@platform.nav.programmes:Programme`, icon: 'building', roles: ['administrator', 'organiser', 'committee', 'funder'] },
  { path: '/outbox', label: $localize`:@@platform.nav.outbox:Postausgang`, icon: 'mail', roles: ['administrator'] },
];
