import type { SemanticTokensLegend } from 'vscode-languageserver';

// What capabilities name of features: apart from the features, so that saying what there is loads none.

/** After these a line is put in order while it is typed. */
export const formatTriggers: readonly string[] = [':', '\n', ',', '!', '?', ';', ')'];

/** Types that every theme knows, told apart by modifiers of our own. */
export const tokenLegend: SemanticTokensLegend = {
  tokenTypes: ['class', 'function', 'keyword', 'variable', 'comment', 'string'],
  tokenModifiers: ['agent', 'customer', 'act', 'courtesy', 'placeholder', 'stageDirection', 'exempt'],
};
