// A chatbot that checks each reply before it is sent: node examples/integrations/guarded-reply.mjs
// In a project of your own: npm install huashu, and import from 'huashu'.
import { createLinter } from 'huashu';

const linter = createLinter({ locale: 'zh-CN', tier: 'VIP' });

/** The reply as it may be sent; undefined where a person has to look at it first. */
export function guard(reply, history) {
  const first = linter.checkReply(reply, { history });
  if (first.ok) return first.fixed;
  const second = linter.checkReply(first.fixed, { history });
  return second.ok ? first.fixed : undefined;
}

const history = [{ role: 'customer', text: '我的宽带断了两天了,你们怎么回事?' }];
for (const reply of [
  '非常抱歉给您带来不便,你的报障我已经记录,维修人员会在今天下午六点前上门。',
  '这事不归我管,你打别的电话吧。',
]) {
  const sent = guard(reply, history);
  console.log(sent === undefined ? `转人工:${reply}` : `发送:${sent}`);
}
