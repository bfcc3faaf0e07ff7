declare const HUASHU_VERSION: string;

/** The version of this build, from package.json. */
export const version = HUASHU_VERSION;
