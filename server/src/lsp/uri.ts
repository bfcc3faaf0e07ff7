/**
 * Documents are URIs, configuration speaks of paths: absolute, with `/` between the parts (`/home/a`, `c:/scripts/a`).
 * Only `file:` URIs have a path; a drive letter is lower case, as editors write it.
 */
export function pathOfUri(uri: string): string | undefined {
  const parts = /^file:\/\/([^/?#]*)(\/[^?#]*)/i.exec(uri);
  if (parts === null) return undefined;
  const host = parts[1]!;
  const path = decode(parts[2]!);
  if (path === undefined) return undefined;
  if (host !== '' && host.toLowerCase() !== 'localhost') return `//${host}${path}`;
  return /^\/[A-Za-z]:/.test(path) ? path[1]!.toLowerCase() + path.slice(2) : path;
}

/** The `file:` URI of an absolute path with `/` between the parts. */
export function uriOfPath(path: string): string {
  const onHost = /^\/\/([^/]+)(\/.*)$/.exec(path);
  if (onHost !== null) return `file://${onHost[1]}${encode(onHost[2]!)}`;
  return `file://${encode(path.startsWith('/') ? path : `/${path}`)}`;
}

function encode(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
