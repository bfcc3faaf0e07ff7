import { sep } from 'node:path';

/** A path of this system with `/` between its parts, as the core sees paths. */
export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** A path as it is reported: relative to `folder` where it lies inside, else absolute. Both with `/`. */
export function shownPath(path: string, folder: string): string {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
