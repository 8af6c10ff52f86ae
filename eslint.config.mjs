import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { depConstraints } from './tools/arch/boundaries.mjs';
import { declaresAccess } from './tools/arch/house-rules/declares-access.mjs';
import { monotonicDurations } from './tools/arch/house-rules/monotonic-durations.mjs';
import { tenantDataOnly } from './tools/arch/house-rules/tenant-data-only.mjs';

const house = {
  rules: {
    'declares-access': declaresAccess,
    'monotonic-durations': monotonicDurations,
    'tenant-data-only': tenantDataOnly,
  },
};

/** What a file of TypeScript may not say. */
const NEVER = [
  { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
  { selector: 'ExportAllDeclaration', message: 'Say what others may use, by name.' },
  {
    selector: "CallExpression[callee.object.name='z'][callee.property.name=/^(uuid|uuidv[0-9]|guid)$/]",
    message: 'Ids have one spelling, or what is the same is not equal: use Uuid of the contracts.',
  },
];
/** A transaction has its context: no function takes both, in whatever order. */
const TRANSACTION = '[typeAnnotation.typeAnnotation.typeName.name=/Transaction$/]';
const CONTEXT = ['typeName.name', 'types.0.typeName.name']
  .map((path) => `[typeAnnotation.typeAnnotation.${path}=/^(Tenant|System)Context$/]`)
  .join(', ');
const TRANSACTIONS_CARRY_THEIR_CONTEXT = {
  selector: `:matches(:function > ${TRANSACTION} ~ :matches(${CONTEXT}), :function > :matches(${CONTEXT}) ~ ${TRANSACTION})`,
  message: 'A transaction carries its context: ask tx.context.',
};
/** Constructors have their dependencies, and six of them at most (max-params). */
const FEW_PARAMETERS = {
  selector:
    ":matches(FunctionDeclaration, ArrowFunctionExpression, MethodDefinition[kind!='constructor'] > FunctionExpression)[params.length>4]",
  message: 'At most four parameters: what belongs together is one object.',
};
const ALL_TESTS_RUN = [
  {
    selector: 'CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name=/^(only|skip|todo)$/]',
    message: 'All tests run.',
  },
  { selector: 'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xit|xtest)$/]', message: 'All tests run.' },
];

export default [
  { ignores: ['**/dist', '**/.nx', '**/.angular', '**/coverage', '**/jest.config.cjs', 'jest.preset.cjs'] },
  ...nx.configs['flat/base'],
  ...nx.configs['flat/typescript'],
  {
    files: ['**/*.ts'],
    plugins: { house },
    rules: {
      'house/monotonic-durations': 'error',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          allow: ['../../../../package.json', '../../../../tools/start'],
          depConstraints,
        },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      'no-restricted-syntax': ['error', ...NEVER, FEW_PARAMETERS, TRANSACTIONS_CARRY_THEIR_CONTEXT],
      'max-params': ['error', 6],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
    },
  },
  {
    // What only the types tell: a promise that nobody waits for, a condition that is one.
    files: [
      'libs/{contracts,maturity,exchange,collab,server}/**/*.ts',
      'apps/{api,worker,e2e}/**/*.ts',
      'tools/**/*.ts',
    ],
    languageOptions: { parserOptions: { project: 'tsconfig.node.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['libs/server/**/*.ts', 'apps/api/**/*.ts', 'apps/worker/**/*.ts'],
    rules: {
      'house/declares-access': 'error',
      'house/tenant-data-only': 'error',
      // A class that Nest injects must stay a value import: its metadata needs it.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // Tables of cases have as many columns as they need.
    files: ['**/*.spec.ts', '**/*.e2e.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...NEVER, ...ALL_TESTS_RUN],
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
  {
    // Statements of SQL, one after the other.
    files: ['**/migrations/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Specs plant doors without access, and look into the database from outside.
    files: ['apps/api/src/isolation/**/*.ts'],
    rules: { 'house/declares-access': 'off', 'house/tenant-data-only': 'off' },
  },
  // Jest calls these by their default export.
  {
    files: ['tools/test/jest-global-*.ts', 'apps/e2e/src/support/global-*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // The one place where ids get their spelling.
  {
    files: ['libs/contracts/src/ids.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  ...tseslint.config({
    files: ['apps/web/**/*.ts', 'libs/web/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/no-output-native': 'off',
    },
  }),
  ...tseslint.config({
    files: ['apps/web/**/*.html', 'libs/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    // Composite widgets (tree, tabs, radio group, toolbar) take keys on their container and move focus among their items.
    rules: {
      '@angular-eslint/template/interactive-supports-focus': 'off',
      '@angular-eslint/template/click-events-have-key-events': 'off',
      '@angular-eslint/template/role-has-required-aria': 'off',
    },
  }),
  prettier,
];
