import { existsSync, writeFileSync } from 'node:fs';
import type { Locale } from '../../core/config/config';
import { configFileNames } from '../../core/config/names';
import type { ParsedArgs } from '../args';
import { UsageError } from '../args';
import { ExitCode } from '../exit-codes';
import type { Surroundings } from '../surroundings';
import { complain, write } from '../terminal';

/** `huashu init`: writes a commented configuration, and never over one that is there. */
export function init({ positionals }: ParsedArgs, { locale, fallbackLocale, cwd }: Surroundings): ExitCode {
  if (positionals.length > 0) throw new UsageError({ zh: 'init 不带参数', en: 'init takes no arguments' });
  const chosen = locale ?? fallbackLocale;
  const existing = configFileNames.find((name) => existsSync(`${cwd}/${name}`));
  if (existing !== undefined) {
    complain({ zh: `${existing} 已存在，未改动`, en: `${existing} is there already and was left alone` }, chosen);
    return ExitCode.couldNotRun;
  }
  try {
    writeFileSync(`${cwd}/${configFileNames[0]}`, samples[chosen], { flag: 'wx' });
  } catch (error) {
    const { message } = error as Error;
    complain(
      { zh: `无法写入 ${configFileNames[0]}:${message}`, en: `${configFileNames[0]} cannot be written: ${message}` },
      chosen,
    );
    return ExitCode.couldNotRun;
  }
  write(1, chosen === 'en' ? `Wrote ${configFileNames[0]}\n` : `已写入 ${configFileNames[0]}\n`);
  return ExitCode.clean;
}

const samples: { readonly [locale in Locale]: string } = {
  'zh-CN': `# 话术检查的配置。对本文件所在文件夹及其下所有文件生效；下级文件夹可以有自己的配置，逐级合并。
# 行首的 # 是注释：去掉它即启用该项。

# 用哪些规则：recommended（推荐）、strict（全部按错误处理）、service-base（通用客服规范）、
# telecom-10000（中国电信 10000 号），或自己的规则包文件夹（./ 开头）。
extends:
  - recommended
  # - ./packs/mine

# 单条规则或整类规则的级别：off、error、warning、info、hint。huashu rules 列出全部规则。
rules: {}
  # hedge: warning
  # banned/not-my-business: error
  # jargon:
  #   severity: warning
  #   allow: [光猫]        # 这些说法不算问题

# 额外的角色称谓，用于“称谓：内容”的行。
# roles:
#   agent: [小翼]
#   customer: [业主]

# 文件没有写明时的客户等级：普通、我的e家、商务领航、VIP。
# tier: 普通

# 只检查哪些文件，忽略哪些文件（相对本文件；.gitignore 与 .huashuignore 始终有效）。
# files: [scripts/**, articles/**]
# ignore: [drafts/]

# 对部分文件另作规定。
# overrides:
#   - files: [vip/**]
#     tier: VIP
#   - files: [articles/**]
#     kind: article
#     rules:
#       command: off

# 评分（huashu score）：每通 100 分，达到 pass 为合格。每个问题的扣分按规则或标签另定，
# 未写明时按级别：错误 5、警告 2、建议 1、提示 0。
# score:
#   pass: 80
#   weights:
#     hedge: 3

# 消息的语言：zh-CN 或 en。
# locale: zh-CN

# 不再到上级文件夹查找配置。
root: true
`,
  en: `# Configuration of Huashu. It holds for the folder it stands in and all below; a folder further down may have its own,
# which is merged on top. A # begins a comment: take it away to switch the setting on.

# Which rules: recommended, strict (each rule an error), service-base (service scripts in general),
# telecom-10000 (the China Telecom 10000 hotline), or a folder with a pack of your own (begins with ./).
extends:
  - recommended
  # - ./packs/mine

# Severity of a rule or of all rules of a label: off, error, warning, info, hint. huashu rules lists them.
rules: {}
  # hedge: warning
  # banned/not-my-business: error
  # jargon:
  #   severity: warning
  #   allow: [光猫]        # wordings that are no offence

# Further role labels, for lines that read "label: words".
# roles:
#   agent: [小翼]
#   customer: [业主]

# Customer tier where a file does not say: 普通, 我的e家, 商务领航, VIP.
# tier: 普通

# Which files to lint and which to leave out (relative to this file; .gitignore and .huashuignore always hold).
# files: [scripts/**, articles/**]
# ignore: [drafts/]

# Other settings for some of the files.
# overrides:
#   - files: [vip/**]
#     tier: VIP
#   - files: [articles/**]
#     kind: article
#     rules:
#       command: off

# The score card (huashu score): a hundred points a call, with pass or more it has passed. Points off for each finding of
# a rule or a label; without one its severity counts: error 5, warning 2, info 1, hint 0.
# score:
#   pass: 80
#   weights:
#     hedge: 3

# Language of the messages: zh-CN or en.
# locale: en

# Do not look for configurations in the folders above.
root: true
`,
};
