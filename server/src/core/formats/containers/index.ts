import type { Container, ContainerContext, ContainerId, ContainerReader } from './container';
import { readNdjson } from './ndjson';

/** Reads a text container. Never throws; what is wrong is in `problems`. */
export function readContainer(source: string, container: ContainerId, context: ContainerContext): Container {
  const reader = readers[container];
  return reader === undefined ? nothing : reader(source, context);
}

const nothing: Container = { units: [], problems: [], comments: [] };

const readers: { readonly [container in ContainerId]?: ContainerReader } = {
  ndjson: readNdjson,
};
