import { describe, expect, it } from 'vitest';
import { rules } from '../../../../src/diagnosis/rules/index.js';
import { lossNames } from '../../../../src/engine/losses.js';
import { LOSS_NAMES } from '../../../../src/model/lossNames.js';
import { findingMeaning } from '../../../../src/webview/report/findingMeaning.js';

describe('what the report page knows of other rooms', () => {
  it.each(rules.map(({ id }) => id))('a finding of the rule %s is explained in two sentences', (rule) => {
    for (const severity of ['warning', 'information'] as const) {
      expect(findingMeaning({ rule, severity }).match(/[.!?](?= |$)/g)).toHaveLength(2);
    }
  });

  it('offers exactly the losses that the engine computes', () => {
    expect([...LOSS_NAMES].toSorted()).toEqual([...lossNames].toSorted());
  });
});
