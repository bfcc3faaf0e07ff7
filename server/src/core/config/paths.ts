/**
 * Paths as the configuration sees them: absolute, with `/` between the parts (`/home/a`, `C:/texts/a`), so that the same
 * code serves a command line, a language server and a browser. Nothing here asks a file system.
 */

/** The folder that holds `path`, or undefined at the root. */
export function parentFolder(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  if (slash < 0 || path === '/' || /^[A-Za-z]:\/?$/.test(path)) return undefined;
  if (slash === 0) return '/';
  return slash === 2 && path[1] === ':' ? path.slice(0, 3) : path.slice(0, slash);
}

/** `path` as seen from `folder`, with `.` and `..` resolved. `..` never climbs above the root. `//host/a` keeps its host. */
export function resolvePath(folder: string, path: string): string {
  if (folder.startsWith('//')) return `/${resolvePath(folder.slice(1), path)}`;
  const parts: string[] = folder.split('/').filter((part, index) => part !== '' || index === 0);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 1) parts.pop();
  }
  return parts.length === 1 ? `${parts[0]}/` : parts.join('/');
}

/** The part of `path` below `folder`, empty for the folder itself, or undefined where it lies elsewhere. */
export function pathInside(folder: string, path: string): string | undefined {
  if (path === folder) return '';
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
