import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let organiser: Browser;
let programme: string;
beforeAll(async () => {
  world = await openWorld();
  organiser = await world.as('organiser');
  programme = (await world.db.query<{ id: string }>("select id from programme where slug = 'servicepunkte'")).rows[0]!.id;
});
afterAll(() => world.close());

const GIVE = 'mutation ($input: GiveRoleInput!) { giveRole(input: $input) { id version role endedAt person { givenName familyName } site { name } } }';
const END = 'mutation ($input: EndRoleInput!) { endRole(input: $input) { id version role endedAt person { familyName } } }';
const LIST = 'query ($id: ID!) { programme(id: $id) { roleAssignments { id version role givenAt endedAt person { familyName } site { name } } } }';
const KNOWN = 'query ($input: KnownPersonsInput!) { knownPersons(input: $input) { id title givenName familyName } }';

interface Assignment { id: string; version: number; role: string; givenAt: string; endedAt: string | null; person: { familyName: string }; site: { name: string } | null }
const listed = async (browser = organiser, id = programme): Promise<Assignment[]> => (await browser.see<{ programme: { roleAssignments: Assignment[] } }>(LIST, { id })).programme.roleAssignments;
const roleOf = async (familyName: string, role: string): Promise<Assignment> => (await listed()).find((one) => one.person.familyName === familyName && one.role === role && !one.endedAt)!;
const idOf = async (familyName: string): Promise<string> => (await world.db.query<{ id: string }>('select id from person where family_name = $1', [familyName])).rows[0]!.id;
const siteOf = async (key: string): Promise<string> => (await world.db.query<{ id: string }>('select id from site where key = $1', [key])).rows[0]!.id;
const invited = (familyName: string, email: string, more: object = {}) => ({ givenName: 'Noor', familyName, email, sharesMailbox: false, ...more });
const personsAt = async (email: string): Promise<{ person: string; account: string }[]> => (await world.db.query<{ person: string; account: string }>(
  `select p.given_name || ' ' || p.family_name as person, coalesce(u.email, 'none') as account from contact_data c join person p on p.id = c.person_id
   left join person_account a on a.person_id = p.id left join auth."user" u on u.id = a.account_id where c.email = $1 order by 1`, [email])).rows;

/** A programme of its own, of another provider or of the same, with an organiser who can sign in. */
async function programmeElsewhere(slug: string, provider?: string): Promise<{ id: string; organiser: Browser }> {
  const { rows: [one] } = await world.db.query<{ id: string; person: string }>(`
    with provider as (insert into provider (id, slug, name, short_name) select gen_random_uuid(), $1, 'Träger ' || $1, 'Anderer' where $2::uuid is null returning id),
      programme as (insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
        select gen_random_uuid(), $1, coalesce($2, (select id from provider)), 'Programm ' || $1, '2026-01-01', '2026-12-31', 'Jemand', '030', 'jemand@example.org' returning id),
      person as (insert into person (id, given_name, family_name) values (gen_random_uuid(), 'Jo', $1) returning id),
      contact as (insert into contact_data (person_id, email) select id, $1 || '@example.org' from person),
      role as (insert into role_assignment (id, person_id, role, programme_id, given_at) select gen_random_uuid(), person.id, 'organiser', programme.id, '2026-01-01' from person, programme)
    select programme.id, person.id as person from programme, person`, [slug, provider ?? null]);
  const { Accounts } = await import('../../server/src/identity/accounts.js');
  const accounts = world.app.get(Accounts);
  await world.around(async (em) => accounts.open(em, one!.person, `${slug}@example.org`, 'Jo', await accounts.hash('kursbuch-demo')));
  return { id: one!.id, organiser: await world.as(`${slug}@example.org`) };
}

