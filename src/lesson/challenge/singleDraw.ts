import * as l10n from '@vscode/l10n';
import type { ChallengeRule } from './challengeRule.js';
import { layerMedians, type ChallengeVerdict } from './challengeVerdict.js';
import { figureText, markText } from './figureText.js';
import type { GradientReport } from '../../model/gradientCheck.js';
import { decimal } from '../../model/localNumber.js';

/** One line of the notebook's own output. */
export interface SingleDrawLine {
  readonly number: number;
  readonly meanAbs: number;
  readonly good: boolean;
}

export interface SingleDrawView {
  readonly seed: number;
  /** A line is good only above it. */
  readonly mark: number;
  readonly lines: readonly SingleDrawLine[];
  readonly good: boolean;
  /** Why this look and the verdict can differ, or why they agree, in one sentence. */
  readonly explanation: string;
}

/** What the notebook's cell would print: one draw of random weights, one row, one mark, `Good!` only above it. */
export function singleDrawView(rule: ChallengeRule, single: GradientReport, verdict: ChallengeVerdict): SingleDrawView {
  const { mark, target } = rule.singleDraw;
  const lines = layerMedians(single).map(({ number, median }) => ({ number, meanAbs: median, good: median > mark }));
  const good = lines.length > 0 && lines.every((line) => line.good);
  return {
    seed: single.assumptions.seed,
    mark,
    lines,
    good,
    explanation: explain(rule, single, verdict, good, mark, target),
  };
}

function explain(
  rule: ChallengeRule,
  single: GradientReport,
  verdict: ChallengeVerdict,
  good: boolean,
  mark: number,
  target: number,
): string {
  const draws = rule.gradients.draws;
  const loss = figureText(single.loss.median);
  if (verdict.passed && !good) {
    return l10n.t(
      'The two differ: this is one draw of random weights on one row whose target {0} the untrained network already almost meets (its loss here is {1}), so its gradients can fall below {2} by chance, while the verdict takes the median of {3} draws on a whole batch.',
      decimal(target),
      loss,
      markText(mark),
      draws,
    );
  }
  const { largest } = rule.gradients;
  if (!verdict.passed && good && largest !== undefined && layerMedians(single).some(({ median }) => median > largest)) {
    return l10n.t(
      'The two differ: the single look knows no upper mark and calls every layer above {0} good, however large, while the verdict asks that no median of {1} draws is above {2}.',
      markText(mark),
      draws,
      markText(largest),
    );
  }
  if (!verdict.passed && good && verdict.shortfalls.every(({ code }) => code === 'accuracy')) {
    return l10n.t(
      'The two differ: every layer of this one draw is above {0}, and the medians of {1} draws are fine, too, but the verdict also asks how well the network learns.',
      markText(mark),
      draws,
    );
  }
  if (!verdict.passed && good) {
    return l10n.t(
      'The two differ: every layer of this one draw is above {0}, but the verdict also asks for what one draw cannot show: the medians of {1} draws and how they change from layer to layer.',
      markText(mark),
      draws,
    );
  }
  return verdict.passed
    ? l10n.t(
        'Here both agree; another draw may still print "Still small", because it shows one set of random weights and one row, and the verdict the median of {0} draws.',
        draws,
      )
    : l10n.t(
        'Here both agree; a single draw can also look good by luck, which is why the verdict takes the median of {0} draws.',
        draws,
      );
}
