import type { Block, Document, Format, FormatProblem, ParseOptions } from '../../document/document';
import { parseDirective, unclosedDirective } from '../../directives/parse-directives';
import type { Span } from '../../text/span';
import { classesOf, INLINE } from '../char-classes';
import { DocumentBuilder } from '../document-builder';
import { readFrontMatter, takeSetting, type FoundSettings } from '../front-matter';
import { judgedWords } from '../judged-words';
import { LineCounter } from '../line-counter';
import { chineseItem, marker } from '../markdown/line-shapes';
import { HtmlReader, type Part, type ReadValue } from './html-reader';
import { HtmlTables } from './html-tables';
import type { Projection } from './projection';
import { readValue } from './read-value';

/**
 * HTML, as a knowledge base exports its articles: tags and character references are seen through, so that a phrase is
 * found though half of it is bold, and every offset is that of the source.
 *
 * - Headings (and the page's title) are scenes; lists, quotes and tables are what they are in Markdown, `th` and `thead`
 *   head a column, cells know their spans. A line with a role label is a turn, in a paragraph, an item, a cell.
 * - Scripts, styles, templates, drawings, comments and `pre` are not read; `code` is seen and not judged.
 * - Values that a customer reads (`alt`, `title`, `placeholder`, `aria-label`, the words on a button) are judged as prose.
 * - `<meta name="huashu:kind" content="script">` says what a front matter says; also tier, scene, fragment. A YAML front
 *   matter before the page counts too. Directives stand in comments.
 */
export const parseHtml: Format = (source, options) => {
  const problems: FormatProblem[] = [];
  const front = readFrontMatter(source, problems);
  const reader = new HtmlReader(source);
  reader.read(front.span ? front.bodyStart : 0);
  const found: FoundSettings = { kind: front.kind, tier: front.tier, scene: front.scene, fragment: front.fragment };
  readMetas(reader, source, found, problems);
  const read = build(reader, { ...options, defaultKind: found.kind ?? options.defaultKind });
  const blocks = withValues(brought(read, reader.projection, source.length), reader, source);
  return {
    ...read,
    ...blocks,
    text: source,
    tier: found.tier,
    sceneName: found.scene,
    fragment: found.fragment,
    frontMatter: front.span,
    directives: directivesOf(reader, source, problems),
    problems,
  };
};

/** Hands the parts of the page to the builder, which knows roles, scenes and lead-ins. It reads the projection. */
function build({ projection, parts, codes }: HtmlReader, options: ParseOptions): Document {
  const text = projection.text;
  let code = 0;
  const builder = new DocumentBuilder(text, 'html', options, (lines) => {
    const inside: number[] = [];
    const first = lines[0] ?? 0;
    while (code >= 2 && codes[code - 1]! > first) code -= 2;
    for (; code < codes.length && codes[code]! < (lines[lines.length - 1] ?? 0); code += 2)
      if (codes[code + 1]! > first && codes[code]! < codes[code + 1]!)
        inside.push(Math.max(first, codes[code]!), Math.min(lines[lines.length - 1]!, codes[code + 1]!));
    return { segments: lines.slice(), entities: [], codes: inside };
  });
  const flags = (start: number, end: number): number => classesOf(text, start, end) | (codes.length > 0 ? INLINE : 0);
  const tables = new HtmlTables(builder, flags);
  for (const part of parts) addPart(builder, tables, part, flags);
  return builder.finish();
}

function addPart(
  builder: DocumentBuilder,
  tables: HtmlTables,
  part: Part,
  flags: (start: number, end: number) => number,
): void {
  switch (part.is) {
    case 'blank':
      return builder.blank();
    case 'interruption':
      return builder.interrupt();
    case 'list':
      // 请您这样操作: and a list: the steps are the speaker's.
      return builder.inTurn && '：:'.includes(builder.text.charAt(builder.lastEnd - 1))
        ? builder.flush()
        : builder.blank();
    case 'heading': {
      const { level, lines } = part;
      const start = lines[0]!;
      const end = lines[lines.length - 1]!;
      return builder.heading(level, start, end, lines, flags(start, end));
    }
    case 'row':
      return tables.row(part);
    case 'line': {
      const { start, end, type, depth, quotes } = part;
      builder.depth = depth;
      builder.quotes = quotes;
      const classes = flags(start, end);
      const text = builder.text;
      const first = text.charCodeAt(start);
      if ((first < 0x4e00 || first > 0x9fff || first === 0x7b2c) && chineseItem(text, start, end)) {
        builder.depth = Math.max(1, depth);
        return builder.line(marker.contentStart, end, classes, marker.type, true);
      }
      const fresh = part.fresh || (builder.isOpen && !builder.inTurn && endsSentence.test(text[builder.lastEnd - 1]!));
      return builder.line(start, end, classes, type, fresh);
    }
  }
}

