import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/**
 * The text of a configuration (huashu.config.yaml) with a wording added to those that a rule lets pass; comments and order
 * stay. Undefined where the text cannot be read or has something else in that place.
 */
export function allowWording(config: string, ruleId: string, wording: string): string | undefined {
  const document = parseDocument(config, { strict: false, keepSourceTokens: false });
  if (document.errors.length > 0) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    document.contents = document.createNode({}) as never;
  if (!isMap(document.contents)) return undefined;
  if (!document.has('rules') || document.get('rules') === null) document.set('rules', document.createNode({}));
  const rules = document.get('rules', true);
  if (!isMap(rules)) return undefined;
  const setting: unknown = rules.get(ruleId, true);
  if (setting === undefined || setting === null || (isScalar(setting) && setting.value === null))
    rules.set(ruleId, document.createNode({ allow: [wording] }));
  else if (isScalar(setting)) rules.set(ruleId, document.createNode({ severity: setting.value, allow: [wording] }));
  else if (isMap(setting)) {
    const allow: unknown = setting.get('allow', true);
    if (isSeq(allow)) {
      if (allow.items.some((item) => isScalar(item) && item.value === wording)) return config;
      allow.add(document.createNode(wording));
    } else if (allow === undefined || allow === null) setting.set('allow', document.createNode([wording]));
    else return undefined;
  } else return undefined;
  return document.toString({ lineWidth: 0 });
}
