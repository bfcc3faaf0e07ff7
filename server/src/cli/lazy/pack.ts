import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createPalette } from '../../core/reporters/palette';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import { readOwnPack, tellProblems } from '../own-pack';
import type { Surroundings } from '../surroundings';
import { complain, write } from '../terminal';

/** `huashu pack new NAME` and `huashu pack check [FOLDER …]`. */
export function pack({ positionals }: ParsedArgs, around: Surroundings): ExitCode {
  const [what, ...names] = positionals;
  if (what === 'new') return newPack(names, around);
  if (what === 'check') return checkPacks(names, around);
  throw new UsageError({
    zh: what === undefined ? 'pack 后面要写 new 或 check' : `pack 没有 ${what}；可用：new、check`,
    en: what === undefined ? 'pack needs new or check' : `pack has no ${what}; it has new, check`,
  });
}

/** 0 where every pack can be read and compiled, else 2, with every problem told. */
function checkPacks(names: readonly string[], around: Surroundings): ExitCode {
  const palette = createPalette(around.color);
  let code: ExitCode = ExitCode.clean;
  for (const name of names.length > 0 ? names : ['.']) {
    const { own, problems } = readOwnPack(name, around);
    tellProblems(problems, around);
    if (problems.length > 0 || own === undefined) {
      code = ExitCode.couldNotRun;
      continue;
    }
    const { manifest, rules, acts, phrases } = own;
    const counts =
      (around.locale ?? around.fallbackLocale) === 'en'
        ? `${manifest.name} ${manifest.version}: ${rules.length} rules, ${acts.length} acts, ${phrases.length} phrases`
        : `${manifest.name} ${manifest.version}:${rules.length} 条规则，${acts.length} 个对话行为，${phrases.length} 条规范用语`;
    write(1, `${palette.good('✔')} ${counts}\n`);
  }
  return code;
}

/** Writes a pack that passes `huashu test` as it is, and never over anything. */
function newPack(names: readonly string[], { cwd, locale, fallbackLocale }: Surroundings): ExitCode {
  const chosen = locale ?? fallbackLocale;
  const [path] = names;
  if (path === undefined || names.length > 1)
    throw new UsageError({
      zh: 'pack new 后面写一个名称，如 huashu pack new my-company',
      en: 'pack new takes one name, as in huashu pack new my-company',
    });
  const folder = resolve(cwd, path);
  const name = basename(folder);
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(name))
    throw new UsageError({
      zh: `规则包名 ${name} 只用小写字母、数字、- 和 .`,
      en: `a pack name uses lower-case letters, digits, - and ., not ${name}`,
    });
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      complain({ zh: `${path} 已存在，未改动`, en: `${path} is there already and was left alone` }, chosen);
      return ExitCode.couldNotRun;
    }
    for (const [file, text] of Object.entries(template(name))) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text, { flag: 'wx' });
    }
  } catch (error) {
    const { message } = error as Error;
    complain({ zh: `无法写入 ${path}:${message}`, en: `${path} cannot be written: ${message}` }, chosen);
    return ExitCode.couldNotRun;
  }
  write(
    1,
    chosen === 'en'
      ? `Wrote ${path}. Next: write your rules into ${path}/rules/example.yaml, then run huashu test ${path}\n`
      : `已写入 ${path}。接下来在 ${path}/rules/example.yaml 里写规则，再运行 huashu test ${path}\n`,
  );
  return ExitCode.clean;
}

const template = (name: string): { readonly [file: string]: string } => ({
  'pack.yaml': `# 规则包的名称、版本和标题。在 huashu.config.yaml 里用 extends 写上本文件夹（以 ./ 开头）即启用。
name: ${name}
version: 0.1.0
title:
  zh: ${name} 的规则
  en: Rules of ${name}
# 以哪个规则包为基础（可选），如 service-base、telecom-10000 或 ./ 开头的文件夹：
# extends:
#   - service-base
`,
  'rules/example.yaml': `# 规则写在 rules/ 下的任何 .yaml 文件里，一个文件可以有多条。改好后运行 huashu test 检验例句。
rules:
  # 编号：标签/名称。消息里会显示，也用来在配置里单独开关这条规则。
  - id: wording/just-a-moment
    # 依据的条款，以 § 开头；可以是自己规范里的编号。
    clauses: [§1]
    # 级别：error、warning、info、hint。
    severity: warning
    # 要找的说法。(甲|乙) 任选其一；字? 可有可无；.{0,4} 中间隔几个字。
    patterns: ['等(一下|下|会儿)']
    # 不算的情形：同一分句里、前面出现了“请”。
    unless: { clause-before: [请] }
    message:
      zh: 请客户等待要说“请稍等”，不要说“{match}”。
      en: 'Ask the customer to wait with 请稍等, not "{match}".'
    # 建议换成什么（可选）。
    replace: 请稍等
    examples:
      # 应当指出的句子，[[…]] 标出指出的部分。
      flagged:
        - '您[[等一下]]。'
        - '好的，[[等会儿]]。'
      # 不应当指出的句子。
      allowed:
        - 请稍等。
        - 请您等一下。
`,
});
