import type { AutomatonImage } from './image';
import { TriggerField } from './image';
import { decodeNumbers } from './numbers';
import type { TriggerIndex } from './trigger-index';
import { readIndex } from './trigger-index';

/** Images read and put together: the patterns of an image come after those of the images before it. */
export interface LoadedImage {
  readonly patternCount: number;
  readonly code: Int32Array;
  /** For each pattern where its code begins. */
  readonly roots: Int32Array;
  /** {@link TriggerField}s. */
  readonly triggers: Int32Array;
  readonly index: TriggerIndex;
  /** Read when first asked for. */
  guardIndex(): TriggerIndex;
  /** `guards[id]` is the place of a count and that many pattern ids. Empty where no pattern has guards. */
  readonly guards: Int32Array;
}

/** Reads images. */
export function loadImages(images: readonly AutomatonImage[]): LoadedImage {
  const total = (field: 'code' | 'triggers' | 'guards'): number =>
    images.reduce((sum, image) => sum + image[field].length, 0);
  const patternCount = images.reduce((sum, image) => sum + image.patternCount, 0);
  const code = new Int32Array(total('code'));
  const roots = new Int32Array(patternCount);
  const triggers = new Int32Array(total('triggers'));
  const guards = new Int32Array(images.some((image) => image.guards !== '') ? total('guards') + 2 * patternCount : 0);
  const offsets: number[] = [];
  let codeEnd = 0;
  let triggersEnd = 0;
  let guardsEnd = patternCount;
  let patterns = 0;
  for (const image of images) {
    offsets.push(triggersEnd / TriggerField.size);
    const last = patterns + image.patternCount;
    decodeNumbers(image.roots, roots, patterns);
    const triggersBegin = triggersEnd;
    triggersEnd = decodeNumbers(image.triggers, triggers, triggersEnd);
    if (patterns > 0) {
      for (let i = patterns; i < last; i++) roots[i]! += codeEnd;
      for (let i = triggersBegin; i < triggersEnd; i += TriggerField.size) {
        triggers[i + TriggerField.pattern]! += patterns;
        triggers[i + TriggerField.tail]! += codeEnd;
        if (triggers[i + TriggerField.head] !== 0) triggers[i + TriggerField.head]! += codeEnd;
      }
    }
    codeEnd = decodeNumbers(image.code, code, codeEnd);
    if (guards.length > 0) {
      let at = guardsEnd;
      guardsEnd = image.guards === '' ? at + image.patternCount : decodeNumbers(image.guards, guards, at);
      for (let id = patterns; id < last; id++) {
        guards[id] = at;
        for (let count = guards[at++]!; count > 0; count--) guards[at++]! += patterns;
      }
    }
    patterns = last;
  }
  const load = (field: 'index' | 'guardIndex'): TriggerIndex =>
    readIndex(
      images.map((image, i) => {
        const numbers = new Int32Array(image[field].length);
        return { numbers: numbers.subarray(0, decodeNumbers(image[field], numbers, 0)), offset: offsets[i]! };
      }),
    );
  let guardIndex: TriggerIndex | undefined;
  return {
    patternCount,
    code,
    roots,
    triggers,
    index: load('index'),
    guardIndex: () => (guardIndex ??= load('guardIndex')),
    guards,
  };
}
