import type { Reader } from '../config/data';
import { byKind, described, flag, integer, list, object, oneOf, record, text } from '../config/data';
import type { AnchorSource, Condition, InsertSource, RangeSource } from './schema';
import { placeNames, rangeNames } from './schema';

/** The keys of rules about the whole call, as rules/*.yaml writes them. */

const tiers = ['普通', '我的e家', '商务领航', 'VIP'] as const;
const words = list(text({ nonEmpty: true }));
const speaker = oneOf(['agent', 'customer']);

const range = byKind<RangeSource, never, RangeSource>({
  scalar: oneOf(rangeNames),
  map: object({ first: integer(1, 1000), last: integer(1, 1000), next: integer(1, 1000), previous: integer(1, 1000) }),
});

/** Conditions hold conditions: read late, so that the reader may name itself. */
export const condition: Reader<Condition> = described(
  (node, reading) => conditionKeys(node, reading),
  () => ({ $ref: '#/definitions/condition' }),
);

export const conditionKeys = object({
  all: list(condition),
  any: list(condition),
  not: condition,
  act: words,
  by: speaker,
  in: range,
  atLeast: integer(0, 1000),
  atMost: integer(0, 1000),
  different: integer(1, 1000),
  everySentence: words,
  plainSentences: object({ min: integer(1, 100), without: words, after: words }, ['min']),
  characters: object({ min: integer(0, 100_000), max: integer(0, 100_000) }),
  exists: range,
  tier: list(oneOf(tiers)),
  scene: words,
  wholeCall: flag,
  longerThan: integer(1, 86_400),
  endsWithCustomer: flag,
}) as Reader<Condition>;

export const anchor: Reader<AnchorSource> = object({
  act: words,
  where: condition,
  without: words,
  by: speaker,
  which: oneOf(['each', 'first', 'last']),
});

export const place = oneOf(placeNames);

export const insert: Reader<InsertSource> = object(
  {
    text: record(text({ nonEmpty: true })),
    where: oneOf(['start', 'end', 'before-act', 'after-act', 'replace-act']),
    acts: words,
    before: words,
    behind: words,
    safety: oneOf(['safe', 'unsafe']),
  },
  ['text', 'where'],
);

export const order = object({ steps: list(words), missing: flag }, ['steps']);
export const repeat = object({ within: integer(1, 1000), characters: integer(1, 1000) }, ['within', 'characters']);
export const similar = object({ to: words, percent: integer(1, 100) }, ['to', 'percent']);
export const pace = object({ min: integer(1, 10_000), max: integer(1, 10_000), characters: integer(1, 10_000) }, [
  'characters',
]);
export const hold = object(
  { silence: integer(1, 86_400), total: integer(1, 86_400), holdActs: words, consentActs: words },
  ['holdActs'],
);
export const silence = object({ seconds: integer(1, 86_400), before: speaker }, ['seconds']);
export const hangup = object({ seconds: integer(0, 3600) }, ['seconds']);
