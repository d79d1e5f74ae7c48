import { duration } from './common.ts';
import { described, type Schema } from './schema.ts';

const name: Schema = { type: 'string', minLength: 1, maxLength: 253 };

const texts: Schema = { type: 'object', each: { type: 'string' } };

/** How containers run: of an environment as a whole, or of one task, which says more. */
export const kubernetes: Schema = described('Kubernetes', 'How the containers of tasks run.', {
  type: 'object',
  examples: [{ namespace: 'data-prod', service_account: 'pipelines' }],
  properties: {
    namespace: described('Namespace', 'Where the pods run.', { ...name, examples: ['data-prod'] }),
    service_account: described('Service account', 'As whom the pods run.', { ...name, examples: ['pipelines'] }),
    image_pull_policy: described('Image pull policy', 'When the image is pulled anew.', {
      type: 'string',
      enum: ['Always', 'IfNotPresent', 'Never'],
      examples: ['IfNotPresent'],
    }),
    image_pull_secrets: described('Image pull secrets', 'Secrets of the cluster with which images are pulled.', {
      type: 'array',
      items: name,
      uniqueItems: true,
      examples: [['registry']],
    }),
    startup_timeout: described('Start-up timeout', 'Longest time until the pod runs.', {
      ...duration,
      examples: ['10m'],
    }),
    labels: described('Labels', 'Labels of the pods.', { ...texts, examples: [{ team: 'sales' }] }),
    annotations: described('Annotations', 'Annotations of the pods.', {
      ...texts,
      examples: [{ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' }],
    }),
    node_selector: described('Node selector', 'Labels of the nodes that may run the pods.', {
      ...texts,
      examples: [{ pool: 'batch' }],
    }),
    secrets: described('Secrets', 'Environment variables from secrets of the cluster.', {
      type: 'object',
      keys: {
        type: 'string',
        pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
        patternMeans: 'a name that a shell accepts, such as TOKEN',
      },
      each: {
        type: 'object',
        required: ['name', 'key'],
        properties: {
          name: described('Secret', 'The name of the secret in the cluster.', { ...name, examples: ['reports'] }),
          key: described('Key', 'The key in the secret.', { ...name, examples: ['token'] }),
        },
      },
      examples: [{ TOKEN: { name: 'reports', key: 'token' } }],
    }),
    connection: described('Connection', 'The connection of the cluster. Absent: the cluster that Airflow runs in.', {
      ...name,
      names: 'connection',
      examples: ['batch_cluster'],
    }),
  },
});