const endsSentence = /[。！？；…”」!?.]/;

/** The document's places, brought back from the projection to the source. */
function brought(
  read: Document,
  projection: Projection,
  sourceLength: number,
): Pick<Document, 'blocks' | 'turns' | 'scenes'> {
  const span = <S extends Span>(of: S): S => ({ ...of, ...placeOf(of, projection) });
  return {
    blocks: read.blocks.map((block): Block => {
      const { type, role, turn, exemption, exempt, recommended, cell } = block;
      const { start, end } = placeOf(block, projection);
      const { segments, entities } = projection.visible(block.segments);
      return {
        type,
        role,
        start,
        end,
        segments,
        exempt: exempt.length > 0 ? exempt.map(span) : exempt,
        entities,
        recommended: recommended.length > 0 ? recommended.map(span) : recommended,
        exemption,
        turn,
        cell,
        notation: 'html',
      };
    }),
    turns: read.turns.map((turn) => ({ ...span(turn), label: span(turn.label) })),
    scenes: read.scenes.map((scene) => ({
      ...span(scene),
      ...(scene.end >= projection.length ? { end: sourceLength } : {}),
      title: span(scene.title),
    })),
  };
}

function placeOf({ start, end }: Span, projection: Projection): Span {
  const first = projection.start(start);
  return { start: first, end: end <= start ? first : projection.end(end) };
}

/** Puts the values of attributes among the blocks, each behind the block in which its tag stands. */
function withValues(
  { blocks, turns, scenes }: Pick<Document, 'blocks' | 'turns' | 'scenes'>,
  { values }: HtmlReader,
  source: string,
): Pick<Document, 'blocks' | 'turns' | 'scenes'> {
  if (values.length === 0) return { blocks, turns, scenes };
  const all: Block[] = [];
  const places: number[] = [];
  let next = 0;
  let scene = -1;
  const isBad = (at: number): boolean => {
    while (scene + 1 < scenes.length && scenes[scene + 1]!.start <= at) scene++;
    return scene >= 0 && scenes[scene]!.exempt;
  };
  const addBefore = (limit: number): void => {
    for (; next < values.length && values[next]!.start < limit; next++) {
      const block = valueBlock(values[next]!, source);
      const around = all[all.length - 1];
      const exemption =
        around !== undefined && around.end > block.start
          ? around.exemption
          : isBad(block.start)
            ? 'bad-example'
            : undefined;
      if (block.segments.length > 0) all.push({ ...block, exemption });
    }
  };
  for (const block of blocks) {
    addBefore(block.start);
    places.push(all.length);
    all.push(block);
  }
  addBefore(source.length + 1);
  return { blocks: all, scenes, turns: turns.map((turn) => ({ ...turn, block: places[turn.block] ?? turn.block })) };
}

function valueBlock(value: ReadValue, source: string): Block {
  const projection = readValue(value, source);
  const length = projection.length;
  const { exempt, recommended } = judgedWords(projection.text, length > 0 ? [0, length] : [], [], [], proseSpeech);
  const place = <S extends Span>(of: S): S => ({ ...of, ...placeOf(of, projection) });
  return {
    type: 'paragraph',
    role: 'prose',
    start: value.start,
    end: value.end,
    ...projection.visible(length > 0 ? [0, length] : []),
    exempt: exempt.map(place),
    recommended: recommended.map(place),
    turn: -1,
    notation: value.quote === '"' ? 'html-double' : value.quote === "'" ? 'html-single' : 'html-bare',
  };
}

const proseSpeech = { turn: false, inAdvice: false, recommendedFrom: -1 };

function readMetas(reader: HtmlReader, source: string, found: FoundSettings, problems: FormatProblem[]): void {
  for (const { name, value } of reader.metas) {
    if (name !== 'kind' && name !== 'tier' && name !== 'scene' && name !== 'fragment') continue;
    const text = readValue(value, source).text.trim();
    // The first one counts, and a front matter before them all.
    if (text !== '' && found[name] === undefined) takeSetting(name, text, value, found, problems);
  }
}

function directivesOf({ comments }: HtmlReader, source: string, problems: FormatProblem[]): Document['directives'] {
  const lines = new LineCounter(source);
  return comments.flatMap((words) => {
    const start = words.start - '<!--'.length;
    if (!/^\s*huashu-/.test(source.slice(words.start, words.start + 40))) return [];
    if (!source.startsWith('-->', words.end)) {
      problems.push(unclosedDirective(start));
      return [];
    }
    const comment = { start, end: words.end + '-->'.length };
    return parseDirective(source, comment, words, lines.lineAt(words.end), problems) ?? [];
  });
}