test('an organiser sees who has which role in the programme, since when; others do not', async () => {
  const roles = await listed();
  expect(roles.map(({ person, role, site, endedAt }) => [person.familyName, role, site?.name ?? null, endedAt])).toEqual([
    ['Graf von Dürrmenz', 'committee', null, null],
    ['Hirschmüller', 'trainer', null, null],
    ['Karadağ', 'trainer', null, null],
    ['Krautwurst', 'site-contact', 'Landkreis Schwäbisch Hall (acht Gemeinden)', null],
    ['Kühnel', 'issuer', null, null],
    ['Löffelholz', 'issuer', null, null],
    ['Mößner', 'site-contact', 'Stadt Pforzheim', null],
    ['Öztürk', 'site-contact', 'Stadt Mannheim, Stadtteil Vogelstang', null],
    ['Pfänder', 'site-contact', 'Stadt Ulm', null],
    ['Rauenbühler', 'site-contact', 'Bodenseekreis, Stadt Meersburg', null],
    ['Rösch-Vollmer', 'organiser', null, null],
    ['Spätling-Neureuther', 'committee', null, null],
    ['Stehle', 'site-contact', 'Landkreis Tuttlingen', null],
    ['Weißhaupt', 'site-contact', 'Landkreis Konstanz, Stadt Konstanz', null],
    ['Zügel', 'funder', null, null],
  ]);
  // The first day of the programme, 1 November 2021 in Berlin.
  expect(new Set(roles.map(({ givenAt }) => givenAt))).toEqual(new Set(['2021-10-31T23:00:00.000Z']));
  for (const person of ['trainer', 'issuer', 'site-contact', 'cornelia-mueller-wachtendonk']) {
    expect(await (await world.as(person)).refused(LIST, { id: programme })).toEqual([{ code: 'platform/not-found' }]);
  }
});

test('somebody known gets a role, a letter and at once the right; when it ends, an open sign-in loses it with the next click', async () => {
  const person = await idOf('Spätling-Neureuther');
  const hers = await world.as('waltraud-spaetling-neureuther');
  expect(await hers.refused(LIST, { id: programme })).toEqual([{ code: 'platform/not-found' }]);
  const { giveRole } = await organiser.see<{ giveRole: { id: string; version: number } }>(GIVE, { input: { programmeId: programme, role: 'organiser', personId: person } });
  expect(giveRole).toEqual({ id: expect.any(String), version: 1, role: 'organiser', endedAt: null, person: { givenName: 'Waltraud', familyName: 'Spätling-Neureuther' }, site: null });
  expect(await listed(hers)).toHaveLength(16);
  expect(await organiser.refused(GIVE, { input: { programmeId: programme, role: 'organiser', personId: person } })).toEqual([{ code: 'programmes/role-held', field: 'input.role' }]);

  const { rows: [mail] } = await world.db.query("select recipient, subject, secret, cause from mail where cause = 'role-given' order by created_at desc limit 1");
  expect(mail).toEqual({ recipient: 'waltraud.spaetling-neureuther@example.org', subject: expect.stringContaining('Einladung zum Programm'), secret: false, cause: 'role-given' });

  const end = { input: { assignmentId: giveRole.id, version: giveRole.version } };
  expect(await organiser.see(END, end)).toEqual({ endRole: { id: giveRole.id, version: 2, role: 'organiser', endedAt: expect.any(String), person: { familyName: 'Spätling-Neureuther' } } });
  expect(await hers.refused(LIST, { id: programme })).toEqual([{ code: 'platform/not-found' }]);
  // Two organisers end the same role: the second sees how it stands.
  expect((await organiser.ask(END, end)).errors![0]!.extensions).toEqual({ code: 'platform/changed-meanwhile', field: 'version', current: { version: 2, endedAt: expect.any(String) } });
  // What was is kept, and given again it is a role of its own.
  await organiser.see(GIVE, { input: { programmeId: programme, role: 'organiser', personId: person } });
  const history = (await listed()).filter(({ role, person: { familyName } }) => role === 'organiser' && familyName === 'Spätling-Neureuther');
  expect(history.map(({ endedAt }) => endedAt !== null)).toEqual([true, false]);
  await organiser.see(END, { input: { assignmentId: history[1]!.id, version: 1 } });
});

