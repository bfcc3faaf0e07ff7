/** After these the editor asks by itself: the colon of a label, a mark that ends a sentence, `#`, a blank in a directive. */
export const completionTriggers: readonly string[] = ['：', ':', '。', '？', '！', '#', '-', ' ', '=', '/'];
