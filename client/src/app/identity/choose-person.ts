import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { graphql, mutation, query } from '../platform/graphql';
import { NamePipe } from '../platform/names';
import { Saving } from '../platform/saving';
import { pathOr, Session } from '../platform/session';
import { Icon, Page, SaveStateLine } from '../platform/ui';

const ActAs = graphql(`
  mutation ActAs($personId: ID!) {
    actAs(personId: $personId) { person { id } }
  }
`);

const Choices = graphql(`
  query Choices { me { choices { person { id title givenName familyName } roles { programme { title } } } } }
`);

/** Two people may share one mailbox: after the sign-in they say who is sitting here. */
@Component({
  selector: 'kb-choose-person',
  imports: [Icon, NamePipe, Page, SaveStateLine],
  template: `
    <kb-page [heading]="heading" [lead]="lead()">
      <ul class="kb-list">
        @for (choice of choices(); track choice.person.id) {
          <li>
            <button type="button" (click)="choose(choice.person.id)">
              <kb-icon name="person" />
              <span>{{ choice.person | kbName: 'sentence' }}
                @if (choice.programmes) {
                  <span class="kb-muted kb-small">{{ choice.programmes }}</span>
                }
              </span>
              <kb-icon name="forward" />
            </button>
          </li>
        }
      </ul>
      <kb-save-state [of]="saving" />
    </kb-page>
  `,
  styles: `
    ul {
      max-inline-size: 32rem;
    }
    button {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--kb-3);
      inline-size: 100%;
      min-block-size: 64px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      font-weight: 600;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--kb-hover);
    }
    button span span {
      display: block;
      font-weight: 400;
    }
    kb-icon {
      color: var(--kb-primary);
    }
  `,
})
export class ChoosePerson {
  /** Where the person wanted to go, from the address. */
  readonly to = input<string>();
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly actAs = mutation(ActAs);
  private readonly answer = query(Choices);
  /** The names are known at once; what tells two of one name apart comes after. */
  protected readonly choices = computed(() => {
    const told = this.answer.hasValue() ? this.answer.value().me?.choices : undefined;
    return this.session.persons().map((person) => {
      const roles = told?.find((choice) => choice.person.id === person.id)?.roles ?? [];
      return { person, programmes: [...new Set(roles.flatMap(({ programme }) => programme?.title ?? []))].join(' · ') };
    });
  });
  protected readonly saving = new Saving();
  protected readonly heading = $localize`:@@identity.choose.title:Wer sind Sie?`;
  protected readonly lead = computed(() =>
    this.session.persons().length === 1
      ? $localize`:@@identity.choose.one:Diese E-Mail-Adresse benutzt nur eine Person.`
      : $localize`:@@identity.choose.lead:Zu dieser E-Mail-Adresse gibt es mehrere Zugänge.`,
  );

  protected async choose(personId: string): Promise<void> {
    if (!(await this.saving.run(() => this.actAs({ personId })))) return;
    this.session.reload();
    await this.session.settled();
    await this.router.navigateByUrl(pathOr(this.to(), '/'));
  }
}