test('a new person is invited by name and address, signs in by code and may do what the role allows', async () => {
  const input = { programmeId: programme, role: 'site-contact', siteId: await siteOf('ulm'), person: invited('Yıldız-Groß', 'Noor.Yildiz@example.org') };
  expect(await organiser.see(GIVE, { input })).toEqual({
    giveRole: { id: expect.any(String), version: 1, role: 'site-contact', endedAt: null, person: { givenName: 'Noor', familyName: 'Yıldız-Groß' }, site: { name: 'Stadt Ulm' } },
  });
  await world.jobsSettled();
  expect(await personsAt('noor.yildiz@example.org')).toEqual([{ person: 'Noor Yıldız-Groß', account: 'noor.yildiz@example.org' }]);
  expect((await world.db.query('select a.password from auth.account a join auth."user" u on u.id = a."userId" where u.email = \'noor.yildiz@example.org\'')).rows).toEqual([]);

  const { rows: [mail] } = await world.db.query<{ subject: string; body: string; secret: boolean }>("select subject, body, secret from mail where recipient = 'noor.yildiz@example.org'");
  expect(mail!.body.split('\n').slice(0, 6)).toEqual([
    'Guten Tag Noor Yıldız-Groß,', '',
    'Martina Rösch-Vollmer (Kuratorium Deutsche Altershilfe) lädt Sie in das Programm „Servicepunkte für Einzelhelferinnen und Einzelhelfer“ ein.', 'Ihre Rolle: Kontaktperson des Standorts, Stadt Ulm', '',
    expect.stringMatching(/^So melden Sie sich an: Öffnen Sie http:\/\/localhost:\d+ und geben Sie Ihre E-Mail-Adresse noor\.yildiz@example\.org ein\./),
  ]);
  expect([mail!.secret, mail!.body.match(/\S+:\/\/\S+/g)]).toEqual([false, [expect.stringMatching(/^http:\/\/localhost:\d+$/), expect.stringMatching(/^http:\/\/localhost:\d+$/)]]);

  const noor = world.visitor();
  await noor.post('/api/auth/email-otp/send-verification-otp', { email: 'noor.yildiz@example.org', type: 'sign-in' });
  const { rows: [code] } = await world.db.query<{ subject: string }>("select subject from mail where recipient = 'noor.yildiz@example.org' and cause = 'sign-in-code'");
  expect((await noor.post('/api/auth/sign-in/email-otp', { email: 'noor.yildiz@example.org', otp: /\d{6}/.exec(code!.subject)![0] })).status).toBe(200);
  expect(await noor.see('{ me { person { familyName } roles { role programme { slug } } } }')).toEqual({
    me: { person: { familyName: 'Yıldız-Groß' }, roles: [{ role: 'site-contact', programme: { slug: 'servicepunkte' } }] },
  });

  // The same address again, however it is written: the same person, and no second one.
  expect(await organiser.refused(GIVE, { input })).toEqual([{ code: 'programmes/role-held', field: 'input.role' }]);
  await organiser.see(GIVE, { input: { programmeId: programme, role: 'funder', person: invited('yıldız-groß', 'NOOR.YILDIZ@example.org', { givenName: ' noor ' }) } });
  expect(await personsAt('noor.yildiz@example.org')).toHaveLength(1);
});

test('two who invite the same new person at once make one', async () => {
  const give = (role: string): Promise<unknown> => organiser.see(GIVE, { input: { programmeId: programme, role, person: invited('Zugleich', 'zugleich@example.org') } });
  await Promise.all([give('trainer'), give('committee'), give('funder')]);
  await world.jobsSettled();
  expect(await personsAt('zugleich@example.org')).toEqual([{ person: 'Noor Zugleich', account: 'zugleich@example.org' }]);
});

test('two persons may share a mailbox here: that is said, not guessed', async () => {
  const give = (more: object) => ({ input: { programmeId: programme, role: 'committee', person: invited('Nachbarin', 'zugleich@example.org', more) } });
  expect(await organiser.refused(GIVE, give({}))).toEqual([{ code: 'identity/address-of-another', field: 'input.person.email' }]);
  expect(await personsAt('zugleich@example.org')).toHaveLength(1);
  await organiser.see(GIVE, give({ sharesMailbox: true }));
  await world.jobsSettled();
  expect(await personsAt('zugleich@example.org')).toEqual([{ person: 'Noor Nachbarin', account: 'zugleich@example.org' }, { person: 'Noor Zugleich', account: 'zugleich@example.org' }]);
});

