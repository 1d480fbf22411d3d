import type { Cause } from './cause.js';
import { inListedOrder } from './listedOrder.js';
import type { Run } from './run.js';
import { HOLE, primitive, type PropertyValue, type Value } from './value.js';

/** What `Object.keys` and a spread go through. */
export interface OwnProperties {
  /** In the order in which a program lists them. */
  readonly listed: readonly (readonly [string, PropertyValue])[];
  /** Why there may be others, if so. */
  readonly open: readonly Cause[];
}

/** The properties that a program lists of an object, a list or a text; of numbers and nothing there are none. Undefined where they are not known. */
export function ownProperties(run: Run, value: Value): OwnProperties | undefined {
  switch (value.kind) {
    case 'object': {
      const isListed = ([key, { hidden }]: readonly [string, PropertyValue]): boolean =>
        hidden === undefined && !(key.startsWith('#') && value.ofClass !== undefined);
      return { listed: inListedOrder([...value.properties].filter(isListed)), open: value.open };
    }
    case 'array': {
      run.budget.spendCopying(value.elements.length);
      const listed: [string, PropertyValue][] = [];
      for (const [index, element] of value.elements.entries()) {
        if (element.kind === 'gap') break;
        if (element !== HOLE) listed.push([String(index), { value: element }]);
      }
      return { listed, open: value.causes };
    }
    case 'primitive': {
      const text = typeof value.value === 'string' ? value.value : '';
      run.budget.spendCopying(text.length);
      return { listed: text.split('').map((unit, index) => [String(index), { value: primitive(unit) }]), open: [] };
    }
    default:
      return undefined;
  }
}
