import type { Container, ContainerContext, ContainerId, ContainerReader } from './container';
import { readCsvFile, readTsvFile } from './csv';
import { readJson } from './json';
import { readNdjson } from './ndjson';
import { readSrt, readVtt } from './subtitles';
import { readYaml } from './yaml';

/** Reads a text container. Never throws; what is wrong is in `problems`. */
export function readContainer(source: string, container: ContainerId, context: ContainerContext): Container {
  const reader = readers[container];
  return reader === undefined ? nothing : reader(source, context);
}

const nothing: Container = { units: [], problems: [], comments: [] };

const readers: { readonly [container in ContainerId]?: ContainerReader } = {
  ndjson: readNdjson,
  json: readJson,
  yaml: readYaml,
  csv: readCsvFile,
  tsv: readTsvFile,
  srt: readSrt,
  vtt: readVtt,
};
