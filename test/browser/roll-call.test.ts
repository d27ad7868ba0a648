import type { Page } from 'playwright-core';
import { openContext } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let session: string;
beforeAll(async () => {
  world = await openWorld();
  session = (await world.db.query<{ id: string }>("select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' and s.key = 'w2-5'")).rows[0]!.id;
});
afterAll(() => world.close());

/** A trainer with a phone, signed in, with the list of the session open; a deaf one is not told what others save. */
async function phoneOf(email: string, { deaf = false } = {}): Promise<Page> {
  const page = await (await openContext(world, await world.as(email), { phone: true })).newPage();
  if (deaf) await page.route('**/live/**', (route) => route.abort());
  await page.goto(`${world.url}/de/sessions/${session}/attendance`);
  await page.getByRole('heading', { name: 'Fälle aus den Standorten' }).waitFor();
  return page;
}
const tap = (page: Page, person: string, kind: string): Promise<void> => page.getByRole('group', { name: person }).getByRole('radio', { name: kind }).check({ force: true });
/** The panel that sets both side by side is in sight, and the keyboard goes on from its heading. */
const ledToBoth = (page: Page): Promise<object> => page.getByRole('heading', { name: 'Jemand anderes hat das inzwischen geändert' }).evaluate((heading) => {
  const { top, bottom } = heading.getBoundingClientRect();
  return { focus: heading === document.activeElement, inSight: top >= document.querySelector('.top')!.getBoundingClientRect().bottom && bottom <= document.querySelector('.save')!.getBoundingClientRect().top };
});
const standing = (page: Page, site: string, stand: string): Promise<void> => page.locator('.sites > li', { has: page.getByRole('heading', { name: site }) }).locator('.stand').getByText(stand, { exact: true }).waitFor();

test('a trainer takes the roll call on a phone; a colleague who was slower keeps what was tapped and sees what stands there', async () => {
  const [first, second] = [await phoneOf('beate.hirschmueller@example.org', { deaf: true }), await phoneOf('cem.karadag@example.org', { deaf: true })];
  await tap(first, 'Müller-Wachtendonk, Cornelia', 'anwesend');
  await standing(first, 'Bodenseekreis, Stadt Meersburg', 'Hauptansprechperson da');
  await first.getByRole('button', { name: 'Übrige 13 auf anwesend setzen' }).click();
  await first.getByText('7 von 7 Standorten vertreten').waitFor();
  expect(await first.getByText('13 Personen als anwesend vorgemerkt.').evaluate((words) => {
    const [toast, bar] = [words.parentElement!, document.querySelector('.save')!].map((part) => part.getBoundingClientRect());
    return toast!.bottom <= bar!.top;
  })).toBe(true);
  await first.getByRole('button', { name: 'Rückgängig' }).click();
  await first.getByText('1 Eintrag noch nicht gespeichert').waitFor();
  await first.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await first.getByText(/Gespeichert um \d+:\d\d\sUhr/).waitFor();

  await tap(second, 'Müller-Wachtendonk, Cornelia', 'fehlt');
  await second.evaluate(() => { window.scrollTo(0, document.body.scrollHeight); });
  await second.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await second.getByText('Jemand anderes hat das inzwischen geändert').waitFor();
  expect(await ledToBoth(second)).toEqual({ focus: true, inSight: true });
  expect(await second.getByRole('row', { name: /Müller-Wachtendonk/ }).locator('th, td').allInnerTexts()).toEqual(['Müller-Wachtendonk, Cornelia', 'fehlt', 'anwesend']);
  await second.getByRole('button', { name: 'Meine Eingabe speichern' }).click();
  await second.getByText(/Gespeichert um/).waitFor();
  expect((await world.db.query("select m.kind from mark m join person p on p.id = m.person_id where session_id = $1 and family_name = 'Müller-Wachtendonk'", [session])).rows).toEqual([{ kind: 'absent' }]);

  // The way back goes once the list is saved, and once one has left it.
  await second.getByRole('radio', { name: 'entschuldigt' }).last().check({ force: true });
  await second.getByRole('button', { name: 'Übrige 12 auf anwesend setzen' }).click();
  await second.getByRole('button', { name: 'Rückgängig' }).waitFor();
  await second.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await second.getByRole('button', { name: 'Rückgängig' }).waitFor({ state: 'detached', timeout: 3_000 });
  await first.getByRole('button', { name: 'Übrige 13 auf anwesend setzen' }).click();
  await first.getByRole('button', { name: 'Rückgängig' }).waitFor();
  await first.getByRole('link', { name: 'Nächste Einheit:' }).click();
  await first.getByRole('button', { name: 'Rückgängig' }).waitFor({ state: 'detached', timeout: 3_000 });
});

