import type { JsonSchema, Reader } from '../config/data';
import { schemaOf } from '../config/data';
import { conditionKeys } from './read-dialogue';
import { factFile } from './read-facts';
import { actFile, clauses, manifestFile, phraseFile, ruleFile, termFile } from './read-pack';

/** The kinds of files a pack has, each with its strict reader. */
export const packFileReaders: { readonly [kind: string]: Reader<unknown> } = {
  pack: manifestFile({}),
  rules: ruleFile({}),
  acts: actFile({}),
  clauses,
  phrases: phraseFile({}),
  facts: factFile({}),
  terms: termFile({}),
};

/** The JSON Schema of each kind of file, by kind: what the strict reader takes, with a word on the keys for editors. */
export function packSchemas(): { readonly [kind: string]: JsonSchema } {
  return Object.fromEntries(
    Object.entries(packFileReaders).map(([kind, reader]) => {
      const schema = withNotes(schemaOf(reader), kind) as JsonSchema;
      const usesConditions = JSON.stringify(schema).includes('#/definitions/condition');
      return [
        kind,
        {
          $schema: 'http://json-schema.org/draft-07/schema#',
          title: titles[kind],
          ...schema,
          ...(usesConditions ? { definitions: { condition: withNotes(schemaOf(conditionKeys), kind) } } : {}),
        },
      ];
    }),
  );
}

/** The schema with a description at each key that has a note. */
function withNotes(schema: unknown, kind: string): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withNotes(item, kind));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (keyword !== 'properties') return [keyword, withNotes(value, kind)];
      const properties = Object.entries(value as JsonSchema).map(([key, item]) => {
        const note = notes[`${kind}.${key}`] ?? notes[key];
        return [key, { ...(note ? { description: note } : {}), ...(withNotes(item, kind) as object) }];
      });
      return [keyword, Object.fromEntries(properties) as JsonSchema];
    }),
  );
}

const titles: { readonly [kind: string]: string } = {
  pack: 'Huashu pack: pack.yaml 规则包',
  rules: 'Huashu pack: rules/*.yaml 规则',
  acts: 'Huashu pack: acts 对话行为',
  clauses: 'Huashu pack: clauses.yaml 规范条款',
  phrases: 'Huashu pack: phrases.yaml 规范用语',
  facts: 'Huashu pack: facts.yaml 事实表',
  terms: 'Huashu pack: terms.yaml 术语',
};

/** By key, or by kind of file and key where it means something else there. */
const notes: { readonly [key: string]: string } = {
  'pack.name': '规则包名，小写字母、数字、- 和 .。 Name of the pack.',
  'pack.version': '版本。 Version.',
  'pack.extends': '以哪些规则包为基础：内置包名，或 ./ 开头的文件夹。 Packs this one builds on.',
  'pack.remove':
    '去掉所基于的规则包里的这些规则和规范用语（写编号）。 Rules and phrases of the packs it extends that do not hold.',
  'pack.source': '依据的规范。 The standard it follows.',
  'rules.defaults': '本文件各条规则的默认写法。 What a rule of this file takes where it does not say.',
  'rules.lists': '词表，模式里写作 <名称>。 Lists of words that patterns name as <name>.',
  override:
    'true：取代所基于的规则包里编号相同的一条。 It takes the place of the one with its id in a pack that this one extends.',
  id: '编号。 Id.',
  title: '标题，中英文。 Title in both languages.',
  clauses: '依据的条款，以 § 开头。 Clauses it follows.',
  clause: '依据的条款，以 § 开头。 The clause it follows.',
  severity: '级别。 Severity of a finding.',
  check: '怎样检查，默认 phrase（找说法）。 Kind of check.',
  roles: '查谁说的话，默认客服。 Whose words are looked at.',
  kinds: '只查哪几类文本。 Kinds of documents.',
  tiers: '只对哪些客户等级。 Customer tiers.',
  patterns: '要找的说法。 What to look for.',
  unless: '出现就不算的情形，按位置。 Not where one of these is there.',
  when: '出现才算的情形，按位置。 Only where one of these is there.',
  'phrases.when': '什么时候用。 When it is said.',
  'facts.when': '什么条件下。 Under which conditions.',
  mark: '标出多大一段，默认只标命中处。 How much is marked.',
  once: '多大范围内只报一次。 Told once in each.',
  yields: '与这些规则重叠时让给它们。 Rules that go before it.',
  message: '给用户看的话；{match} 是命中的文字。 What the user reads.',
  why: '为什么。 Why.',
  notes: '给编写者的说明。 Notes for authors.',
  replace: '建议换成什么。 What to put there instead.',
  safety: '能否不问就改：safe 或 unsafe。 Whether the fix may be made unasked.',
  suggest: '其他建议。 Other wordings to choose from.',
  part: '只标出、替换命中处的这一段。 The piece that is marked.',
  match: '模式。 The pattern.',
  examples: '例句：每条规则都要有。 Every rule has examples.',
  flagged: '应当指出的，[[…]] 标出指出的部分。 Must be found at [[…]].',
  allowed: '不应当指出的。 Must not be found.',
  anchor: '引起问题的话轮。 The turn that asks for something.',
  expect: '应当有什么。 What must be there.',
  except: '什么情形不查。 Not looked at where this holds.',
  act: '对话行为。 Dialogue acts.',
  by: '谁说的。 Who says it.',
  'facts.by': '规定所依据的条件。 What the rule depends on.',
  in: '在什么范围里。 Where.',
  staged: '写在舞台说明里，如（客户挂机）。 Written as a stage direction.',
  quantity: '是什么量。 What is stated.',
  csv: '与 facts.yaml 放在一起的 CSV 文件名。 CSV file beside facts.yaml.',
  is: '规定，照平常写法，如 3 天以内。 The rule, as people write it.',
  names: '谈到这个主题的词。 Words that name it.',
  term: '规范名称。 The right name.',
  definition: '定义。 Definition.',
  also: '同样正确的其他名称。 Other right names.',
  wrong: '误称。 Wrong names.',
  text: '文字。 Text.',
};
