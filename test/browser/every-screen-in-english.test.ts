import { walkEveryScreen } from '../support/walk.js';

walkEveryScreen('en', 'dark');
