import { dirname } from 'node:path';
import js from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

const root = dirname(import.meta.dirname);

export default defineConfig(
  globalIgnores(['**/dist/**', '**/node_modules/**', '**/*-env.d.ts']),
  { basePath: root, files: ['**/*.mjs'], extends: [js.configs.recommended], languageOptions: { globals: globalsOfNode() } },
  {
    basePath: root,
    files: ['{server,client,test}/**/*.ts'],
    extends: [js.configs.recommended, ts.configs.strict, ts.configs.stylistic],
    rules: {
      // A module, a command or a page is a class because Nest and Angular want one.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // The compiler says it already, and knows what a leading underscore means.
      '@typescript-eslint/no-unused-vars': 'off',
      // `!` is a statement about the line above it, where a check could only throw what no test would ever see.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Angular's `output<void>()` is none of the forms that the rule knows.
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['asyncMethods', 'methods'] }],
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    basePath: root,
    files: ['server/src/**/*.ts'],
    languageOptions: { parserOptions: { project: 'server/tsconfig.json', tsconfigRootDir: root } },
    rules: {
      // A promise that nobody awaits loses its error, and its transaction may commit without it.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  // A migration is one list of statements, however long.
  { basePath: root, files: ['server/src/migrations/*.ts'], rules: { 'max-lines': 'off' } },
  {
    basePath: root,
    files: ['test/**/*.ts'],
    languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: root } },
    rules: { '@typescript-eslint/no-floating-promises': 'error', 'max-lines': 'off' },
  },
  {
    basePath: root,
    files: ['client/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'kb', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'kb', style: 'camelCase' }],
      // A file is named after what it shows; `Class` at the end of a class would say nothing more.
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  { basePath: root, files: ['client/src/**/*.html'], extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility] },
);

function globalsOfNode() {
  return Object.fromEntries(['process', 'console', 'URL', 'Buffer', 'fetch', 'AbortController', 'setTimeout', 'clearTimeout', 'performance'].map((name) => [name, 'readonly']));
}
