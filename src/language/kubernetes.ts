import { duration, identifier } from './common.ts';
import { described, type Schema } from './schema.ts';

/** What Kubernetes calls a DNS subdomain: how its objects are named. */
const name: Schema = {
  type: 'string',
  pattern: '^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$',
  patternMeans: 'a name of Kubernetes: small letters, digits, dots and dashes, such as sales-reports',
  maxLength: 253,
};

/** A key of a label, with or without the domain that it belongs to. */
const labelKey: Schema = {
  type: 'string',
  pattern: '^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$',
  patternMeans: 'a key of Kubernetes, such as team or example.com/team, with at most 63 characters behind the slash',
};

const labels: Schema = {
  type: 'object',
  keys: labelKey,
  each: {
    type: 'string',
    pattern: '^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$',
    patternMeans: 'a label of Kubernetes: at most 63 letters, digits, dots, dashes and underscores',
  },
};

/** How containers run: of an environment as a whole, or of one task, which says more. */
export const kubernetes: Schema = described('Kubernetes', 'How the containers of tasks run.', {
  type: 'object',
  examples: [{ namespace: 'data-prod', service_account: 'pipelines' }],
  properties: {
    namespace: described('Namespace', 'Where the pods run. Absent: the namespace that Airflow runs in.', {
      impact: 'platform',
      type: 'string',
      pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$',
      patternMeans: 'a namespace of Kubernetes: at most 63 small letters, digits and dashes',
      examples: ['data-prod'],
    }),
    service_account: described('Service account', 'As whom the pods run.', {
      impact: 'access',
      ...name,
      examples: ['pipelines'],
    }),
    image_pull_policy: described('Image pull policy', 'When the image is pulled anew.', {
      impact: 'platform',
      type: 'string',
      enum: ['Always', 'IfNotPresent', 'Never'],
      examples: ['IfNotPresent'],
    }),
    image_pull_secrets: described('Image pull secrets', 'Secrets of the cluster with which images are pulled.', {
      impact: 'access',
      type: 'array',
      items: name,
      uniqueItems: true,
      examples: [['registry']],
    }),
    startup_timeout: described('Start-up timeout', 'Longest time until the pod runs. Absent: 2m.', {
      impact: 'failure',
      ...duration,
      examples: ['10m'],
    }),
    labels: described('Labels', 'Labels of the pods, beside those by which Airflow finds them again.', {
      impact: 'platform',
      ...labels,
      examples: [{ team: 'sales' }],
    }),
    annotations: described('Annotations', 'Annotations of the pods.', {
      impact: 'platform',
      type: 'object',
      keys: labelKey,
      each: { type: 'string' },
      examples: [{ 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' }],
    }),
    node_selector: described('Node selector', 'Labels of the nodes that may run the pods.', {
      impact: 'platform',
      ...labels,
      examples: [{ pool: 'batch' }],
    }),
    secrets: described('Secrets', 'Environment variables from secrets of the cluster.', {
      impact: 'access',
      type: 'object',
      keys: {
        type: 'string',
        pattern: '^[A-Z_][A-Z0-9_]*$',
        patternMeans: 'a name in capital letters, such as TOKEN',
      },
      each: {
        type: 'object',
        required: ['name', 'key'],
        properties: {
          name: described('Secret', 'The name of the secret in the cluster.', {
            impact: 'access',
            ...name,
            examples: ['reports'],
          }),
          key: described('Key', 'The key in the secret.', {
            impact: 'access',
            type: 'string',
            pattern: '^[A-Za-z0-9_.-]+$',
            patternMeans: 'letters, digits, dots, dashes and underscores',
            maxLength: 253,
            examples: ['token'],
          }),
        },
      },
      examples: [{ TOKEN: { name: 'reports', key: 'token' } }],
    }),
    connection: described('Connection', 'The connection of the cluster. Absent: the cluster that Airflow runs in.', {
      impact: 'platform',
      ...identifier,
      values: 'compile',
      names: 'connection',
      examples: ['batch_cluster'],
    }),
  },
});
