/** `[uri, rule id, turn]`: puts in the phrase that a rule of the whole call misses in a turn. */
export const insertMissingCommand = 'huashu.server.insertMissing';
/** `[uri, id]`: shows the page of a rule or clause. */
export const openPageCommand = 'huashu.server.openPage';
/** `[minutes]`: shows no problems for so long; 0 shows them again at once. */
export const snoozeCommand = 'huashu.server.snooze';

/** What clients may ask for with `workspace/executeCommand`. */
export const commands: readonly string[] = [insertMissingCommand, openPageCommand, snoozeCommand];
