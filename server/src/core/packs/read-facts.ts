import type { Reader } from '../config/data';
import { described, flag, list, object, oneOf, record, schemaOf, text } from '../config/data';
import { clauseId, examples, factTopicId, localised, patternText, severities } from './read-pack';
import type { FactFileSource, FactSource, FactTopicSource, Origin } from './schema';
import { factMeasures } from './schema';

const word = text({ nonEmpty: true, orNumber: true });
const patterns = list(patternText);

const dimension = object(
  {
    id: word,
    values: list(object({ name: word, names: patterns, short: patterns }, ['name', 'names'])),
  },
  ['id', 'values'],
);

const fact = object({ when: record(word), is: word, clause: clauseId }, ['is', 'clause']) as Reader<FactSource>;

/** facts.yaml. `origins` receives where each topic and each fact stands, under the topic's id and `fact TOPIC NUMBER`. */
export function factFile(origins: { [name: string]: Origin }): Reader<FactFileSource> {
  const topicShape = object(
    {
      id: factTopicId,
      title: localised,
      quantity: oneOf(factMeasures),
      names: patterns,
      weak: patterns,
      with: patterns,
      without: patterns,
      by: list(word),
      near: flag,
      places: list(oneOf(['text', 'list', 'table'])),
      unit: word,
      choices: record(patterns),
      facts: list(fact),
      csv: text({ nonEmpty: true }),
      severity: oneOf(severities),
      why: localised,
      examples,
    },
    ['id', 'title', 'quantity', 'names', 'examples'],
  ) as Reader<FactTopicSource>;
  const topic: Reader<FactTopicSource> = described(
    (node, reading) => {
      const value = topicShape(node, reading);
      if (value === undefined) return undefined;
      origins[value.id] = { file: reading.file, ...reading.position(node.offset) };
      if (node.kind === 'map') {
        const facts = node.entries.find((entry) => entry.key === 'facts')?.value;
        if (facts?.kind === 'list')
          facts.items.forEach((item, i) => {
            origins[`fact ${value.id} ${i}`] = { file: reading.file, ...reading.position(item.offset) };
          });
      }
      if (value.facts === undefined && value.csv === undefined)
        reading.problem(node.offset, {
          zh: `主题 ${value.id} 既没有 facts 也没有 csv`,
          en: `the topic ${value.id} has neither facts nor csv`,
        });
      return value;
    },
    () => ({ ...schemaOf(topicShape), anyOf: [{ required: ['facts'] }, { required: ['csv'] }] }),
  );
  return object({
    dimensions: list(dimension),
    topics: list(topic),
    others: patterns,
    own: patterns,
  }) as Reader<FactFileSource>;
}
