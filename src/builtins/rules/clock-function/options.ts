import { described, type Schema } from '../../../language/schema.ts';

const names: Schema = { type: 'array', items: { type: 'string' } };

/** Which columns may hold what the clock says. */
export const options: Schema = {
  type: 'object',
  properties: {
    period_columns: described(
      'Period columns',
      'Columns that say which day or hour a row is of, by name; `*` stands for any characters.',
      {
        ...names,
        default: [
          'day',
          '*_day',
          'date',
          '*_date',
          'dt',
          'ds',
          'hour',
          '*_hour',
          'month',
          '*_month',
          'week',
          'partition*',
        ],
        examples: [['business_date', 'dt']],
      },
    ),
    audit_columns: described(
      'Audit columns',
      'Columns that say when a row was written: these may hold what the clock says.',
      {
        ...names,
        default: [
          'load*',
          'insert*',
          'creat*',
          'updat*',
          'modif*',
          'change*',
          'process*',
          'ingest*',
          'etl_*',
          'dw*',
          'audit*',
        ],
        examples: [['loaded_*', 'etl_*']],
      },
    ),
  },
};