test('whoever came late is asked for the minutes, and nothing is saved before they are said', async () => {
  const page = await phoneOf('beate.hirschmueller@example.org');
  const person = page.getByRole('group', { name: 'Hösch' });
  // The row stands at the lower edge, where the bar of saving will lie with the first tap.
  await person.locator('.kinds').evaluate((row) => { window.scrollBy(0, row.getBoundingClientRect().bottom - innerHeight + 60); });
  await tap(page, 'Hösch', 'verspätet');
  const minutes = person.getByRole('spinbutton');
  await minutes.and(page.locator(':focus')).waitFor();
  const inSight = (): Promise<boolean> => minutes.evaluate((field) => {
    const [{ top, bottom }, bar] = [field.getBoundingClientRect(), document.querySelector('.save')!.getBoundingClientRect()];
    return top > 0 && bottom <= bar.top;
  });
  expect(await inSight()).toBe(true);
  expect(await minutes.inputValue()).toBe('');
  await page.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await page.getByText('Bei 1 Person fehlen die Minuten oder sind mehr als geplant.').waitFor();
  expect([await minutes.getAttribute('aria-invalid'), await inSight()]).toEqual(['true', true]);
  await minutes.fill('7');
  // A slip of the finger, and back.
  await tap(page, 'Hösch', 'fehlt');
  await page.locator('kb-roll-call-seat', { has: person }).getByRole('button', { name: 'Ersatzperson' }).click();
  await page.getByLabel('Ersatzperson (Name)').and(page.locator(':focus')).waitFor();
  await tap(page, 'Hösch', 'verspätet');
  expect(await minutes.inputValue()).toBe('7');
  await page.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await page.getByText(/Gespeichert um/).waitFor();
  expect((await world.db.query("select m.kind, m.minutes_missed as missed from mark m join person p on p.id = m.person_id where session_id = $1 and family_name = 'Hösch'", [session])).rows).toEqual([{ kind: 'late', missed: 7 }]);
});

test('the list of a later day says that only excuses can be recorded, and offers nothing else', async () => {
  const { rows: [later] } = await world.db.query<{ id: string; title: string }>("select s.id, s.title from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' and s.key = 'w3-1'");
  const page = await phoneOf('beate.hirschmueller@example.org');
  await page.goto(`${world.url}/de/sessions/${later!.id}/attendance`);
  await page.getByText('Diese Einheit ist erst am Mi, 8. April 2026.').waitFor();
  expect(await page.getByRole('group', { name: 'Hösch' }).getByRole('radio').evaluateAll((radios) => radios.map((radio) => radio.closest('label')!.innerText.split('\n')))).toEqual([['E', 'entschuldigt']]);
  expect(await page.getByRole('button', { name: /auf anwesend setzen|Ersatzperson/ }).count()).toBe(0);
  await tap(page, 'Hösch', 'entschuldigt');
  await page.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await page.getByText(/Gespeichert um/).waitFor();
});