test('an organiser of another provider learns nothing of an address that is known elsewhere, and who is at work there is not disturbed', async () => {
  const other = await programmeElsewhere('fremd');
  const trainer = await world.as('trainer');
  const invite = (email: string, familyName: string) => ({ input: { programmeId: other.id, role: 'trainer', person: invited(familyName, email, { givenName: 'Beate' }) } });
  const WHOLE = 'mutation ($input: GiveRoleInput!) { giveRole(input: $input) { version role endedAt person { title givenName familyName language version } site { name } } }';
  const known = await other.organiser.ask(WHOLE, invite('beate.hirschmueller@example.org', 'Hirschmüller'));
  const unknown = await other.organiser.ask(WHOLE, invite('niemand.kennt@example.org', 'Hirschmüller'));
  expect(known).toEqual(unknown);
  expect(known).toEqual({ data: { giveRole: { version: 1, role: 'trainer', endedAt: null, person: { title: null, givenName: 'Beate', familyName: 'Hirschmüller', language: 'de', version: 1 }, site: null } } });
  await world.jobsSettled();
  // A record of this provider's own, opened by the same account; what the other one keeps stays there.
  expect(await personsAt('beate.hirschmueller@example.org')).toEqual([{ person: 'Beate Hirschmüller', account: 'beate.hirschmueller@example.org' }, { person: 'Beate Hirschmüller', account: 'beate.hirschmueller@example.org' }]);
  // Again: no third one, whatever the order.
  expect(await other.organiser.refused(WHOLE, invite('beate.hirschmueller@example.org', 'Hirschmüller'))).toEqual([{ code: 'programmes/role-held', field: 'input.role' }]);
  expect(await personsAt('beate.hirschmueller@example.org')).toHaveLength(2);

  expect(await trainer.see('{ me { person { familyName } roles { role programme { slug } } } }')).toEqual({ me: { person: { familyName: 'Hirschmüller' }, roles: [{ role: 'trainer', programme: { slug: 'servicepunkte' } }] } });
  const anew = await world.anew('trainer');
  expect(await anew.see('{ me { person { id } persons { familyName } } }')).toEqual({ me: { person: null, persons: [{ familyName: 'Hirschmüller' }, { familyName: 'Hirschmüller' }] } });
  // Leave the trainer as she was for the stories that follow.
  await world.db.query("delete from person where id in (select person_id from role_assignment where programme_id = $1 and role = 'trainer')", [other.id]);
});

test('one finds by name whom one knows: in the programme and the provider\'s others that one runs, nobody else', async () => {
  const { rows: [{ provider_id: kda }] } = await world.db.query<{ provider_id: string }>('select provider_id from programme where id = $1', [programme]) as unknown as { rows: [{ provider_id: string }] };
  const sister = await programmeElsewhere('schwester', kda);
  const found = async (browser: Browser, search: string, programmeId = programme): Promise<string[]> =>
    (await browser.see<{ knownPersons: { familyName: string }[] }>(KNOWN, { input: { programmeId, search } })).knownPersons.map(({ familyName }) => familyName);
  expect(await found(organiser, 'müller')).toEqual(['Freifrau von Schwarzenbach-Obermüller', 'Hirschmüller', 'Müller-Wachtendonk']);
  expect(await found(organiser, 'Hirschmüller, Be')).toEqual(['Hirschmüller']);
  expect(await found(organiser, '%')).toEqual([]);
  expect(await found(organiser, '')).toHaveLength(20);
  expect(await found(organiser, 'schwester')).toEqual([]);
  // Who runs both knows both; who runs the sister alone knows hers; the administrator knows who has a role with the provider, not who takes part.
  expect(await found(sister.organiser, '', sister.id)).toEqual(['schwester']);
  expect(await found(await world.as('administrator'), 'müller', sister.id)).toEqual(['Hirschmüller']);
  await world.db.query("insert into role_assignment (id, person_id, role, programme_id) values (gen_random_uuid(), $1, 'organiser', $2)", [await idOf('Rösch-Vollmer'), sister.id]);
  expect(await found(organiser, 'müller', sister.id)).toEqual(['Freifrau von Schwarzenbach-Obermüller', 'Hirschmüller', 'Müller-Wachtendonk']);
  const stranger = await idOf('fremd');
  expect(await organiser.refused(GIVE, { input: { programmeId: programme, role: 'trainer', personId: stranger } })).toEqual([{ code: 'platform/not-found', field: 'input.personId' }]);
  expect(await (await world.as('trainer')).refused(KNOWN, { input: { programmeId: programme, search: '' } })).toEqual([{ code: 'platform/not-found' }]);
});

