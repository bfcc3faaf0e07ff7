import type { Locale } from '../core/config/config';

type Text = { readonly [locale in Locale]: string };

const common: Text = {
  'zh-CN': `      --locale zh-CN|en    消息的语言（默认依次取配置、LANG、中文）
      --color, --no-color  总是或从不使用颜色（默认看终端、NO_COLOR、FORCE_COLOR）
  -h, --help               显示本帮助
`,
  en: `      --locale zh-CN|en    language of the messages (default: the configuration, LANG, Chinese)
      --color, --no-color  colours always or never (default: by the terminal, NO_COLOR, FORCE_COLOR)
  -h, --help               show this help
`,
};

const configuration: Text = {
  'zh-CN': `  -c, --config FILE        使用这个配置文件，不再查找
      --no-config          不使用任何配置文件
`,
  en: `  -c, --config FILE        use this configuration and look for no other
      --no-config          use no configuration
`,
};

/** The help of each command, by its name, and of `huashu` itself. */
export const helpTexts: { readonly [command: string]: Text } = {
  huashu: {
    'zh-CN': `话术：呼叫中心服务话术检查

用法：huashu 命令 [选项]

命令：
  lint [文件、文件夹或通配符]   检查话术、知识文章和通话文本（默认当前文件夹）
  score [文件、文件夹或通配符]  给每通对话评分（百分制），并汇总
  merge 报告.json …             合并多份 JSON 报告
  facts 文件 …                  列出从文中读出的时限、金额、权益等，并与事实表核对
  explain 规则|§条款            说明一条规则或规范条款：要求、原因、正反例
  rules [标签或规则包]          列出全部规则
  clauses [条款]                列出规范的条款，以及检查它们的规则
  test [规则包文件夹]           用规则自带的例句检验自己的规则包
  pack new 名称                 新建一个带例子的规则包；pack check 检查规则包的写法
  init                          在当前文件夹写入带注释的 huashu.config.yaml
  lsp --stdio                   启动语言服务器，供编辑器使用

选项：
  -v, --version   显示版本
  -h, --help      显示帮助；各命令的帮助：huashu 命令 --help

退出码：0 没有问题；1 有达到失败级别的问题；2 无法运行（选项、配置或文件有误）
`,
    en: `Huashu 话术: a linter for call-centre service scripts

Usage: huashu COMMAND [options]

Commands:
  lint [files, folders, globs]   lint scripts, articles and transcripts (default: the current folder)
  score [files, folders, globs]  score each call out of a hundred, and sum up
  merge REPORT.json …            put several JSON reports together
  facts FILES …                  show the limits, sums and entitlements that texts state, beside the tables of facts
  explain RULE|§CLAUSE           explain a rule or a clause of the standard: demand, reason, examples
  rules [LABEL or PACK]          list the rules
  clauses [CLAUSE]               list the clauses of the standard and the rules that check them
  test [PACK FOLDER]             try the examples that the rules of a pack of your own carry
  pack new NAME                  begin a pack of your own; pack check reads packs strictly
  init                           write a commented huashu.config.yaml into the current folder
  lsp --stdio                    start the language server, for editors

Options:
  -v, --version   show the version
  -h, --help      show help; huashu COMMAND --help for a command

Exit codes: 0 nothing found; 1 findings of the failing severity; 2 could not run (options, configuration, files)
`,
  },
  lint: {
    'zh-CN': `检查话术、知识文章和通话文本

用法：huashu lint [选项] [文件、文件夹或通配符 …]

不写路径时检查当前文件夹。文件夹会逐层检查其中的 .huashu、.md、.markdown、.txt、.html、.srt、.vtt、.docx,
跳过各级 .gitignore 与 .huashuignore 忽略的文件、node_modules 和以点开头的文件夹；
直接写出的文件总会检查，也包括 .ndjson、.json、.yaml、.csv、.tsv、.xlsx，文件夹里的这些要在配置的
inputs 中写明。一行一通对话的 NDJSON 用 --format ndjson 时逐行读入，一行一份结果。路径写 - 等于 --stdin。

修复：
      --fix                修复可以安全修复的问题并写回文件
      --fix-dry-run        只显示会修复什么，不写文件
      --unsafe-fixes       连同需要人工确认的修复（与上面任一选项同用）

报告：
  -f, --format FORMAT      stylish（默认）、compact、json、sarif、github、gitlab、junit、
                           checkstyle、rdjson(reviewdog)、csv、markdown、html、ndjson
      --format FORMAT:FILE 把这份报告写入文件；可以多次使用，一次得到几份报告
  -o, --output-file FILE   把未写明文件的那份报告写入文件
  -q, --quiet              只报告达到失败级别的问题

何时失败：
      --severity LEVEL     达到此级别的问题使退出码为 1:
                           error（默认）、warning、info、hint
      --fail-on LIST       级别（或 never）、规则、标签，用逗号分开；其中任一使退出码为 1,
                           如 error,hedge
      --max-warnings N     警告多于 N 个时退出码为 1
      --baseline FILE      放过基线里已登记的问题（默认 huashu-baseline.json，有则使用）
      --update-baseline    把现有问题登记为基线；--prune-baseline 只移除已消失的
      --no-baseline        不使用基线

范围：
      --changed            只检查与 HEAD 相比改动过的文件（git）；--since REF 与 REF 相比
      --staged             只检查已暂存的内容（git）
      --changed-lines      只报告改动行上的问题（与上面任一选项同用）
      --shard I/N          只检查第 I 份（共 N 份）；各份的 json 报告用 huashu merge 合并

运行：
  -w, --watch              文件、配置或规则包改动后重新检查，直到 Ctrl-C
  -j, --jobs N             最多用 N 个线程
      --cache              记住结果，未改动的文件不再检查（--cache-file FILE，默认 .huashu-cache）
      --print-config FILE  以 JSON 显示对某个文件生效的配置
      --timing             在标准错误上列出各环节和每条规则的用时（单线程运行）。各环节相加即全部用时；
                           一条规则的用时只含看命中处、条件和写问题，查找词语由全部规则共用一次匹配，
                           不能分摊到规则，单列一行；核对事实同样单列。--timing-file FILE 写出 JSON

输入：
      --stdin              检查标准输入
      --stdin-filename F   标准输入的文件名，决定格式和适用的配置
      --stdin-format F     标准输入是什么：text、ndjson、json、yaml、csv、tsv、srt、vtt、docx、xlsx
      --encoding NAME      文件的编码：utf-8、utf-16le、utf-16be、gb18030、gbk（默认按配置，否则自动识别）

其他：
${configuration['zh-CN']}${common['zh-CN']}
退出码：0 没有问题；1 有达到失败级别的问题或警告太多；2 无法运行（选项或配置有误、
文件无法读取、没有可检查的文件、规则运行出错）

示例：
  huashu lint
  huashu lint scripts "articles/**/*.md" --fix
  huashu lint --format github --severity warning
  huashu lint --format html:report.html --format sarif:huashu.sarif --format stylish
`,
    en: `Lint scripts, articles and transcripts

Usage: huashu lint [options] [files, folders, globs …]

Without a path the current folder is linted. A folder is read to the bottom for .huashu, .md, .markdown, .txt, .html, .srt, .vtt and .docx, without
what .gitignore and .huashuignore of any level leave out, node_modules, and folders that begin with a dot. A file that is
named itself is always linted. .ndjson, .json, .yaml, .csv, .tsv and .xlsx of folders are linted only where inputs in the
configuration names them. NDJSON with --format ndjson is read line by line, a result a line. The path - means --stdin.

Fixing:
      --fix                fix what can be fixed safely, and write the files
      --fix-dry-run        show what would be fixed, write nothing
      --unsafe-fixes       fixes that a person should look at, too (with one of the two above)

Report:
  -f, --format FORMAT      stylish (default), compact, json, sarif, github, gitlab, junit, checkstyle,
                           rdjson (reviewdog), csv, markdown, html, ndjson
      --format FORMAT:FILE write this report to a file; several at once, one --format each
  -o, --output-file FILE   write the report that names no file of its own to a file
  -q, --quiet              report only what fails the run

When to fail:
      --severity LEVEL     findings from this severity up give exit code 1:
                           error (default), warning, info, hint
      --fail-on LIST       a severity (or never), rules, labels, with commas: any of them gives exit code 1,
                           such as error,hedge
      --max-warnings N     more than N warnings give exit code 1
      --baseline FILE      let the findings pass that the baseline lists (default: huashu-baseline.json if there)
      --update-baseline    make the baseline of what is found; --prune-baseline only removes what is gone
      --no-baseline        use no baseline

Scope:
      --changed            only files that differ from HEAD (git); --since REF: from REF
      --staged             only what is staged (git)
      --changed-lines      only findings on changed lines (with one of the above)
      --shard I/N          only part I of N; huashu merge puts the parts' json reports together

Running:
  -w, --watch              lint again when a file, a configuration or a pack changes, until Ctrl-C
  -j, --jobs N             N threads at the most
      --cache              remember results, and pass over what has not changed (--cache-file FILE, default .huashu-cache)
      --print-config FILE  show as JSON the configuration in force for a file
      --timing             show on standard error what each part and each rule took (in one thread). The parts add up
                           to the whole. A rule's time is that of looking at its hits, its guards and its findings: the
                           words of all rules are looked for in one pass, which cannot be divided among them and is a
                           row of its own, as are facts. --timing-file FILE writes all of it as JSON

Input:
      --stdin              lint standard input
      --stdin-filename F   the name of standard input, for its format and configuration
      --stdin-format F     what standard input is: text, ndjson, json, yaml, csv, tsv, srt, vtt, docx, xlsx
      --encoding NAME      encoding of the files: utf-8, utf-16le, utf-16be, gb18030, gbk (default: configured, else found)

Other:
${configuration.en}${common.en}
Exit codes: 0 nothing found; 1 findings of the failing severity or too many warnings; 2 could not run (a bad option or
configuration, an unreadable file, no file to lint, a rule that crashed)

Examples:
  huashu lint
  huashu lint scripts "articles/**/*.md" --fix
  huashu lint --format github --severity warning
  huashu lint --format html:report.html --format sarif:huashu.sarif --format stylish
`,
  },
  merge: {
    'zh-CN': `合并多份 huashu lint --format json 的报告，按任一格式输出；退出码与一次检查全部文件相同

用法：huashu merge [选项] 报告.json …

选项：
  -f, --format FORMAT      同 huashu lint
  -o, --output-file FILE   把报告写入文件
      --severity、--fail-on、--max-warnings  同 huashu lint
${common['zh-CN']}
示例：
  huashu merge shard-1.json shard-2.json --format html:report.html --format stylish
`,
    en: `Put reports of huashu lint --format json together as one report of any format; ends as one run over all files would

Usage: huashu merge [options] REPORT.json …

Options:
  -f, --format FORMAT      as for huashu lint
  -o, --output-file FILE   write the report to a file
      --severity, --fail-on, --max-warnings  as for huashu lint
${common.en}
Example:
  huashu merge shard-1.json shard-2.json --format html:report.html --format stylish
`,
  },
  score: {
    'zh-CN': `给每通对话评分：一百分减去每个问题的扣分，按规范章节和规则列出，最后汇总

用法：huashu score [选项] [文件、文件夹或通配符 …]

不写路径时为当前文件夹，查找方式与 huashu lint 相同。没有对话的文件（如知识文章）不评分。
扣分和合格线写在配置的 score 里；未写明时每个错误扣 5 分、警告 2 分、建议 1 分、提示 0 分，80 分合格。
时长：转写文本带时间的按首尾时间计算，话术按字数估算（数字按读法计字）。

选项：
  -f, --format FORMAT      table（默认）、json、csv（每个文件一行）
  -o, --output-file FILE   把结果写入文件（csv 带 BOM，可直接用 Excel 打开）
      --pass N             合格线，0 到 100（默认取配置，否则 80）
      --rate N             估算时长用的语速，每分钟字数（默认按配置的 pace，否则 150）
${configuration['zh-CN']}${common['zh-CN']}
退出码：0 全部合格；1 有不合格的；2 无法运行（选项、配置或文件有误，没有可评分的对话）

示例：
  huashu score calls/
  huashu score calls/ --pass 90 --format csv --output-file scores.csv
`,
    en: `Score each call: a hundred points less those that findings cost, by chapter of the standard and by rule; then a summary

Usage: huashu score [options] [files, folders, globs …]

Without a path the current folder is scored; files are found as huashu lint finds them. Files without a dialogue (articles)
have no score. Points and pass mark are in the configuration under score; without them an error costs 5 points, a warning
2, an info 1, a hint none, and 80 passes. Time: transcripts with times are measured from the first to the last, scripts
estimated from their characters, numbers as they are read out.

Options:
  -f, --format FORMAT      table (default), json, csv (one row a file)
  -o, --output-file FILE   write the result to a file (csv with a byte order mark, for Excel)
      --pass N             the pass mark, 0 to 100 (default: the configuration, else 80)
      --rate N             characters a minute for estimated times (default: pace
                           of the configuration, else 150)
${configuration.en}${common.en}
Exit codes: 0 all passed; 1 a call failed; 2 could not run (a bad option or configuration, an unreadable file, no dialogue)

Examples:
  huashu score calls/
  huashu score calls/ --pass 90 --format csv --output-file scores.csv
`,
  },
  facts: {
    'zh-CN': `列出从文中读出的说法（时限、金额、次数、钟点、权益），以及规范怎样规定

用法：huashu facts [选项] 文件、文件夹或通配符 …

每个说法一行：位置、主题、条件（客户等级、城镇农村、卡级）、文中写法、规范、条款、结论。
不核对的会写明原因：问句、旧规定、别家公司、转述、内部目标等。

选项：
  -f, --format FORMAT      table（默认）或 json
${configuration['zh-CN']}${common['zh-CN']}
退出码：0 没有冲突；1 有冲突；2 无法运行

示例：
  huashu facts articles/会员权益.md
`,
    en: `Show what texts state (limits, sums, counts, hours, entitlements) and what the standard has

Usage: huashu facts [options] files, folders, globs …

A statement a line: place, topic, who it is for, as written, standard, clause, verdict. What is not held against the
standard says why: a question, an older rule, another company, reported, an internal target.

Options:
  -f, --format FORMAT      table (default) or json
${configuration.en}${common.en}
Exit codes: 0 no contradiction; 1 a contradiction; 2 could not run

Examples:
  huashu facts articles/members.md
`,
  },
  explain: {
    'zh-CN': `说明一条规则、一类规则或一条规范条款

用法：huashu explain 规则|标签|§条款

选项：
${configuration['zh-CN']}${common['zh-CN']}
示例：
  huashu explain hedge
  huashu explain §1.5.9.3
`,
    en: `Explain a rule, a label or a clause of the standard

Usage: huashu explain RULE|LABEL|§CLAUSE

Options:
${configuration.en}${common.en}
Examples:
  huashu explain hedge
  huashu explain §1.5.9.3
`,
  },
  rules: {
    'zh-CN': `列出规则

用法：huashu rules [标签、规则或规则包 …]

选项：
  -f, --format FORMAT      stylish（默认）或 json
${configuration['zh-CN']}${common['zh-CN']}`,
    en: `List the rules

Usage: huashu rules [labels, rules or packs …]

Options:
  -f, --format FORMAT      stylish (default) or json
${configuration.en}${common.en}`,
  },
  clauses: {
    'zh-CN': `列出规范的条款：哪些规则检查它，没有规则的说明为什么

用法：huashu clauses [条款 …]

例如 huashu clauses §1.4.1 只列 §1.4.1 及其下的条款。

选项：
  -f, --format FORMAT      stylish（默认）、json 或 markdown
${configuration['zh-CN']}${common['zh-CN']}`,
    en: `List the clauses of the standard: the rules that check each, and why none does where that is so

Usage: huashu clauses [clauses …]

For example, huashu clauses §1.4.1 lists §1.4.1 and what stands below it.

Options:
  -f, --format FORMAT      stylish (default), json or markdown
${configuration.en}${common.en}`,
  },
  test: {
    'zh-CN': `检验自己的规则包：flagged 例句必须标出 [[…]],allowed 例句必须不报

用法：huashu test [规则包文件夹 …]（默认当前文件夹）

选项：
${common['zh-CN']}`,
    en: `Try a pack of your own: flagged examples must be marked at [[…]], allowed ones must pass

Usage: huashu test [PACK FOLDER …] (default: the current folder)

Options:
${common.en}`,
  },
  pack: {
    'zh-CN': `新建规则包，或检查规则包的写法

用法：huashu pack new 名称                     新建文件夹“名称”，内有 pack.yaml 和一条带注释的规则
      huashu pack check [规则包文件夹 …]       读入并编译（默认当前文件夹），逐个列出问题的文件、行、列

已有的文件不会覆盖。名称可以带路径，如 packs/my-company。检验例句用 huashu test。
退出码：0 没有问题；2 有问题或无法读取

选项：
${common['zh-CN']}`,
    en: `Begin a pack of your own, or check how packs are written

Usage: huashu pack new NAME                  make a folder NAME with pack.yaml and one commented rule
       huashu pack check [PACK FOLDER …]     read and compile (default: the current folder); every problem with its
                                             file, line and column

Nothing that is there is overwritten. NAME may have a path, as in packs/my-company. huashu test tries the examples.
Exit codes: 0 no problem; 2 problems, or a pack that cannot be read

Options:
${common.en}`,
  },
  init: {
    'zh-CN': `在当前文件夹写入带注释的 huashu.config.yaml；已有配置时不会覆盖

用法：huashu init

选项：
${common['zh-CN']}`,
    en: `Write a commented huashu.config.yaml into the current folder; one that is there is never overwritten

Usage: huashu init

Options:
${common.en}`,
  },
  lsp: {
    'zh-CN': `启动语言服务器，供编辑器使用

用法：huashu lsp --stdio
`,
    en: `Start the language server, for editors

Usage: huashu lsp --stdio
`,
  },
};
