/**
 * The server refuses with a code `room/reason` and values; the words are ours. Each room registers one table of words
 * beside its routes: registerRefusals({ 'attendance/closed': (r) => $localize`…` }).
 */
export interface RefusalValues {
  field?: string | null;
  bound?: unknown;
  current?: unknown;
  [name: string]: unknown;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    readonly values: RefusalValues = {},
  ) {
    super(code);
  }

  /** The input the refusal is about; the server writes its path, such as input.title. */
  get field(): string | null {
    return this.values.field?.replace(/^input\./, '') ?? null;
  }

  get bound(): unknown {
    return this.values.bound;
  }

  /** What stands on the server now, when somebody else was faster. */
  get current(): unknown {
    return this.values.current;
  }

  get isConflict(): boolean {
    return this.values.current !== undefined && this.values.current !== null;
  }
}

export type RefusalWords = Record<string, (refusal: Refusal) => string>;

const tables = new Map<string, (refusal: Refusal) => string>();

export function registerRefusals(words: RefusalWords): void {
  for (const [code, word] of Object.entries(words)) tables.set(code, word);
}

export function wordsOf(error: unknown): string {
  const refusal = asRefusal(error);
  return tables.get(refusal.code)?.(refusal) ?? $localize`:@@platform.refusal.unknown:Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.`;
}

export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && error.cause instanceof Refusal) return error.cause;
  return new Refusal('platform/unknown');
}

const notFound = () =>
  $localize`:@@platform.refusal.notFound:Das gibt es hier nicht, oder es ist nicht für Sie freigegeben.`;
const invalid = () => $localize`:@@platform.refusal.invalid:Diese Angabe passt hier nicht. Bitte prüfen Sie sie.`;
const tooMuch = () =>
  $localize`:@@platform.refusal.tooMuch:Das war zu viel auf einmal. Bitte wählen Sie weniger aus und versuchen Sie es noch einmal.`;

registerRefusals({
  'platform/offline': () =>
    $localize`:@@platform.refusal.offline:Es gibt gerade keine Verbindung. Bitte versuchen Sie es noch einmal, wenn Sie wieder online sind.`,
  'platform/no-room': () =>
    $localize`:@@platform.refusal.no-room:Auf dem Server ist kein Platz mehr. Was gespeichert ist, ist sicher; Neues kann gerade nicht gespeichert werden. Bitte sagen Sie es der Administration.`,
  'platform/unreachable': () =>
    $localize`:@@platform.refusal.unreachable:Kursbuch antwortet gerade nicht. Was gespeichert ist, ist sicher. Bitte versuchen Sie es in einer Minute noch einmal.`,
  'platform/fault': ({ values: { request } }) =>
    typeof request === 'string'
      ? $localize`:@@platform.refusal.faultNumbered:Bei uns ist ein Fehler passiert. Wir haben ihn unter ${request}:request: festgehalten. Was gespeichert ist, ist sicher. Bitte versuchen Sie es noch einmal.`
      : $localize`:@@platform.refusal.fault:Bei uns ist ein Fehler passiert. Wir haben ihn festgehalten. Was gespeichert ist, ist sicher. Bitte versuchen Sie es noch einmal.`,
  'platform/not-found': notFound,
  'platform/too-many-requests': () =>
    $localize`:@@platform.refusal.tooMany:Das waren zu viele Versuche. Bitte warten Sie eine Minute.`,
  'platform/changed-meanwhile': () =>
    $localize`:@@platform.refusal.changed:Jemand anderes hat das inzwischen geändert. Ihr Text steht noch hier.`,
  'identity/sign-in-needed': () =>
    $localize`:@@platform.refusal.signIn:Sie sind nicht mehr angemeldet.`,
  'input/too-short': (refusal) =>
    Number(refusal.bound) <= 1
      ? $localize`:@@platform.refusal.required:Diese Angabe fehlt noch.`
      : $localize`:@@platform.refusal.tooShort:Der Text ist zu kurz. Mindestens ${String(refusal.bound)}:bound: Zeichen sind nötig.`,
  'input/too-long': (refusal) =>
    $localize`:@@platform.refusal.tooLong:Der Text ist zu lang. Höchstens ${String(refusal.bound)}:bound: Zeichen sind möglich.`,
  'input/too-small': (refusal) =>
    $localize`:@@platform.refusal.tooSmall:Der Wert ist zu klein. Mindestens ${String(refusal.bound)}:bound: ist möglich.`,
  'input/too-large': (refusal) =>
    $localize`:@@platform.refusal.tooLarge:Der Wert ist zu groß. Höchstens ${String(refusal.bound)}:bound: ist möglich.`,
  'input/not-a-date': () => $localize`:@@platform.refusal.notADate:Diesen Tag gibt es im Kalender nicht.`,
  'input/not-a-time': () => $localize`:@@platform.refusal.notATime:Diese Uhrzeit gibt es nicht. Schreiben Sie zum Beispiel 9:30.`,
  'input/not-an-address': () => $localize`:@@platform.refusal.notAnAddress:Das ist keine gültige Adresse.`,
  'input/too-few': (refusal) =>
    $localize`:@@platform.refusal.tooFew:Das sind zu wenige. Mindestens ${String(refusal.bound)}:bound: sind nötig.`,
  'input/too-many': (refusal) =>
    $localize`:@@platform.refusal.tooManyOf:Das sind zu viele. Höchstens ${String(refusal.bound)}:bound: sind möglich.`,
  'input/not-a-number': () => $localize`:@@platform.refusal.notANumber:Hier wird eine ganze Zahl gebraucht.`,
  'input/control-character': () =>
    $localize`:@@platform.refusal.controlCharacter:Der Text enthält unsichtbare Zeichen, die hier nicht möglich sind.`,
  'input/not-accepted': invalid,
  'input/not-a-list': invalid,
  'input/not-an-id': invalid,
  'input/unknown-word': invalid,
  'graphql/too-deep': tooMuch,
  'graphql/too-many-aliases': tooMuch,
  'graphql/too-many-directives': tooMuch,
  'graphql/too-costly': tooMuch,
});
