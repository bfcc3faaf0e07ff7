// lint-staged: fixes what is safe in the files of a commit, and stops the commit where an error is left.
export default {
  '*.{huashu,md,txt}': 'huashu lint --fix',
};
