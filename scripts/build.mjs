// `npm run build`: compiles the command line, and puts it with the packages it uses into a few files of `dist/bundle`,
// where `bin/rulebook.js` finds it: a thousand small modules take longer to load than a rulebook takes to check. Then the
// pages of the editor, into `dist/editor`.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBundleCurrent } from '../bin/bundle.js';
import { project, run, tool } from './steps.mjs';

/** Builds what is not up to date; the exit status. */
export async function build() {
  const status = run(tool('typescript/bin/tsc', '-b', 'cli'));
  if (status !== 0) return status;
  if (!isBundleCurrent()) await bundle();
  if (!isEditorCurrent()) await buildEditor();
  return 0;
}

/** Whether the pages are there, and nothing that they are made of has changed since. */
function isEditorCurrent() {
  const page = join(project, 'dist', 'editor', 'index.html');
  if (!existsSync(page)) return false;
  const { mtimeMs } = statSync(page);
  const files = ['dsl', 'editor', 'engine', 'library'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      join(project, folder, path),
    ),
  );
  return [...files, join(project, 'package-lock.json')].every((file) => statSync(file).mtimeMs <= mtimeMs);
}

/** Builds the pages. */
async function buildEditor() {
  const { build: buildWithVite } = await import('vite');
  await buildWithVite({ configFile: join(project, 'editor', 'vite.config.ts'), logLevel: 'warn' });
}

/** They need to know their own place on the disk, and are loaded from it. */
const placedPackages = [
  'fastify',
  '@fastify/cookie',
  '@fastify/helmet',
  '@fastify/rate-limit',
  '@fastify/static',
  '@fastify/swagger',
  '@fastify/swagger-ui',
];

/** Bundles the compiled program. */
async function bundle() {
  const compiled = join(project, 'dist', 'cli');
  const { build: bundleWithVite } = await import('vite');
  await bundleWithVite({
    root: project,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: placedPackages },
    build: {
      ssr: true,
      outDir: join(project, 'dist', 'bundle'),
      emptyOutDir: true,
      target: 'node20',
      // Left readable: reports of faults name places in it.
      minify: false,
      rolldownOptions: {
        input: {
          main: join(compiled, 'main.js'),
          worker: join(project, 'dist', 'library', 'node', 'batch', 'worker.js'),
          'comparison-worker': join(project, 'dist', 'server', 'differences', 'comparison-worker.js'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await build();
