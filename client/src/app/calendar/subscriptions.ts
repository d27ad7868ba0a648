import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Confirm } from '../platform/confirm';
import { DayPipe } from '../platform/dates';
import { graphql, mutation, query, ResultOf } from '../platform/graphql';
import { Refusal } from '../platform/refusals';
import { Saving } from '../platform/saving';
import { Toast } from '../platform/toast';
import { Field, FieldInput, Problem, SaveStateLine, Skeleton } from '../platform/ui';
import { NewAddress } from './new-address';

const Mine = graphql(`query MySubscriptions { mySubscriptions { id name createdAt lastUsedOn version } }`);
const Add = graphql(`mutation AddSubscription($input: AddSubscriptionInput!) { addSubscription(input: $input) { url subscription { id name } } }`);
const Renew = graphql(`mutation RenewSubscription($input: RenewSubscriptionInput!) { renewSubscription(input: $input) { url subscription { id name } } }`);
const Revoke = graphql(`mutation RevokeSubscription($id: ID!) { revokeSubscription(id: $id) { id } }`);

type Subscription = ResultOf<typeof Mine>['mySubscriptions'][number];

/** The calendars that read one's dates: begin, renew and end them. */
@Component({
  selector: 'kb-subscriptions',
  imports: [DayPipe, Field, FieldInput, MatButton, NewAddress, Problem, SaveStateLine, Skeleton],
  templateUrl: './subscriptions.html',
  styleUrl: './subscriptions.scss',
})
export class Subscriptions {
  private readonly injector = inject(Injector);
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  private readonly add = mutation(Add);
  private readonly renewal = mutation(Renew);
  private readonly revocation = mutation(Revoke);
  private readonly nameInput = viewChild<string, ElementRef<HTMLInputElement>>('name', { read: ElementRef });
  private readonly shownAddress = viewChild(NewAddress);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly mine = query(Mine);
  protected readonly adding = signal(false);
  protected readonly address = signal<{ name: string; url: string } | null>(null);
  /** A form or a new address stands open. */
  readonly busy = computed(() => this.adding() || this.address() !== null);
  protected readonly saving = new Saving();
  protected readonly deed = new Saving();

  protected readonly nameLabel = $localize`:@@calendar.name:Wo benutzen Sie den Kalender?`;
  protected readonly nameHint = $localize`:@@calendar.name.hint:Zum Beispiel: Handy, Büro. So erkennen Sie das Abo wieder.`;
  protected readonly none = $localize`:@@calendar.subscriptions.none:Ihre Termine können auch in Ihrem eigenen Kalender stehen. Änderungen und Absagen kommen von selbst dort an.`;

  /** The button of the page leads here. */
  begin(): void {
    this.address.set(null);
    this.saving.reset();
    this.adding.set(true);
    afterNextRender(() => this.nameInput()?.nativeElement.focus(), { injector: this.injector });
  }

  /** The focus stays in the panel: what had it is gone. */
  protected close(): void {
    this.adding.set(false);
    this.address.set(null);
    this.heading().nativeElement.focus();
  }

  protected async create(name: string): Promise<void> {
    const done = await this.saving.run(() => this.add({ input: { name } }));
    if (done) this.show(done.addSubscription);
  }

  protected async renew({ id, name, version }: Subscription): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@calendar.renew.title:Neue Adresse für „${name}:name:“?`,
      text: $localize`:@@calendar.renew.text:Die bisherige Adresse gilt dann sofort nicht mehr. Sie bekommen eine neue und tragen sie in Ihrem Kalender ein.`,
      confirm: $localize`:@@calendar.renew:Adresse erneuern`,
    });
    if (!sure) return;
    const done = await this.deed.run(() => this.renewal({ input: { id, version } }));
    if (done) this.show(done.renewSubscription);
    else this.mine.reload();
  }

  protected async revoke({ id, name }: Subscription): Promise<void> {
    const sure = await this.confirm.ask({
      title: $localize`:@@calendar.revoke.title:Das Abo „${name}:name:“ beenden?`,
      text: $localize`:@@calendar.revoke.text:Die Adresse gilt dann sofort nicht mehr. Ihr Kalender erfährt nichts Neues mehr. Was er schon geladen hat, zeigt er vielleicht noch, bis Sie es dort löschen.`,
      confirm: $localize`:@@calendar.revoke:Abo beenden`,
      danger: true,
    });
    if (!sure) return;
    const done = await this.deed.run(() => this.revocation({ id }));
    if (done) this.toast.say($localize`:@@calendar.revoked:Das Abo „${name}:name:“ ist beendet.`);
    this.mine.reload();
  }

  protected refusal(): Refusal | null {
    const state = this.deed.state();
    return state.kind === 'refused' || state.kind === 'conflict' ? state.refusal : null;
  }

  private show({ url, subscription: { name } }: { url: string; subscription: { name: string } }): void {
    this.adding.set(false);
    this.deed.reset();
    this.address.set({ name, url });
    this.mine.reload();
    afterNextRender(() => this.shownAddress()?.focus(), { injector: this.injector });
  }
}
