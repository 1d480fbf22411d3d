/** Properties in the order in which a program lists them: those with whole numbers for names first. */
export function inListedOrder<Item>(all: readonly (readonly [string, Item])[]): readonly (readonly [string, Item])[] {
  const numbers = all.filter(([key]) => /^(?:0|[1-9]\d{0,8})$/u.test(key));
  if (numbers.length === 0) return all;
  const others = all.filter((property) => !numbers.includes(property));
  return [...numbers.sort(([one], [other]) => Number(one) - Number(other)), ...others];
}
