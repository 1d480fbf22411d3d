import type { ConfigValue } from '../../model/network.js';
import { ArrayValue, ObjectValue, primitive, type Value } from './value.js';

/** The plain value of a configuration as a value of the program. */
export function valueOfConfig(config: ConfigValue, now: () => number): Value {
  if (Array.isArray(config)) {
    return new ArrayValue(
      (config as readonly ConfigValue[]).map((element) => valueOfConfig(element, now)),
      now(),
    );
  }
  if (typeof config === 'object' && config !== null) {
    return new ObjectValue(
      now(),
      0,
      Object.entries(config).map(([key, value]) => [key, { value: valueOfConfig(value, now) }] as const),
    );
  }
  return primitive(config);
}
