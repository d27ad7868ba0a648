import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Confirm } from '../platform/confirm';
import { WhenPipe } from '../platform/dates';
import { graphql, mutation, query } from '../platform/graphql';
import { nameInSentence } from '../platform/names';
import { Saving } from '../platform/saving';
import { Session } from '../platform/session';
import { Toast } from '../platform/toast';
import { Field, FieldInput, Page, Problem, SaveStateLine, Skeleton } from '../platform/ui';
import { number } from '../platform/units';
import { deviceIn } from './device';
import './identity.refusals';

const SignIns = graphql(`
  query SignIns {
    mySignIns { id current userAgent since lastUsed }
    hasPassword
  }
`);

const EndSignIn = graphql(`
  mutation EndSignIn($id: ID!) {
    endSignIn(id: $id) { id }
  }
`);

const EndOtherSignIns = graphql(`
  mutation EndOtherSignIns {
    endOtherSignIns { id }
  }
`);

const SetPassword = graphql(`
  mutation SetPassword($input: PasswordInput!) {
    setPassword(input: $input) { id }
  }
`);

/** Who I am here, where I am signed in, and my password. */
@Component({
  selector: 'kb-account',
  imports: [WhenPipe, Field, FieldInput, MatButton, Page, Problem, RouterLink, SaveStateLine, Skeleton],
  templateUrl: './account.html',
  styleUrl: './account.scss',
})
export class Account {
  private readonly confirm = inject(Confirm);
  private readonly toast = inject(Toast);
  protected readonly session = inject(Session);
  protected readonly page = query(SignIns);
  private readonly endOne = mutation(EndSignIn);
  private readonly endOthers = mutation(EndOtherSignIns);
  private readonly setPassword = mutation(SetPassword);

  protected readonly heading = $localize`:@@identity.account.title:Mein Konto`;
  protected readonly name = computed(() => {
    const person = this.session.person();
    return person ? nameInSentence(person) : null;
  });
  protected readonly devices = computed(() =>
    (this.page.hasValue() ? this.page.value().mySignIns : []).map((signIn) => ({ ...signIn, name: deviceIn(signIn.userAgent) })),
  );
  protected readonly others = computed(() => this.devices().filter((device) => !device.current));
  protected readonly ending = new Saving();
  protected readonly saving = new Saving();
  protected readonly currentLabel = $localize`:@@identity.account.password.current:Ihr Passwort bisher`;
  protected readonly newLabel = $localize`:@@identity.account.password.new:Neues Passwort`;
  protected readonly newHint = $localize`:@@identity.account.password.hint:Mindestens 12 Zeichen. Drei oder vier Wörter, die nicht zusammengehören, sind gut.`;

  protected async end({ id, name }: { id: string; name: string }): Promise<void> {
    if (await this.ending.run(() => this.endOne({ id }))) this.toast.say($localize`:@@identity.account.ended:Abgemeldet: ${name}:name:`);
    this.page.reload();
  }

  protected async endAllOthers(): Promise<void> {
    const count = this.others().length;
    const sure = await this.confirm.ask({
      title: $localize`:@@identity.account.endOthers.ask:Auf ${number(count)}:count: anderen Geräten abmelden?`,
      text: $localize`:@@identity.account.endOthers.text:Hier bleiben Sie angemeldet.`,
      names: this.others().map((device) => device.name),
      confirm: $localize`:@@identity.account.endOthers.do:Überall sonst abmelden`,
    });
    if (!sure) return;
    if (await this.ending.run(() => this.endOthers({}))) this.toast.say($localize`:@@identity.account.endedOthers:Auf allen anderen Geräten abgemeldet.`);
    this.page.reload();
  }

  private currentIn(form: HTMLFormElement): string | undefined {
    const field = form.elements.namedItem('current');
    return field instanceof HTMLInputElement ? field.value : undefined;
  }

  protected async savePassword(form: HTMLFormElement, next: string): Promise<void> {
    const current = this.currentIn(form);
    if (!(await this.saving.run(() => this.setPassword({ input: { current, next } })))) return;
    form.reset();
    this.page.reload();
  }
}
