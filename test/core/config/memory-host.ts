import type { DataHost } from '../../../server/src/core/packs/load-pack';

/** Files by absolute path, as a host. A folder is there where a file is in it. */
export function memoryHost(files: { readonly [path: string]: string }): DataHost {
  return {
    readFile: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    listFolder(path) {
      const prefix = path.endsWith('/') ? path : `${path}/`;
      const inside = Object.keys(files).filter((file) => file.startsWith(prefix));
      if (inside.length === 0) return undefined;
      return [...new Set(inside.map((file) => file.slice(prefix.length).split('/')[0]!))];
    },
  };
}
