import type { ContainedUnit, Part } from '../container';
import { cellName } from '../csv';
import { isHead, tableUnits } from '../table';
import { OfficeText } from './office-text';
import type { OfficeFile } from './index';
import { attribute, readXml, type XmlReader } from './xml';
import { unzip, type ZipMistake } from './zip';

/**
 * A Word file: its paragraphs as lines of a text, with headings by their styles. Tables whose headings tell speakers or
 * wording are dialogues and wording; cells of others are paragraphs. What was deleted under tracked changes is not there.
 */
export function readDocx(bytes: Uint8Array): OfficeFile | ZipMistake | 'no-content' {
  const files = unzip(bytes, (name) => /^word\/(?:document|styles)\.xml$/i.test(name));
  if (typeof files === 'string') return files;
  const document = files['word/document.xml'];
  if (document === undefined) return 'no-content';
  const reading = new Reading(headingStyles(files['word/styles.xml']));
  if (!readXml(document, reading.handlers)) return 'no-content';
  return reading.finish();
}

interface Paragraph {
  text: string;
  /** 1 to 6, or 0. */
  heading: number;
}

class Reading {
  private readonly office = new OfficeText();
  private readonly pieces: (Part | string)[] = [];
  private readonly units: ContainedUnit[] = [];
  private paragraphs = 0;
  private tables = 0;
  /** Open tables, outermost first; words of inner ones are their cells' words. */
  private readonly open: string[][][] = [];
  private paragraph: Paragraph | undefined;
  private isText = false;
  /** Inside what stands for the same words a second time. */
  private fallbacks = 0;

  constructor(private readonly headings: ReadonlyMap<string, number>) {}

  readonly handlers: XmlReader = {
    open: (name, attributes) => this.begin(name, attributes),
    text: (words) => {
      if (this.isText && this.paragraph && this.fallbacks === 0) this.paragraph.text += words;
    },
    close: (name) => {
      if (name === 'Fallback') this.fallbacks--;
      else if (this.fallbacks > 0) return;
      else if (name === 't') this.isText = false;
      else if (name === 'p') this.endParagraph();
      else if (name === 'tbl') this.endTable();
    },
  };

  finish(): OfficeFile {
    const { text } = this.office;
    const flow: ContainedUnit = { start: 0, end: text.length, content: { type: 'text', pieces: this.pieces } };
    const hasFlow = this.pieces.some((piece) => typeof piece !== 'string' && piece.text !== '');
    return { text, container: { units: hasFlow ? [flow, ...this.units] : this.units, problems: [], comments: [] } };
  }

  private begin(name: string, attributes: { readonly [name: string]: string }): void {
    if (name === 'Fallback') this.fallbacks++;
    else if (this.fallbacks > 0) return;
    switch (name) {
      case 'p':
        this.paragraph = { text: '', heading: 0 };
        break;
      case 'pStyle':
        if (this.paragraph) this.paragraph.heading = this.headings.get(attribute(attributes, 'val') ?? '') ?? 0;
        break;
      case 'outlineLvl':
        if (this.paragraph) this.paragraph.heading = levelOf(attribute(attributes, 'val'));
        break;
      case 't':
        this.isText = true;
        break;
      case 'tab':
      case 'br':
      case 'cr':
        if (this.paragraph && this.paragraph.text !== '') this.paragraph.text += name === 'tab' ? '\t' : '\n';
        break;
      case 'tbl':
        this.open.push([]);
        break;
      case 'tr':
        this.open[this.open.length - 1]?.push([]);
        break;
      case 'tc':
        this.open[this.open.length - 1]?.at(-1)?.push('');
    }
  }

  private endParagraph(): void {
    const { paragraph } = this;
    this.paragraph = undefined;
    if (paragraph === undefined) return;
    this.paragraphs++;
    const row = this.open[this.open.length - 1]?.at(-1);
    if (row !== undefined && row.length > 0) {
      const cell = row.length - 1;
      row[cell] = row[cell] === '' ? paragraph.text : `${row[cell]}\n${paragraph.text}`;
      return;
    }
    const part = this.office.add(paragraph.text, `¶${this.paragraphs}`);
    // A mark of the text format tells the heading; it stands in no part, so nothing is found in it.
    if (paragraph.heading > 0 && paragraph.text.trim() !== '') this.pieces.push(`${'#'.repeat(paragraph.heading)} `);
    this.pieces.push(part, '\n');
  }

  private endTable(): void {
    const cells = this.open.pop() ?? [];
    const outer = this.open[this.open.length - 1]?.at(-1);
    if (outer !== undefined && outer.length > 0) {
      outer[outer.length - 1] += cells.flat().join('\n');
      return;
    }
    const number = ++this.tables;
    const nameOf = (row: number, column: number): string => `T${number}!${cellName(row, column)}`;
    const start = this.office.text.length;
    const rows = cells.map((row, r) => row.map((text, c) => this.office.add(text, nameOf(r, c))));
    const table = { rows, nameOf, start, end: this.office.text.length };
    const read = isHead(rows[0] ?? []) ? tableUnits(table, { input: {} }) : undefined;
    if (read !== undefined) {
      this.units.push(...read.units);
      return;
    }
    for (const part of rows.flat()) this.pieces.push('\n', part, '\n');
    this.pieces.push('\n');
  }
}

/** The styles of headings by their ids, with their levels: 1 to 6. */
function headingStyles(bytes: Uint8Array | undefined): ReadonlyMap<string, number> {
  const styles = new Map<string, number>();
  for (let level = 1; level <= 6; level++) styles.set(`Heading${level}`, level).set(String(level), level);
  if (bytes === undefined) return styles;
  let id = '';
  readXml(bytes, {
    open(name, attributes) {
      if (name === 'style') {
        id = attribute(attributes, 'styleId') ?? '';
        styles.delete(id);
      } else if (name === 'name') {
        const level = /^(?:heading|标题)\s*([1-6])$/i.exec(attribute(attributes, 'val') ?? '')?.[1];
        if (level !== undefined) styles.set(id, Number(level));
      } else if (name === 'outlineLvl') styles.set(id, levelOf(attribute(attributes, 'val')));
    },
  });
  return styles;
}

/** Outline levels count from 0; 9 is body text. */
function levelOf(value: string | undefined): number {
  const level = Number(value) + 1;
  return level >= 1 && level <= 6 ? level : 0;
}
