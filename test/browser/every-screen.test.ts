import { routesOfClient, SCREENS } from '../support/screens.js';
import { type Look, walkEveryScreen } from '../support/walk.js';

const ALL = (['de', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).flatMap((scheme) => [false, true].map((phone): Look => ({ language, scheme, phone }))));
/** In `npm test` the two that have nothing in common, so that each language, scheme and width is seen; all eight in `npm run prove -- every-screen`. */
const LOOKS = process.env['LOOKS'] === 'all' ? ALL : ALL.filter(({ language, scheme, phone }) => (language === 'de') === (scheme === 'light') && (language === 'en') === phone);

test('the walk goes to every route of the client', () => {
  expect([...new Set(SCREENS.map(({ route }) => route))].sort()).toEqual(routesOfClient());
});

walkEveryScreen(LOOKS);
