/** Node's `util.format` as far as Mocha's reporters use it. */
export function format(template: unknown = '', ...values: unknown[]): string {
  const rest = values.slice();
  const text = String(template).replaceAll(/%[sd]/g, (mark) => (rest.length > 0 ? String(rest.shift()) : mark));
  return [text, ...rest.map(String)].join(' ');
}
