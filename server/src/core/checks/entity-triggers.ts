import type { EntityType } from '../packs/schema';

/** Patterns that make it worth looking for an entity: cheap, and true of every instance. */
export const entityTriggers: { readonly [type in EntityType]: readonly string[] } = {
  'id-card': ['\\d{3}[ -]?\\d{3}'],
  'bank-card': ['\\d{4}'],
  mobile: ['1[3456789][ -]?\\d', '[一幺][三五七八九][零〇一二三四五六七八九幺]'],
  'name-with-address': [
    '(路|街|道|巷|弄|村|镇|乡|小区|花园|大厦|公寓|里|苑|府|城|园|区)…{0,8}\\d{1,5}(号|弄|栋|幢|室|座|单元|楼)',
  ],
};
