import { identifier } from './common.ts';
import { described, type Schema } from './schema.ts';

const channelIds: Schema = { type: 'array', items: { ...identifier, names: 'channel' }, uniqueItems: true };

/** Who hears of what: channels of the environment. */
export const notify: Schema = described('Notify', 'Channels of the environment that hear of the outcome.', {
  type: 'object',
  examples: [{ failure: ['on_call', 'team'] }],
  properties: {
    failure: described('On failure', 'Channels that hear of a failure, after the last try.', {
      impact: 'alert',
      ...channelIds,
      examples: [['on_call', 'team']],
    }),
    success: described('On success', 'Channels that hear of a success.', {
      impact: 'alert',
      ...channelIds,
      examples: [['team']],
    }),
  },
});
