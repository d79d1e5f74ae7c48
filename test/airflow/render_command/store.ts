import type { Json } from '../../oracles/airflow_dump.ts';

/** What the orchestrator's store holds, as the environment of an Airflow process. */
export const store: Readonly<Record<string, string>> = {
  AIRFLOW_VAR_SHOP_TOKEN: 'token-of-the-shop',
  AIRFLOW_VAR_LIMITS: '{"most": 1500.5, "names": ["größte"]}',
  AIRFLOW_VAR_NOTE: 'a note',
};

/** What stands in angle quotes → what the store holds. */
export const stored: Readonly<Record<string, Json>> = {
  'secret.token': 'token-of-the-shop',
  'stored.limits': { most: 1500.5, names: ['größte'] },
  'stored.limits.most': 1500.5,
  'stored.note': 'a note',
};
