import type { AcrossView } from './across_view.ts';
import type { TimeContext } from './context.ts';
import { crowdedMinutes } from './crowded_minutes.ts';
import { impossibleWaits } from './impossible_waits.ts';
import { waitsInVain } from './waits_in_vain.ts';
import { compareText } from '../../text/compare_text.ts';

/**
 * What needs all pipelines of an environment: minutes at which more of them start, and waits on ones that change. It is
 * told by pipeline, in the order of the ids.
 */
export function acrossConsequences(context: TimeContext): AcrossView {
  const views = [crowdedMinutes(context), impossibleWaits(context), waitsInVain(context)];
  return {
    see(before, after) {
      for (const view of views) view.see(before, after);
    },
    end() {
      const found = views.flatMap((view) => view.end());
      return found.toSorted((left, right) => compareText(left.pipeline, right.pipeline));
    },
  };
}