test('what cannot be given so is refused by code, field and bound, and nothing is stored', async () => {
  const before = await listed();
  const person = await idOf('Karadağ');
  const refused = async (change: object, browser = organiser): Promise<unknown> => (await browser.refused(GIVE, { input: { programmeId: programme, role: 'committee', personId: person, ...change } }))[0];
  const other = (await world.db.query<{ id: string }>("select id from programme where slug = 'fremd'")).rows[0]!.id;
  const issuer = await world.as('issuer');
  const two = { person: invited('Neu', 'neu@example.org') };
  expect({
    nobody: await refused({ personId: null }),
    both: await refused(two),
    noSite: await refused({ role: 'site-contact' }),
    siteOfTrainer: await refused({ role: 'trainer', siteId: await siteOf('ulm') }),
    noFunction: await refused({ role: 'issuer' }),
    functionOfTrainer: await refused({ role: 'trainer', function: 'Projektleitung' }),
    longFunction: await refused({ role: 'issuer', function: 'x'.repeat(201) }),
    strangeSite: await refused({ role: 'site-contact', siteId: crypto.randomUUID() }),
    administrator: await refused({ role: 'administrator' }),
    participant: await refused({ role: 'participant' }),
    noAddress: await refused({ personId: null, person: invited('Neu', 'nein') }),
    blankName: await refused({ personId: null, person: invited('   ', 'neu@example.org') }),
    longName: await refused({ personId: null, person: invited('x'.repeat(101), 'neu@example.org') }),
    longAddress: await refused({ personId: null, person: invited('Neu', `${'x'.repeat(250)}@example.org`) }),
    elsewhere: await refused({ programmeId: other }),
    issuerMakesIssuers: await refused({ role: 'issuer' }, issuer),
    issuerMakesHerself: await refused({ role: 'organiser', personId: await idOf('Kühnel') }, issuer),
  }).toEqual({
    nobody: { code: 'programmes/one-person', field: 'input.personId' },
    both: { code: 'programmes/one-person', field: 'input.personId' },
    noSite: { code: 'programmes/site-wanted', field: 'input.siteId' },
    siteOfTrainer: { code: 'programmes/no-site-wanted', field: 'input.siteId' },
    noFunction: { code: 'programmes/function-wanted', field: 'input.function' },
    functionOfTrainer: { code: 'programmes/no-function-wanted', field: 'input.function' },
    longFunction: { code: 'input/too-long', field: 'input.function', bound: 200 },
    strangeSite: { code: 'platform/not-found', field: 'input.siteId' },
    administrator: { code: 'input/unknown-word', field: 'input.role', bound: ['organiser', 'issuer', 'trainer', 'site-contact', 'committee', 'funder'] },
    participant: { code: 'input/unknown-word', field: 'input.role', bound: ['organiser', 'issuer', 'trainer', 'site-contact', 'committee', 'funder'] },
    noAddress: { code: 'input/not-an-address', field: 'input.person.email' },
    blankName: { code: 'input/too-short', field: 'input.person.familyName', bound: 1 },
    longName: { code: 'input/too-long', field: 'input.person.familyName', bound: 100 },
    longAddress: { code: 'input/not-an-address', field: 'input.person.email' },
    elsewhere: { code: 'platform/not-found' },
    issuerMakesIssuers: { code: 'platform/not-found' },
    issuerMakesHerself: { code: 'platform/not-found' },
  });
  expect(await listed()).toEqual(before);
  expect(await personsAt('neu@example.org')).toEqual([]);
});

