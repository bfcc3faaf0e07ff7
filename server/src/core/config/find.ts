import type { DataHost } from '../packs/load-pack';
import { configFileNames } from './names';
import { parentFolder } from './paths';

/** The configuration files of one folder; more than one is a mistake that the loader reports. */
export function configFilesIn(host: DataHost, folder: string): string[] {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return configFileNames.map((name) => prefix + name).filter((path) => host.readFile(path) !== undefined);
}

/** `folder` and every folder above it, innermost first. */
export function foldersUpwards(folder: string): string[] {
  const folders: string[] = [];
  for (let at: string | undefined = folder; at !== undefined; at = parentFolder(at)) folders.push(at);
  return folders;
}
