import type { Connection } from 'vscode-languageserver';
import { FilesRequest } from './custom-requests';
import type { Host } from './host';
import { uriOfPath } from './uri';

/**
 * Configuration files and packs as the client reads them, for a server without a file system of its own. Reading cannot
 * wait: what is not known yet is not there, is noted, and comes with the next {@link fetch}.
 */
export class ClientFiles implements Host {
  private readonly files = new Map<string, string | undefined>();
  private readonly folders = new Map<string, readonly string[] | undefined>();
  private readonly wantedFiles = new Set<string>();
  private readonly wantedFolders = new Set<string>();
  /** Asked for and not answered yet. */
  private readonly onTheWay = new Set<string>();
  private inFlight: Promise<boolean> = Promise.resolve(false);

  constructor(private readonly connection: Connection) {}

  readFile(path: string): string | undefined {
    if (!this.files.has(path) && !this.onTheWay.has(path)) this.wantedFiles.add(path);
    return this.files.get(path);
  }

  listFolder(path: string): readonly string[] | undefined {
    if (!this.folders.has(path) && !this.onTheWay.has(path)) this.wantedFolders.add(path);
    return this.folders.get(path);
  }

  /** While an answer is on its way, what it brings counts for everybody who asks meanwhile: they were told it is not there. */
  async fetch(): Promise<boolean> {
    const before = this.inFlight;
    const fetching = this.fetchWanted();
    const both = Promise.all([before, fetching]).then((some) => some.includes(true));
    this.inFlight = both;
    return both.finally(() => {
      if (this.inFlight === both) this.inFlight = Promise.resolve(false);
    });
  }

  private async fetchWanted(): Promise<boolean> {
    const files = [...this.wantedFiles];
    const folders = [...this.wantedFolders];
    this.wantedFiles.clear();
    this.wantedFolders.clear();
    if (files.length + folders.length === 0) return false;
    for (const path of [...files, ...folders]) this.onTheWay.add(path);
    const answer = await this.connection.sendRequest(FilesRequest, {
      files: files.map(uriOfPath),
      folders: folders.map(uriOfPath),
    });
    files.forEach((path, i) => this.files.set(path, answer.files[i] ?? undefined));
    folders.forEach((path, i) => this.folders.set(path, answer.folders[i] ?? undefined));
    for (const path of [...files, ...folders]) this.onTheWay.delete(path);
    return [...answer.files, ...answer.folders].some((each) => each !== null);
  }

  forget(paths: readonly string[]): void {
    for (const path of paths) {
      this.files.delete(path);
      this.folders.delete(path);
      this.folders.delete(path.slice(0, path.lastIndexOf('/')));
    }
  }
}