test('the last organiser stays, and nobody ends a role elsewhere or the administrator\'s', async () => {
  const last = await roleOf('Rösch-Vollmer', 'organiser');
  const administrator = await world.as('administrator');
  for (const browser of [organiser, administrator]) expect(await browser.refused(END, { input: { assignmentId: last.id, version: last.version } })).toEqual([{ code: 'programmes/last-organiser' }]);
  const { rows: [installation] } = await world.db.query<{ id: string }>("select id from role_assignment where role = 'administrator'");
  const { rows: [elsewhere] } = await world.db.query<{ id: string }>("select r.id from role_assignment r join programme p on p.id = r.programme_id where p.slug = 'fremd'");
  for (const [browser, assignmentId] of [[administrator, installation!.id], [organiser, installation!.id], [organiser, elsewhere!.id], [await world.as('trainer'), last.id]] as const) {
    expect(await browser.refused(END, { input: { assignmentId, version: 1 } })).toEqual([{ code: 'platform/not-found' }]);
  }
  expect((await roleOf('Rösch-Vollmer', 'organiser')).version).toBe(last.version);
});

test('an administrator reaches every programme and gives it its organiser; what is vacant waits on the start page', async () => {
  const administrator = await world.as('administrator');
  const { rows: [empty] } = await world.db.query<{ id: string }>(`
    insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
    select gen_random_uuid(), 'leer', provider_id, 'Leeres Programm', '2026-01-01', '2026-12-31', 'Jemand', '030', 'jemand@example.org' from programme where slug = 'servicepunkte' returning id`);
  const waiting = async (browser: Browser): Promise<unknown[]> => (await browser.see<{ start: { todo: { kind: string; subject: string }[] } }>('{ start { todo { kind subject count link } } }')).start.todo.filter(({ kind, subject }) => kind.endsWith('-missing') && subject === 'Leeres Programm');
  const link = `/programmes/${empty!.id}/people`;
  expect(await waiting(administrator)).toEqual(['organiser', 'trainer', 'issuer'].map((role) => ({ kind: `${role}-missing`, subject: 'Leeres Programm', count: 0, link })));
  expect(await waiting(organiser)).toEqual([]);
  await administrator.see(GIVE, { input: { programmeId: empty!.id, role: 'organiser', personId: await idOf('Rösch-Vollmer') } });
  expect(await waiting(organiser)).toEqual(['trainer', 'issuer'].map((role) => ({ kind: `${role}-missing`, subject: 'Leeres Programm', count: 0, link })));
  expect((await administrator.see<{ programmes: { slug: string }[] }>('{ programmes { slug } }')).programmes.map(({ slug }) => slug).sort()).toEqual(['fremd', 'leer', 'schwester', 'servicepunkte']);
});

test('one role or three cost the same statements', async () => {
  const { rows: [{ id, site }] } = await world.db.query(`
    with p as (insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
      select gen_random_uuid(), 'zaehlen', provider_id, 'Zählen', '2026-01-01', '2026-12-31', 'Jemand', '030', 'jemand@example.org' from programme where slug = 'servicepunkte' returning id),
    s as (insert into site (id, programme_id, key, kind, name, short_name) select gen_random_uuid(), id, 'a', 'city', 'A', 'A' from p returning id)
    select p.id, s.id as site from p, s`) as unknown as { rows: [{ id: string; site: string }] };
  const administrator = await world.as('administrator');
  for (const [count, names] of [[1, ['Stehle']], [3, ['Mößner', 'Pfänder']]] as const) {
    for (const name of names) await world.db.query("insert into role_assignment (id, person_id, role, programme_id, site_id) values (gen_random_uuid(), $1, 'site-contact', $2, $3)", [await idOf(name), id, site]);
    expect(await world.statements(async () => { expect(await listed(administrator, id)).toHaveLength(count); })).toBe(5);
    expect(await world.statements(() => administrator.see(KNOWN, { input: { programmeId: id, search: 'st' } }))).toBe(8);
  }
});

