// One linter, strict. The boundary rules at the end are the architecture: who may import whom.
import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'

const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
})
const noClient = [['**/src/**', '@/**'], 'the backend does not know the screens']
const noLocal = [['**/local/**'], "the laptop's cloud stays out of what is deployed"]
const noTest = [['**/test/**'], 'product code does not import tests']
const othersQueries = [
  ['../*/queries', '../*/queries/**', '../../*/queries', '../../*/queries/**'],
  'a room reaches another through its actions or rules, never its queries',
]

const noClockReading = {
  'no-restricted-syntax': [
    'error',
    { selector: "NewExpression[callee.name='Date']", message: 'Dates are text; the clock is injected.' },
    {
      selector: "MemberExpression[object.name='Date'][property.name='now']",
      message: 'The clock is injected.',
    },
  ],
}

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.data',
      'test/artifacts',
      'test/runtime/fixture',
      'bench/node_modules',
      '**/*.cjs',
      '**/*.mjs',
      'babel.config.js',
      'cloudfunctions/database/tables.ts',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Spreading a string gives code points, which is what limits in code points need.
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: [{ from: 'lib', name: 'string' }, 'string'] },
      ],
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**', 'bench/**'],
    rules: {
      '@typescript-eslint/unbound-method': 'off',
      'react-hooks/rules-of-hooks': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/**/*.test.*'],
    rules: forbid(
      [['**/cloudfunctions/**'], 'screens know the contract in types/ only'],
      [['**/catalog/**'], 'policy reaches screens through actions'],
      noLocal,
      noTest,
    ),
  },
  {
    files: ['types/**'],
    ignores: ['types/**/*.test.ts'],
    rules: forbid(noClient, noLocal, noTest, [
      ['**/cloudfunctions/**', '**/catalog/**'],
      'the contract depends on nothing',
    ]),
  },
  {
    files: ['cloudfunctions/**'],
    ignores: ['cloudfunctions/**/*.test.ts'],
    rules: { ...forbid(noClient, noLocal, noTest, othersQueries), ...noClockReading },
  },
  {
    files: ['cloudfunctions/*/rules/**', 'cloudfunctions/*/rules.ts'],
    ignores: ['cloudfunctions/**/*.test.ts'],
    rules: forbid(
      noClient,
      noLocal,
      noTest,
      [['**/database/**', '**/service/**', 'pg', 'node:*', '@cloudbase/*'], 'rules are pure: no I/O, no SDK'],
      [['**/platform/**', '!**/platform/clock'], 'rules know no outside world'],
    ),
  },
  {
    files: ['cloudfunctions/platform/clock.ts', 'cloudfunctions/database/db.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
