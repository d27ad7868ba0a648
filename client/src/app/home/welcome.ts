import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Line, Stop } from '../platform/ui';

/** What Kursbuch is, for somebody who got its address in a letter. */
@Component({
  selector: 'kb-welcome',
  imports: [Line, MatButton, RouterLink],
  template: `
    <div class="hero">
      <div class="words">
        <h1 tabindex="-1" i18n="@@home.welcome.title">Ihr Programm. Ein Fahrplan.</h1>
        <p class="kb-lead" i18n="@@home.welcome.lead">Kursbuch begleitet Sie durch Ihre Qualifizierung: vom ersten Workshop über die Online-Phase bis zum Zertifikat. Sie sehen immer, was als Nächstes kommt.</p>
        <div class="kb-actions">
          <a matButton="filled" class="enter" routerLink="/sign-in" i18n="@@home.welcome.signIn">Anmelden</a>
          <a matButton routerLink="/verify" i18n="@@home.welcome.verify">Zertifikat prüfen</a>
        </div>
        <p class="kb-muted kb-small" i18n="@@home.welcome.invited">Einen Zugang bekommen Sie per E-Mail von dem Träger, der Ihr Programm durchführt.</p>
      </div>
      <div class="way">
        <kb-line [stops]="way" [label]="wayLabel" />
      </div>
    </div>
    <section class="whom" aria-labelledby="kb-whom">
      <h2 id="kb-whom" i18n="@@home.welcome.whom">Für alle, die dabei sind</h2>
      <dl>
        <div>
          <dt i18n="@@home.welcome.participants">Teilnehmende</dt>
          <dd i18n="@@home.welcome.participants.text">Termine, Lerneinheiten und der eigene Stand auf einen Blick. Auf dem Telefon genauso wie am Schreibtisch.</dd>
        </div>
        <div>
          <dt i18n="@@home.welcome.trainers">Trainerinnen und Trainer</dt>
          <dd i18n="@@home.welcome.trainers.text">Anwesenheit im Raum erfassen, Inhalte pflegen, sehen, welcher Standort vertreten war.</dd>
        </div>
        <div>
          <dt i18n="@@home.welcome.organisers">Träger und Fördergeber</dt>
          <dd i18n="@@home.welcome.organisers.text">Jede Zahl mit ihrer Summe und ihrem Grund. Zertifikate, die jeder prüfen kann.</dd>
        </div>
      </dl>
    </section>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--kb-6);
    }
    .hero {
      display: grid;
      grid-template-columns: minmax(0, 6fr) minmax(0, 5fr);
      gap: var(--kb-5) var(--kb-6);
      align-items: center;
      padding-block: var(--kb-4);
    }
    .words {
      display: grid;
      gap: var(--kb-4);
    }
    h1 {
      font-size: clamp(2.25rem, 5.4vw, 3.75rem);
      line-height: 1.02;
      letter-spacing: -0.035em;
      font-weight: 750;
    }
    .lead {
      max-inline-size: 34rem;
    }
    .enter {
      min-inline-size: 10rem;
    }
    .way {
      padding: var(--kb-5);
      background: var(--kb-surface);
      border: 1px solid var(--kb-rule);
      border-radius: var(--kb-corner);
      --kb-paper: var(--kb-surface);
    }
    .whom {
      display: grid;
      gap: var(--kb-4);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
      gap: var(--kb-4) var(--kb-5);
    }
    dl > div {
      border-block-start: 2px solid var(--kb-ink);
      padding-block-start: var(--kb-3);
    }
    dt {
      font-family: var(--kb-title);
      font-weight: 650;
      font-size: var(--kb-size-lead);
      margin-block-end: var(--kb-1);
    }
    dd {
      margin: 0;
      color: var(--kb-muted);
    }
    @media (max-width: 799px) {
      .hero {
        grid-template-columns: minmax(0, 1fr);
        padding-block: 0;
      }
      .way {
        padding: var(--kb-4);
      }
    }
  `,
})
export class Welcome {
  protected readonly wayLabel = $localize`:@@home.way:Der Weg durch ein Programm`;
  protected readonly way: Stop[] = [
    { title: $localize`:@@home.way.invitation:Einladung`, detail: $localize`:@@home.way.invitation.text:Ihr Standort meldet Sie an.`, state: 'done' },
    { title: $localize`:@@home.way.workshop:Workshop`, detail: $localize`:@@home.way.workshop.text:Zwei Tage vor Ort, mit allen Standorten.`, state: 'done' },
    { title: $localize`:@@home.way.online:Online-Phase`, detail: $localize`:@@home.way.online.text:Lerneinheiten, wann es Ihnen passt.`, state: 'next' },
    { title: $localize`:@@home.way.presentation:Präsentation`, detail: $localize`:@@home.way.presentation.text:Ihr Konzept, gemeinsam vorgestellt.`, state: 'open' },
    { title: $localize`:@@home.way.certificate:Zertifikat`, detail: $localize`:@@home.way.certificate.text:Mit Nummer, für jeden zu prüfen.`, state: 'open' },
  ];
}
