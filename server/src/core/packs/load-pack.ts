import type { DataProblem, Reader } from '../config/data';
import { readData } from '../config/data';
import { factRule } from './fact-rule';
import { readFactCsv } from './read-fact-csv';
import { factFile } from './read-facts';
import { actFile, clauses, manifestFile, phraseFile, ruleFile, termFile } from './read-pack';
import { ruleOfTerm } from './rule-of-term';
import type {
  ActSource,
  ClauseSource,
  FactFileSource,
  FactSource,
  Origin,
  Pack,
  PhraseSource,
  RuleSource,
} from './schema';

/** The only way a pack or a configuration reaches files. Paths use `/`. */
export interface DataHost {
  /** The file's text, or undefined where there is none. */
  readFile(path: string): string | undefined;
  /** The names in a folder, or undefined where there is none. */
  listFolder(path: string): readonly string[] | undefined;
  /** The path with all symbolic links followed; undefined where there is nothing. Absent where there are no links. */
  realPath?(path: string): string | undefined;
}

/** UTF-16 units that the YAML files of a pack, and all its files, may hold together: several times any pack known. */
const MAX_YAML = 2_000_000;
const MAX_PACK = 8_000_000;

/**
 * Reads a rule pack from a folder: pack.yaml, rules/*.yaml, and where present clauses.yaml, phrases.yaml, acts.yaml,
 * acts/*.yaml, terms.yaml and facts.yaml with the CSV files it names.
 * Everything wrong is in `problems` with file, line and column; `pack` then holds what could be read, if anything.
 */
export function loadPack(host: DataHost, folder: string): { pack?: Pack; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  let length = 0;
  const origins: { [ruleId: string]: Origin } = {};

  function read<T>(name: string, reader: Reader<T>): T | undefined {
    const file = `${folder}/${name}`;
    const source = readWithin(file, MAX_YAML);
    if (source === undefined) return undefined;
    const result = readData(source, file, reader);
    problems.push(...result.problems);
    return result.value;
  }

  /** The text of a file, unless the pack has grown beyond the limit: that is a problem, told once. */
  function readWithin(file: string, limit: number): string | undefined {
    if (length > MAX_PACK) return undefined;
    const source = host.readFile(file);
    length += source?.length ?? 0;
    if (length <= limit) return source;
    length = Infinity;
    problems.push({
      file,
      line: 1,
      column: 1,
      message: {
        zh: `规则包过大：到这个文件已超过 ${limit} 字，拒绝读取`,
        en: `the pack is too large: with this file it has more than ${limit} characters, and is not read`,
      },
    });
    return undefined;
  }

  const head = read('pack.yaml', manifestFile(origins));
  if (head === undefined && problems.length === 0) {
    problems.push({
      file: `${folder}/pack.yaml`,
      line: 1,
      column: 1,
      message: { zh: '规则包缺少 pack.yaml', en: 'the pack has no pack.yaml' },
    });
  }
  const lists: { [name: string]: readonly string[] } = {};
  const rules: RuleSource[] = [];
  const readRules = ruleFile(origins);
  const readActs = actFile(origins);
  for (const name of [...(host.listFolder(`${folder}/rules`) ?? [])].sort()) {
    if (!/\.ya?ml$/.test(name)) continue;
    const file = read(`rules/${name}`, readRules);
    for (const [listName, items] of Object.entries(file?.lists ?? {})) {
      if (Object.hasOwn(lists, listName)) {
        problems.push({
          file: `${folder}/rules/${name}`,
          line: 1,
          column: 1,
          message: {
            zh: `列表 ${listName} 已在本包别处定义`,
            en: `the list ${listName} is already defined in this pack`,
          },
        });
      }
      lists[listName] = items;
    }
    for (const rule of file?.rules ?? []) {
      if (rules.some((other) => other.id === rule.id)) {
        const origin = origins[rule.id]!;
        problems.push({ ...origin, message: { zh: `规则 ${rule.id} 重复`, en: `rule ${rule.id} is defined twice` } });
      }
      rules.push(rule);
    }
  }
  const clauseList: readonly ClauseSource[] = read('clauses.yaml', clauses) ?? [];
  const terms = read('terms.yaml', termFile(origins))?.terms?.filter((term) => term.id && term.term && term.clause);
  for (const term of terms ?? []) if (term.wrong && term.examples) rules.push(ruleOfTerm(term));
  const phraseList: readonly PhraseSource[] = read('phrases.yaml', phraseFile(origins)) ?? [];
  const actList: ActSource[] = read('acts.yaml', readActs) ?? [];
  for (const name of [...(host.listFolder(`${folder}/acts`) ?? [])].sort()) {
    if (/\.ya?ml$/.test(name)) actList.push(...(read(`acts/${name}`, readActs) ?? []));
  }
  const facts = withCsv(read('facts.yaml', factFile(origins)));
  for (const topic of facts?.topics ?? []) {
    if (rules.some((rule) => rule.id === topic.id))
      problems.push({
        ...origins[topic.id]!,
        message: { zh: `规则 ${topic.id} 重复`, en: `rule ${topic.id} is defined twice` },
      });
    else rules.push(factRule(topic));
  }
  if (head === undefined) return { problems };
  const whole = rules.filter((rule) => rule.clauses && rule.severity && rule.message && rule.examples);
  return {
    pack: {
      manifest: head,
      lists,
      rules: whole,
      clauses: clauseList,
      phrases: phraseList,
      acts: actList,
      ...(terms ? { terms } : {}),
      ...(facts ? { facts } : {}),
      origins,
    },
    problems,
  };

  /** The topics with the facts of their CSV files added. */
  function withCsv(file: FactFileSource | undefined): FactFileSource | undefined {
    if (!file?.topics?.some((topic) => topic.csv !== undefined)) return file;
    const topics = file.topics.map((topic) => {
      const { csv, ...rest } = topic;
      if (csv === undefined) return topic;
      const inFolder = /^[^/\\:]+$/.test(csv) && !csv.startsWith('..');
      const source = inFolder ? readWithin(`${folder}/${csv}`, MAX_PACK) : undefined;
      if (source === undefined) {
        problems.push({
          ...origins[topic.id]!,
          message: inFolder
            ? { zh: `找不到 ${csv}：请放在 facts.yaml 旁边`, en: `there is no ${csv} beside facts.yaml` }
            : {
                zh: `csv 应是 facts.yaml 旁边的文件名，而不是 ${csv}`,
                en: `csv should be the name of a file beside facts.yaml, not ${csv}`,
              },
        });
        return rest;
      }
      const read = readFactCsv(source, `${folder}/${csv}`, topic.by ?? []);
      problems.push(...read.problems);
      const facts: FactSource[] = [...(topic.facts ?? [])];
      for (const { fact, origin } of read.facts) {
        origins[`fact ${topic.id} ${facts.length}`] = origin;
        facts.push(fact);
      }
      return { ...rest, facts };
    });
    return { ...file, topics };
  }
}
