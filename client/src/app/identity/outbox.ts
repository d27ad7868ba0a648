import { Component, computed } from '@angular/core';
import { WhenPipe } from '../platform/dates';
import { graphql, query } from '../platform/graphql';
import { Empty, Icon, Page, Problem, Skeleton } from '../platform/ui';
import { number, NumberPipe } from '../platform/units';

const Outbox = graphql(`
  query Outbox {
    outbox {
      sending
      waiting
      mails { id recipient subject body secret state attempts problem createdAt sentAt }
    }
  }
`);

/** Postausgang: what was written, to whom, and whether it left. */
@Component({
  selector: 'kb-outbox',
  imports: [Empty, Icon, NumberPipe, Page, Problem, Skeleton, WhenPipe],
  templateUrl: './outbox.html',
  styleUrl: './outbox.scss',
})
export class OutboxPage {
  protected readonly page = query(Outbox);
  protected readonly outbox = computed(() => (this.page.hasValue() ? this.page.value().outbox : null));
  protected readonly heading = $localize`:@@identity.outbox.title:Postausgang`;
  protected readonly empty = $localize`:@@identity.outbox.empty:Es wurde noch keine E-Mail geschrieben.`;
  protected readonly lead = computed(() => {
    const outbox = this.outbox();
    if (!outbox) return null;
    const way = outbox.sending
      ? $localize`:@@identity.outbox.sending:E-Mails gehen an den Mailserver.`
      : $localize`:@@identity.outbox.noServer:Für E-Mails ist kein Mailserver eingerichtet (SMTP_URL).`;
    return `${way} ${this.waiting(outbox.waiting)}`;
  });

  private waiting(count: number): string {
    if (!count) return $localize`:@@identity.outbox.waiting.none:Zurzeit wartet keine.`;
    return count === 1 ? $localize`:@@identity.outbox.waiting.one:Eine wartet.` : $localize`:@@identity.outbox.waiting.many:${number(count)}:count: warten.`;
  }
}
