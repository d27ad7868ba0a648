import { createHash } from 'node:crypto';

const SESSION = 'select s.*, u.* from auth.session s join auth."user" u on u.id = s."userId" where s.token = $1';
const SUBSCRIPTION = 'select u.id, p.language from calendar_subscription u join person p on p.id = u.person_id where u.token_hash = $1 and u.revoked_at is null';

const START = '{ start { next { kind title startsAt endsAt place bring link action } todo { kind subject count link dueAt } missing { kind subject count link dueAt } } }';
const ROLL_CALL = `query RollCall($id: ID!) {
  session(id: $id) { id title startsAt endsAt minutes status event { id title timeZone status cohort { id } programme { id } sessions { id title startsAt status } } }
  rollCall(sessionId: $id) { minutes sites { siteId name shortName seats { seatId kind substitute { name version }
    persons { enrolmentId givenName familyName holds mark { kind minutesMissed version } } } } } }`;

/** What is measured: a request as its person would send it, and the look-up that nobody could spare. */
export async function requestsFor(installation) {
  const participant = await installation.as('cornelia.mueller-wachtendonk');
  const trainer = await installation.as('beate.hirschmueller');
  const issuer = await installation.as('renate.kuehnel');
  const feed = new URL((await participant.see('mutation { addSubscription(input: { name: "Handy" }) { url } }')).addSubscription.url).pathname;
  const { headers } = await fetch(installation.url + feed, { headers: { 'accept-encoding': 'identity' } });

  return [
    graphql('me', 'Smallest query', participant, '{ me { person { id } } }'),
    graphql('start', 'Start page of a participant', participant, START),
    graphql('roll-call', 'Roll call of a session', trainer, ROLL_CALL, { id: await sessionOf2022(trainer) }),
    {
      name: 'feed', title: 'Calendar feed, not modified', method: 'GET', path: feed, headers: { 'if-none-match': headers.get('etag') },
      lookUp: { query: SUBSCRIPTION, value: createHash('sha256').update(/([\w-]{43})\.ics$/.exec(feed)[1]).digest('hex') },
    },
    { name: 'certificate', title: 'Certificate as PDF', method: 'GET', path: await certificate(issuer), headers: cookies(issuer), lookUp: session(issuer) },
  ];
}

function graphql(name, title, browser, query, variables = {}) {
  return {
    name, title, method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', ...cookies(browser) }, lookUp: session(browser),
    body: JSON.stringify({ query, variables }),
  };
}

function cookies(browser) {
  return { cookie: browser.jar.map(([name, value]) => `${name}=${value}`).join('; '), origin: browser.url };
}

/** The cookie is the token and its signature. */
function session(browser) {
  const [, cookie] = browser.jar.find(([name]) => name.endsWith('session_token'));
  return { query: SESSION, value: decodeURIComponent(cookie).split('.')[0] };
}

async function sessionOf2022(trainer) {
  const { cohorts } = await trainer.see('{ cohorts { slug events { sessions { id } } } }');
  return cohorts.find(({ slug }) => slug === 'durchgang-2022').events[0].sessions[0].id;
}

/** One is issued for it: demo data have none. */
async function certificate(issuer) {
  const { cohorts } = await issuer.see('{ cohorts { id slug certification { purpose persons { state person { id } } } } }');
  const { id: cohortId, certification: [{ purpose, persons }] } = cohorts.find(({ slug }) => slug === 'durchgang-2022');
  const personIds = [persons.find(({ state }) => state === 'met').person.id];
  const { issueCertificates } = await issuer.see('mutation Issue($input: IssueCertificatesInput!) { issueCertificates(input: $input) { issued { pdf } } }', {
    input: { cohortId, purpose, personIds, expectedCount: 1 },
  });
  return issueCertificates.issued[0].pdf;
}