test('the database holds one role at a time, a site of the programme, a history that stays and an organiser', async () => {
  const { db } = world;
  const [person, organises] = [await idOf('Karadağ'), await roleOf('Rösch-Vollmer', 'organiser')];
  const insert = (role: string, more: { site?: string; from?: string; to?: string } = {}): Promise<unknown> => db.query(
    'insert into role_assignment (id, person_id, role, programme_id, site_id, given_at, ended_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)',
    [person, role, programme, more.site ?? null, more.from ?? '2026-01-01', more.to ?? null]);
  await expect(insert('trainer')).rejects.toMatchObject({ constraint: 'no_role_twice_at_a_time' });
  await expect(insert('trainer', { from: '2020-01-01', to: '2021-12-31' })).rejects.toMatchObject({ constraint: 'no_role_twice_at_a_time' });
  await expect(insert('trainer', { from: '2020-01-01', to: '2021-01-01' })).resolves.toBeDefined();
  await expect(insert('trainer', { from: '2020-01-02', to: '2020-01-01' })).rejects.toMatchObject({ code: '23514' });
  const { rows: [foreign] } = await db.query<{ id: string }>("select s.id from site s join programme p on p.id = s.programme_id where p.slug = 'zaehlen'");
  await expect(insert('site-contact', { site: foreign!.id })).rejects.toMatchObject({ constraint: 'role_at_site_of_programme' });
  await expect(db.query("update role_assignment set role = 'issuer' where person_id = $1 and programme_id = $2 and ended_at is null", [person, programme])).rejects.toMatchObject({ code: 'KB004' });
  await expect(db.query("update role_assignment set ended_at = null where person_id = $1 and given_at < '2021-01-01'", [person])).rejects.toMatchObject({ code: 'KB004' });
  await expect(db.query('update role_assignment set ended_at = now() where id = $1', [organises.id])).rejects.toMatchObject({ code: 'KB005' });
  // Two organisers who end each other at once: one of them stays.
  await db.query("insert into role_assignment (id, person_id, role, programme_id, given_at) values (gen_random_uuid(), $1, 'organiser', $2, '2026-01-01')", [person, programme]);
  const both = (await db.query<{ id: string }>("select id from role_assignment where programme_id = $1 and role = 'organiser' and ended_at is null", [programme])).rows;
  expect(both).toHaveLength(2);
  const ended = await Promise.allSettled(both.map(({ id }) => world.around((em) => em.execute('update role_assignment set ended_at = now() where id = ?', [id]))));
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('an administrator who invites a participant by address enters nobody twice', async () => {
  const input = { programmeId: programme, role: 'trainer', person: invited('Müller-Wachtendonk', 'cornelia.mueller-wachtendonk@example.org', { givenName: 'Cornelia' }) };
  await (await world.as('administrator')).see(GIVE, { input });
  expect(await personsAt('cornelia.mueller-wachtendonk@example.org')).toEqual([{ person: 'Cornelia Müller-Wachtendonk', account: 'cornelia.mueller-wachtendonk@example.org' }]);
});

test('who invites without end is asked to wait', async () => {
  const hasty = await world.as('schwester@example.org');
  const sister = (await world.db.query<{ id: string }>("select id from programme where slug = 'schwester'")).rows[0]!.id;
  const give = (n: number) => hasty.refused(GIVE, { input: { programmeId: sister, role: 'committee', person: invited(`Viele ${n}`, `viele.${n}@example.org`) } });
  const answers: unknown[] = [];
  for (let n = 0; n < 31; n++) answers.push(...await give(n));
  expect(answers).toEqual([{ code: 'platform/too-many-requests', bound: 30 }]);
});

test('the database keeps an administrator of the installation: the last one neither ends nor goes, nor do two who go at once', async () => {
  const { db } = world;
  const end = (id: string): Promise<unknown> => world.around((em) => em.execute('update role_assignment set ended_at = now() where id = ?', [id]));
  const active = async (): Promise<{ id: string; person: string }[]> =>
    (await db.query<{ id: string; person: string }>("select id, person_id as person from role_assignment where role = 'administrator' and ended_at is null")).rows;
  const [only] = await active();
  await expect(end(only!.id)).rejects.toMatchObject({ code: 'KB006' });
  await expect(db.query('delete from person where id = $1', [only!.person])).rejects.toMatchObject({ code: 'KB006' });
  await db.query("insert into role_assignment (id, person_id, role) values (gen_random_uuid(), $1, 'administrator')", [await idOf('Karadağ')]);
  const both = await active();
  expect(both).toHaveLength(2);
  const ended = await Promise.allSettled(both.map(({ id }) => end(id)));
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await active()).toHaveLength(1);
});
