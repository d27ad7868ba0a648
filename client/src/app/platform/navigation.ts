import { InjectionToken } from '@angular/core';
import { IconName } from './ui/icon';
import { Role } from './session';

export interface NavigationEntry {
  path: string;
  label: string;
  icon: IconName;
  /** Who sees it; without roles everybody who is signed in. */
  roles?: Role[];
}

/** In the order of the bar; on a phone the first four stand below, the rest under "Mehr". */
export const NAVIGATION = new InjectionToken<NavigationEntry[]>('NAVIGATION');
