import { routesOfClient, SCREENS } from '../support/screens.js';
import { walkEveryScreen } from '../support/walk.js';

test('the walk goes to every route of the client', () => {
  expect([...new Set(SCREENS.map(({ route }) => route))].sort()).toEqual(routesOfClient());
});

walkEveryScreen('de', 'light');
