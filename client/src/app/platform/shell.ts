import { afterNextRender, Component, computed, ElementRef, inject, Injector } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { addressIn, Locale, locale } from './locale';
import { NamePipe, nameInSentence } from './names';
import { NAVIGATION, NavigationEntry } from './navigation';
import { Online } from './online';
import { Scheme, SchemeChoice } from './scheme';
import { ProgrammeInView, Session } from './session';
import { Toast } from './toast';
import { Icon } from './ui/icon';
import { Wordmark } from './wordmark';

const ACROSS = 7;
const BELOW = 4;

@Component({
  selector: 'kb-shell',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger, NamePipe, RouterLink, RouterLinkActive, RouterOutlet, Wordmark],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  host: { '[class.out]': '!entries().length' },
})
export class Shell {
  private readonly router = inject(Router);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly arrivals = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
  private readonly address = toSignal(this.arrivals.pipe(map((event) => event.urlAfterRedirects)), { initialValue: '/' });
  private readonly navigation = inject(NAVIGATION);

  protected readonly session = inject(Session);
  protected readonly inView = inject(ProgrammeInView);
  protected readonly online = inject(Online);
  protected readonly scheme = inject(SchemeChoice);
  protected readonly toast = inject(Toast);

  protected readonly entries = computed(() =>
    this.session.me() ? this.navigation.filter((entry) => !entry.roles || this.session.is(...entry.roles)) : [],
  );
  // Seven German words fit beside the wordmark; beyond that the last two or more go under "Mehr".
  protected readonly across = computed(() => this.entries().slice(0, this.entries().length > ACROSS ? ACROSS - 1 : ACROSS));
  // Five fit under a thumb; a sixth would cost all of them their words.
  protected readonly below = computed(() => this.entries().slice(0, this.entries().length > BELOW + 1 ? BELOW : BELOW + 1));
  protected readonly beyond = computed(() => this.entries().slice(this.below().length));

  protected readonly other: Locale = locale === 'de' ? 'en' : 'de';
  protected readonly otherAddress = computed(() => addressIn(this.other, this.address()));
  protected readonly choices: { scheme: Scheme; words: string }[] = [
    { scheme: 'device', words: $localize`:@@platform.scheme.device:Wie das Gerät` },
    { scheme: 'light', words: $localize`:@@platform.scheme.light:Hell` },
    { scheme: 'dark', words: $localize`:@@platform.scheme.dark:Dunkel` },
  ];
  protected readonly accountLabel = computed(() => {
    const person = this.session.person();
    const name = person ? nameInSentence(person) : '';
    return $localize`:@@platform.account.menu:Konto von ${name}:name:`;
  });

  constructor() {
    let path: string | null = null;
    this.arrivals.pipe(takeUntilDestroyed()).subscribe((event) => {
      const now = event.urlAfterRedirects.split(/[?#]/)[0] ?? '';
      const moved = path !== null && path !== now;
      path = now;
      // Whoever listens must hear that the page changed; a mere filter in the query must not pull the focus away.
      if (moved) afterNextRender(() => this.focusHeading(), { injector: this.injector });
    });
  }

  protected skip(event: Event): void {
    // With a base address a plain #main would load another document.
    event.preventDefault();
    this.element.querySelector('main')?.focus();
  }

  protected hereIn(entries: NavigationEntry[]): boolean {
    return entries.some((entry) => this.address().startsWith(entry.path));
  }

  protected dialled(phone: string): string {
    return phone.replace(/[^+\d]/g, '');
  }

  private focusHeading(): void {
    const main = this.element.querySelector('main');
    (main?.querySelector<HTMLElement>('h1') ?? main)?.focus({ preventScroll: true });
  }
}
