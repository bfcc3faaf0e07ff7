import type { CustomerTier, DocumentKind } from '../document/document';
import type { Localised } from '../packs/schema';

// The words that a header takes, for whoever offers or explains them.

/** Keys of the front matter that mean something to us. */
export const frontMatterKeys: readonly { readonly name: string; readonly title: Localised }[] = [
  { name: 'kind', title: { zh: '文本类型：script 话术、article 文章、transcript 转写', en: 'What the text is' } },
  { name: 'tier', title: { zh: '客户等级，决定用语和时限', en: 'Customer tier: decides wording and time limits' } },
  { name: 'scene', title: { zh: '场景', en: 'Scene' } },
  { name: 'fragment', title: { zh: 'true：只是通话的一部分，不要求问候和结束语', en: 'true: part of a call only' } },
];

export const documentKindWords: readonly DocumentKind[] = ['script', 'article', 'transcript'];

export const tierWords: readonly CustomerTier[] = ['普通', '我的e家', '商务领航', 'VIP'];

/** What each tier is, after §1.1.2.3 and the phrases of §1.4. */
export const tierMeanings: { readonly [tier in CustomerTier]: Localised } = {
  普通: { zh: '普通客户：用通用的规范用语和时限。', en: 'Ordinary customers: the general phrases and limits.' },
  我的e家: {
    zh: '品牌客户“我的 e 家”：用品牌客户的用语和时限。',
    en: 'My e-Home, a brand of households: phrases and limits of brands.',
  },
  商务领航: {
    zh: '品牌客户“商务领航”（企业）：用品牌客户的用语。',
    en: 'BizNavigator, a brand of companies: phrases of brands.',
  },
  VIP: {
    zh: '大客户：用大客户专线的用语，专业部门立即处理。',
    en: 'Key customers: phrases of their own line; dealt with at once.',
  },
};

export const kindMeanings: { readonly [kind in DocumentKind]: Localised } = {
  script: {
    zh: '话术：检查客服说的话，和整通对话是否完整。',
    en: 'A call script: what the agent says, and the call as a whole.',
  },
  article: { zh: '文章：只检查推荐给客服的用语和文章自己的措辞。', en: 'An article: wording for agents, and its own.' },
  transcript: { zh: '录音转写：同话术，另看时间（等待、语速）。', en: 'A transcript: as a script, and its times.' },
};

/** Scenes that §1.4 has phrases for, and their parts. */
export const sceneWords: readonly string[] = [
  ...[
    '开场',
    '身份核实',
    '业务咨询',
    '话费查询',
    '查号',
    '业务受理',
    '装机',
    '移机',
    '过户',
    '停机保号',
    '销户',
    '宽带报障',
  ],
  ...['故障受理', '网络反馈', '投诉', '安抚', '建议', '挽留', '转接', '等待', '骚扰电话', '无声电话', '结束'],
];