test('what a colleague saves stands on the other phone by itself; what was tapped there stays, and both stand side by side', async () => {
  await world.db.query('delete from mark where session_id = $1', [session]);
  const [first, second] = [await phoneOf('beate.hirschmueller@example.org'), await phoneOf('cem.karadag@example.org')];
  await second.getByText('7 noch nicht erfasst').waitFor();
  await tap(second, 'Stöckle', 'fehlt');
  await second.getByText('1 Eintrag noch nicht gespeichert').waitFor();

  for (const person of ['Müller-Wachtendonk, Cornelia', 'Stöckle']) await tap(first, person, 'anwesend');
  await first.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await first.getByText(/Gespeichert um/).waitFor();
  await standing(second, 'Bodenseekreis, Stadt Meersburg', 'Hauptansprechperson da');
  await second.getByText('Jemand anderes hat das inzwischen geändert').waitFor();
  expect(await second.getByRole('row', { name: /Stöckle/ }).locator('th, td').allInnerTexts()).toEqual([expect.stringMatching(/^Stöckle, /), 'fehlt', 'anwesend']);
  // Told once more, of something else, the question is still open.
  await tap(first, 'Hösch', 'entschuldigt');
  await first.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await second.getByRole('group', { name: 'Hösch' }).getByRole('radio', { name: 'entschuldigt', checked: true }).waitFor({ state: 'attached' });
  await second.getByText('Jemand anderes hat das inzwischen geändert').waitFor();
  // It came by itself, so the page stayed where it was; whoever saves is led to what is to be decided first.
  await second.evaluate(() => { window.scrollTo(0, document.body.scrollHeight); });
  await second.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  expect(await ledToBoth(second)).toEqual({ focus: true, inSight: true });
  await second.getByRole('button', { name: 'Gespeichertes übernehmen' }).click();
  await second.getByText('Jemand anderes hat das inzwischen geändert').waitFor({ state: 'detached' });
  expect(await second.getByRole('group', { name: 'Stöckle' }).getByRole('radio', { name: 'anwesend' }).isChecked()).toBe(true);
});

test('an event offers the list of a session by what it takes: excuses before its day, who is there from then on', async () => {
  const { rows: [event] } = await world.db.query<{ id: string }>('select event_id as id from session where id = $1', [session]);
  const page = await phoneOf('beate.hirschmueller@example.org');
  const offered = async (now: string): Promise<string[]> => {
    await page.clock.setFixedTime(now);
    await page.goto(`${world.url}/de/events/${event!.id}`);
    await page.locator('.deeds a').first().waitFor();
    return [...new Set((await page.locator('.deeds a').allInnerTexts()).map((words) => words.split(':')[0]!.trim()))];
  };
  expect(await offered('2026-03-09T22:59:00Z')).toEqual(['Vorab entschuldigen']);
  expect(await offered('2026-03-09T23:00:00Z')).toEqual(['Anwesenheit eintragen', 'Vorab entschuldigen']);
});

test('whoever has recorded everybody closes the list; a colleague reads it, and opens it again with a reason', async () => {
  const { id } = (await world.db.query<{ id: string }>("select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-2022' order by s.starts_at limit 1")).rows[0]!;
  const at = async (email: string): Promise<Page> => {
    const page = await (await openContext(world, await world.as(email), { phone: true })).newPage();
    await page.goto(`${world.url}/de/sessions/${id}/attendance`);
    await page.getByText('Alle sind erfasst.').waitFor();
    return page;
  };
  const [first, second] = [await at('beate.hirschmueller@example.org'), await at('cem.karadag@example.org')];
  await first.getByRole('button', { name: 'Liste abschließen' }).click();
  const closed = /^\s*Abgeschlossen am .+, von Beate Hirschmüller\s*$/;
  for (const page of [first, second]) await page.getByText(closed).waitFor();
  expect(await second.locator('.sites :is(input, textarea):enabled, .sites button').count()).toBe(0);

  await second.getByRole('button', { name: 'Liste wieder öffnen' }).click();
  await second.getByRole('button', { name: 'Liste wieder öffnen' }).click();
  await second.locator('kb-field .error').filter({ hasText: /\S/ }).waitFor();
  await second.getByLabel('Warum?').fill('Zwei Namen verwechselt');
  await second.getByRole('button', { name: 'Liste wieder öffnen' }).click();
  for (const page of [first, second]) await page.getByRole('button', { name: 'Liste abschließen' }).waitFor();
  expect(await second.locator('.sites input:enabled').count()).toBeGreaterThan(60);
  expect((await world.db.query('select reason from roll_call_closing')).rows).toEqual([{ reason: 'Zwei Namen verwechselt' }]);
});
