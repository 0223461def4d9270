import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The text of a file that comes with the package, by its path from the package's root; null where there is none.
 * The root is one folder up from the sources and two from the built `dist/cli`.
 */
export function readPackageFile(path: string): string | null {
  const place = locate(path);
  return place === null ? null : readFileSync(place, 'utf8');
}

/** Where a folder of the package is, whether or not it is there, by its path from the package's root. */
export function packageFolder(path: string): string {
  return fileURLToPath(new URL(`${findRoot() ?? ''}${path}`, import.meta.url));
}

/** The version of this package. */
export function readVersion(): string {
  const declaration: unknown = JSON.parse(readPackageFile('package.json') ?? '{}');
  const hasVersion = typeof declaration === 'object' && declaration !== null && 'version' in declaration;
  return hasVersion ? String(declaration.version) : '0';
}

function locate(path: string): URL | null {
  const root = findRoot();
  const place = new URL(`${root ?? ''}${path}`, import.meta.url);
  return root !== undefined && existsSync(place) ? place : null;
}

function findRoot(): string | undefined {
  return ['../', '../../'].find((up) => existsSync(new URL(`${up}package.json`, import.meta.url)));
}
