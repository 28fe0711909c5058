// One runner, several kinds of tests. `npm test` runs node, client, built and weapp-jsdom; the heavier kinds
// (a real PostgreSQL server, a browser, the mini-program runtime in Chromium) are called by name from .ci/run.
const typescript = {
  '^.+\\.(t|j)sx?$': [
    'babel-jest',
    {
      configFile: false,
      presets: [['taro', { framework: 'react', ts: true, reactJsxRuntime: 'automatic', hot: false }]],
    },
  ],
}
// One locale of zod, not all forty: its path names the ES module, which jest cannot require.
const commonjs = { '^zod/v4/locales/(.+)\\.js$': 'zod/v4/locales/$1.cjs' }
const node = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j)sx?$': [
      'babel-jest',
      {
        configFile: false,
        presets: [
          ['@babel/preset-env', { targets: { node: 'current' } }],
          ['@babel/preset-typescript', { allowDeclareFields: true }],
        ],
      },
    ],
  },
  moduleNameMapper: { '^~types/(.*)$': '<rootDir>/types/$1', ...commonjs },
  clearMocks: true,
}
// Timed marks belong to the benches: a test that shares two cores with others may take its time.
const testTimeout = 30_000
const database = {
  globalSetup: '<rootDir>/test/database/setup.ts',
  globalTeardown: '<rootDir>/test/database/teardown.ts',
}

/** @type {import('jest').Config} */
module.exports = {
  testTimeout,
  projects: [
    {
      ...node,
      ...database,
      displayName: 'node',
      testMatch: ['<rootDir>/{types,catalog,cloudfunctions,local,config,bench,test/faults}/**/*.test.ts'],
    },
    {
      displayName: 'client',
      testEnvironment: 'jsdom',
      transform: typescript,
      transformIgnorePatterns: ['/node_modules/(?!(uqr)/)'],
      testMatch: ['<rootDir>/src/**/*.test.ts?(x)'],
      moduleNameMapper: {
        '^@/(.*)$': '<rootDir>/src/$1',
        '^~types/(.*)$': '<rootDir>/types/$1',
        ...commonjs,
        '^@tarojs/components$': '<rootDir>/test/client/components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/client/taro.ts',
        '\\.(css|scss|png|svg)$': '<rootDir>/test/client/asset.ts',
      },
      globals: { API_BASE: '', CLOUD_ENV: '' },
      clearMocks: true,
    },
    { ...node, ...database, displayName: 'built', testMatch: ['<rootDir>/test/built/**/*.test.ts'] },
    { ...node, ...database, displayName: 'weapp-jsdom', testMatch: ['<rootDir>/test/runtime/**/*.test.ts'] },
    { ...node, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts'] },
    { ...node, displayName: 'weapp', testMatch: ['<rootDir>/test/weapp/**/*.test.ts'] },
  ],
}
