import picomatch from 'picomatch/posix';

/** Whether a path, relative to the folder of the configuration and with `/`, is meant. */
export type PathMatcher = (relativePath: string) => boolean;

/**
 * Compiles the globs of a configuration. A glob without a slash is meant at any depth (`*.txt`), one that ends in a
 * slash or names a folder means all that is in it.
 */
export function compileGlobs(globs: readonly string[]): PathMatcher {
  if (globs.length === 0) return () => false;
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
    const anywhere = plain.includes('/') || plain === '**' ? plain : `**/${plain}`;
    return glob.endsWith('/') ? [`${anywhere}/**`] : [anywhere, `${anywhere}/**`];
  });
  return picomatch(patterns, { dot: true });
}

/** Why a glob cannot be used, or undefined where it can. */
export function globMistake(glob: string): 'absolute' | 'outside' | 'negated' | undefined {
  if (glob.startsWith('!')) return 'negated';
  if (/^([A-Za-z]:)?[\\/]/.test(glob)) return 'absolute';
  return glob.split('/').includes('..') ? 'outside' : undefined;
}
