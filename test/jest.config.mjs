import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** One Jest for everything: architecture, stories over the API, browser. */
export default {
  rootDir: root,
  testMatch: ['<rootDir>/test/{architecture,stories,browser}/**/*.test.ts'],
  testEnvironment: '<rootDir>/test/support/environment.mjs',
  transform: {
    '/server/src/.+\\.ts$': '<rootDir>/test/support/built-server.mjs',
    '^.+\\.ts$': ['@swc/jest', {
      jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    }],
  },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data'],
  globalSetup: '<rootDir>/test/support/before-all.mjs',
  globalTeardown: '<rootDir>/test/support/after-all.mjs',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  testTimeout: 60_000,
  maxWorkers: 3,
};
