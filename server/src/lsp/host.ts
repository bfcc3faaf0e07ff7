import type { DataHost } from '../core/packs/load-pack';

/**
 * The outside world, as far as the server needs it: reading configuration files and rule packs, by absolute paths with `/`
 * between the parts. What a document says comes from the editor, never from here.
 */
export interface Host extends DataHost {
  /** The folder that the product is installed in, where its packs can be read as files; absent in a browser. */
  readonly installation?: string;
  /**
   * For a host that cannot read at once: gets what was asked for and not known. Resolves to whether any of it exists, so
   * that whoever asked should ask again.
   */
  fetch?(): Promise<boolean>;
  /** What is known of these paths may no longer be so. */
  forget?(paths: readonly string[]): void;
}
