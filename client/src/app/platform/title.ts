import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.say(this.buildTitle(state));
  }

  /** For pages whose title is only known once their data are here; kb-page calls it. */
  say(words?: string): void {
    this.title.setTitle(words ? `${words} · Kursbuch` : 'Kursbuch');
  }
}
