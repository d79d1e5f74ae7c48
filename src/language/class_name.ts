import { described, type Schema } from './schema.ts';

const className: Schema = {
  type: 'string',
  pattern: '^[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)+$',
  patternMeans: 'the full name of a class, such as airflow.providers.amazon.aws.operators.glue.GlueJobOperator',
  values: 'none',
};

/** The full name of a class, or one for each major version of Airflow. */
export const classByVersion: Schema = {
  type: 'object',
  shorthand: { key: 'any' },
  properties: {
    any: described('On every version', 'The class, where its name is the same on every version.', {
      impact: 'data',
      ...className,
      examples: ['airflow.providers.amazon.aws.operators.glue.GlueJobOperator'],
    }),
    '2': described('On Airflow 2', 'The class on Airflow 2.', {
      impact: 'data',
      ...className,
      examples: ['analytics.operators.QueryOperator'],
    }),
    '3': described('On Airflow 3', 'The class on Airflow 3.', {
      impact: 'data',
      ...className,
      examples: ['analytics_sdk.operators.QueryOperator'],
    }),
  },
};
