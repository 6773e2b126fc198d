/** Rules beside the code (`libs`, `apps`) and everything that needs a running system (`test`). */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { exportConditions: ['source', 'node', 'node-addons'] },
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest'] },
  moduleNameMapper: {
    '^#jsx/jsx-runtime$': '<rootDir>/apps/web/src/jsx/jsx-runtime.ts',
    '^#(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  // Above what one wait in a test may take (60 s), so that it can say what it waited for on a busy machine.
  testTimeout: 180_000,
  // Modules of a finished file stay in memory: a worker that has grown makes room for a new one.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
