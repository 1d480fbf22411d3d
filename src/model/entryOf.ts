/** What a table has under a name that a person wrote; nothing under `constructor`, which every object inherits. */
export function entryOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
