import type { LintSettings } from './config';
import { defaultScore } from '../score/score';
import { defaultSettings } from './config';
import type { ConfigLayer } from './load';
import { mergeRules, mergeWeights } from './merge';
import { pathInside } from './paths';

/** What a chain of configurations says of one file. */
export interface FileSettings {
  readonly settings: LintSettings;
  /** Left out by `ignore`, or not among `files`. A file that is asked for by name is linted all the same. */
  readonly ignored: boolean;
}

/**
 * Makes the function that answers for files: the configurations are merged from the outermost to the innermost, in each
 * first its own settings and then its overrides in order. Files with the same overrides share one settings object.
 */
export function settingsFor(layers: readonly ConfigLayer[]): (path: string) => FileSettings {
  const shared = new Map<string, LintSettings>();
  return (path) => {
    const below = layers.map((layer) => pathInside(layer.folder, path));
    let choice = '';
    layers.forEach((layer, index) => {
      for (const override of layer.overrides)
        choice += below[index] !== undefined && override.matches(below[index]) ? '1' : '0';
      for (const input of layer.inputs) choice += below[index] !== undefined && input.matches(below[index]) ? '1' : '0';
    });
    let settings = shared.get(choice);
    if (settings === undefined) shared.set(choice, (settings = merge(layers, choice)));
    return { settings, ignored: isIgnored(layers, below) };
  };
}

function merge(layers: readonly ConfigLayer[], choice: string): LintSettings {
  let settings = defaultSettings;
  let next = 0;
  for (const layer of layers) {
    settings = {
      ...settings,
      locale: layer.locale ?? settings.locale,
      tier: layer.tier ?? settings.tier,
      rules: mergeRules(settings.rules, layer.rules),
      roles: {
        agent: [...new Set([...settings.roles.agent, ...layer.roles.agent])],
        customer: [...new Set([...settings.roles.customer, ...layer.roles.customer])],
      },
    };
    if (layer.pace !== undefined) settings = { ...settings, pace: layer.pace };
    if (layer.score !== undefined) {
      const { pass, weights } = settings.score ?? defaultScore;
      settings = {
        ...settings,
        score: { pass: layer.score.pass ?? pass, weights: mergeWeights(weights, layer.score.weights) },
      };
    }
    for (const override of layer.overrides) {
      if (choice[next++] !== '1') continue;
      settings = {
        ...settings,
        tier: override.tier ?? settings.tier,
        kind: override.kind ?? settings.kind,
        rules: mergeRules(settings.rules, override.rules),
      };
    }
    for (const { options } of layer.inputs) {
      if (choice[next++] === '1') settings = { ...settings, input: { ...settings.input, ...options } };
    }
  }
  return settings;
}

function isIgnored(layers: readonly ConfigLayer[], below: readonly (string | undefined)[]): boolean {
  const narrowed = layers.findLastIndex((layer) => layer.files !== undefined);
  return layers.some((layer, index) => {
    const path = below[index];
    if (path === undefined) return false;
    return layer.ignore(path) || (index === narrowed && !layer.files!(path));
  });
}
