import type { Host } from '../../../server/src/lsp/host';

/** Files in memory, by absolute path. */
export class Files implements Host {
  private readonly texts = new Map<string, string>();

  constructor(files: { readonly [path: string]: string } = {}) {
    for (const [path, text] of Object.entries(files)) this.texts.set(path, text);
  }

  write(path: string, text: string): void {
    this.texts.set(path, text);
  }

  remove(path: string): void {
    this.texts.delete(path);
  }

  readFile(path: string): string | undefined {
    return this.texts.get(path);
  }

  listFolder(path: string): readonly string[] | undefined {
    const names = [...this.texts.keys()]
      .filter((file) => file.startsWith(`${path}/`))
      .map((file) => file.slice(path.length + 1).split('/')[0]!);
    return names.length > 0 ? [...new Set(names)] : undefined;
  }
}

/** A small pack whose rules do what these tests ask about, whatever becomes of the built-in ones. */
export const packFiles: { readonly [name: string]: string } = {
  'pack.yaml': `
name: test-pack
version: 1.0.0
title: { zh: 测试, en: Test }
rewrites: { pronoun: { zh: 把“你”都改成“您”, en: Turn every 你 into 您 } }
`,
  'clauses.yaml': `
- { id: §9.1, kind: lexical, text: '多用"您"，不用"你"' }
- { id: §9.2, kind: lexical, text: 我也没办法！, better: 我会尽力为您解决。 }
- { id: §9.3, kind: lexical, text: 用肯定的语言答复 }
- { id: §9.4, kind: lexical, text: 你听不懂, better: 对不起，可能我没有解释清楚。 / 可能我没有解释清楚，对不起。 / 可能我没有解释清楚。 }
`,
  'rules/rules.yaml': `
rules:
  - id: pronoun
    clauses: [§9.1]
    severity: warning
    roles: [agent, prose]
    patterns: [你]
    replace: 您
    safety: safe
    message: { zh: 请用“您”称呼客户。, en: Address the customer as 您. }
    why: { zh: “您”更尊重。, en: 您 shows respect. }
    examples: { flagged: ['[[你]]请说。'], allowed: [您请说。] }
  - id: banned/no-way
    clauses: [§9.2]
    severity: error
    patterns: [没办法]
    suggest: [我会尽力为您解决, 我马上为您处理]
    message: { zh: 禁用语:没办法。, en: "Banned: 没办法." }
    examples: { flagged: ['我[[没办法]]。'], allowed: [我来处理。] }
  - id: hedge
    clauses: [§9.3]
    severity: info
    patterns: [大概, 可能]
    replace: ''
    safety: unsafe
    message: { zh: 请用肯定的语言答复。, en: Answer definitely. }
    examples: { flagged: ['[[大概]]三天。'], allowed: [三天。] }
  - id: banned/too-slow
    clauses: [§9.4]
    severity: error
    patterns: [你可能听不懂]
    replace: 可能我没有解释清楚
    safety: unsafe
    message: { zh: '“{match}”是在责怪客户。', en: '“{match}” blames the customer.' }
    examples: { flagged: ['[[你可能听不懂]]。'], allowed: [可能我没有解释清楚。] }
`,
};

/** The files of the test pack below `folder`, with a configuration that uses it and nothing else. */
export function projectFiles(folder: string, config = ''): { [path: string]: string } {
  const files: { [path: string]: string } = { [`${folder}/huashu.config.yaml`]: `extends: [./pack]\n${config}` };
  for (const [name, text] of Object.entries(packFiles)) files[`${folder}/pack/${name}`] = text;
  return files;
}
