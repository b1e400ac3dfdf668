import { defineConfig } from 'eslint/config'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { coreRules } from './eslint/core.js'
import { house } from './eslint/plugin.js'
import { ownForms, plainTests, pureTime, safeMarkup } from './eslint/syntax.js'

/** Components of `#app/ui` that draw a form control. */
const controls = ['Checkbox', 'RadioButton', 'Textbox', 'Textarea', 'Select']
const script = '**/*.{ts,tsx,js}'
const tests = ['**/*.test.{ts,tsx,js}', 'e2e/**/*.ts']

/** The rules that need types are in .oxlintrc.json (decision 35). */
export default defineConfig(
  { ignores: ['build/', '.data/', '.cache/', 'coverage/', 'test-results/', 'playwright-report/', 'public/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: [script], rules: coreRules },
  tseslint.configs.recommended,
  {
    files: [script],
    plugins: { house },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'house/rooms': 'error',
      'house/doors': 'error',
      'house/addresses': 'error',
      'house/names': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'max-lines': ['error', { max: 250 }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-dynamic-delete': 'error',
      '@typescript-eslint/no-extraneous-class': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/unified-signatures': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['app/**/*.tsx'], ...jsxA11y.flatConfigs.recommended },
  {
    files: ['app/**/*.tsx'],
    rules: {
      'jsx-a11y/label-has-associated-control': ['error', { assert: 'either', controlComponents: controls, depth: 3 }],
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'region'] }],
    },
  },
  { files: ['app/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...safeMarkup, ...ownForms] } },
  { files: ['app/ui/post-form.tsx'], rules: { 'no-restricted-syntax': ['error', ...safeMarkup] } },
  {
    files: ['app/domain/**/*.{ts,tsx}'],
    ignores: [
      'app/domain/shared/clock.ts',
      'app/domain/shared/ids.ts',
      'app/domain/identity/session.server.ts',
      ...tests,
    ],
    rules: { 'no-restricted-syntax': ['error', ...safeMarkup, ...ownForms, ...pureTime] },
  },
  {
    files: tests,
    rules: {
      'no-restricted-syntax': ['error', ...plainTests],
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  { files: ['scripts/**', 'bench/**', 'e2e/**', 'db/**', '*.config.*'], rules: { 'no-console': 'off' } },
)
