import type { DataProblem, Reader } from '../config/data';
import { readData } from '../config/data';
import { actFile, clauses, manifest, phrases, ruleFile } from './read-pack';
import type { ActSource, ClauseSource, Origin, Pack, PhraseSource, RuleSource } from './schema';

/** The only way a pack or a configuration reaches files. Paths use `/`. */
export interface DataHost {
  /** The file's text, or undefined where there is none. */
  readFile(path: string): string | undefined;
  /** The names in a folder, or undefined where there is none. */
  listFolder(path: string): readonly string[] | undefined;
}

/**
 * Reads a rule pack from a folder: pack.yaml, rules/*.yaml, and where present clauses.yaml, phrases.yaml, acts.yaml and acts/*.yaml.
 * Everything wrong is in `problems` with file, line and column; `pack` then holds what could be read, if anything.
 */
export function loadPack(host: DataHost, folder: string): { pack?: Pack; problems: DataProblem[] } {
  const problems: DataProblem[] = [];
  const origins: { [ruleId: string]: Origin } = {};

  function read<T>(name: string, reader: Reader<T>): T | undefined {
    const file = `${folder}/${name}`;
    const source = host.readFile(file);
    if (source === undefined) return undefined;
    const result = readData(source, file, reader);
    problems.push(...result.problems);
    return result.value;
  }

  const head = read('pack.yaml', manifest);
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
  const phraseList: readonly PhraseSource[] = read('phrases.yaml', phrases) ?? [];
  const actList: ActSource[] = read('acts.yaml', readActs) ?? [];
  for (const name of [...(host.listFolder(`${folder}/acts`) ?? [])].sort()) {
    if (/\.ya?ml$/.test(name)) actList.push(...(read(`acts/${name}`, readActs) ?? []));
  }
  if (head === undefined) return { problems };
  const whole = rules.filter((rule) => rule.clauses && rule.severity && rule.message && rule.examples);
  return {
    pack: { manifest: head, lists, rules: whole, clauses: clauseList, phrases: phraseList, acts: actList, origins },
    problems,
  };
}
