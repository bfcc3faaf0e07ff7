/** Names under which a configuration is found, in a module of its own so that looking for one loads nothing else. */
export const configFileNames = ['huashu.config.yaml', 'huashu.config.yml', 'huashu.config.json'] as const;
