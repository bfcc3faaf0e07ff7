/** After these the editor asks by itself: the colon of a label, `#` and `=` of a line's own, a blank and what parts the words of a directive. */
export const completionTriggers: readonly string[] = ['：', ':', '#', '-', ' ', '=', '/'];
