import type { CompiledFact, FactMeasure } from './fact-program';
import type { Quantity } from './quantity';

/** What a quantity is beside a fact; `unrelated` where the two cannot be held against each other. */
export type Comparison = 'same' | 'stricter' | 'different' | 'unrelated';

/** Whether a topic of this measure reads such quantities at all. */
export function reads(measure: FactMeasure, quantity: Quantity): boolean {
  switch (measure) {
    case 'duration':
      return quantity.kind === 'duration' || quantity.kind === 'soon';
    case 'money':
      return quantity.kind === 'money';
    case 'count':
      return quantity.kind === 'count';
    case 'period':
      return quantity.kind === 'period' || (quantity.kind === 'duration' && quantity.base === 'months');
    case 'hours':
      return (
        quantity.kind === 'hours' ||
        quantity.kind === 'days' ||
        quantity.kind === 'week-hours' ||
        (quantity.kind === 'duration' &&
          quantity.base === 'seconds' &&
          quantity.value <= 86_400 &&
          quantity.value >= 3600)
      );
    case 'code':
      return quantity.kind === 'number';
    case 'choice':
    case 'yes-no':
      return false;
  }
}

/** Holds a quantity against a fact. `instance`: the number is somebody's (年消费 4000 元的客户), not the rule's. */
export function compare(fact: CompiledFact, quantity: Quantity, instance: boolean): Comparison {
  if (quantity.kind === 'soon') return fact.soon ? 'same' : 'stricter';
  if (fact.soon) return quantity.kind === 'duration' ? 'different' : 'unrelated';
  if (quantity.vague) return 'unrelated';
  if (fact.days !== undefined || fact.interval) return compareHours(fact, quantity);
  if (fact.value === undefined) return 'unrelated';
  if (fact.base !== quantity.base) {
    if (quantity.kind === 'period') return 'unrelated';
    // 90 天 for 3 个月
    if (fact.base === 'months' && quantity.base === 'seconds' && quantity.value === fact.value * 30 * 86_400)
      return 'same';
    return 'different';
  }
  const { value } = quantity;
  if (quantity.kind === 'money' && fact.bound === 'at-least') {
    if (instance) return value >= fact.value && (fact.high === undefined || value < fact.high) ? 'same' : 'different';
    const limit = quantity.bound === 'at-most' ? fact.high : fact.value;
    if (limit === undefined) return 'different';
    return value === limit ? 'same' : 'different';
  }
  if (quantity.part === 'low' && value <= fact.value) return 'same';
  if (value !== fact.value) return fact.bound === 'at-most' && value < fact.value ? 'stricter' : 'different';
  if (quantity.kind === 'money' && fact.bound === 'at-most' && quantity.bound === 'at-least') return 'different';
  return 'same';
}

function compareHours(fact: CompiledFact, quantity: Quantity): Comparison {
  switch (quantity.kind) {
    case 'hours': {
      if (fact.interval)
        return fact.interval[0] === quantity.value && fact.interval[1] === quantity.to ? 'same' : 'different';
      return fact.dayHours === 24 && !(quantity.value === 0 && quantity.to === 24 * 60) ? 'different' : 'same';
    }
    case 'days':
      return fact.days === undefined ? 'unrelated' : fact.days === quantity.value ? 'same' : 'different';
    case 'week-hours':
      if (fact.days === undefined) return 'unrelated';
      return fact.days === quantity.value && fact.dayHours === quantity.to ? 'same' : 'different';
    case 'duration':
      return fact.dayHours === undefined ? 'unrelated' : fact.dayHours * 3600 === quantity.value ? 'same' : 'different';
    default:
      return 'unrelated';
  }
}
