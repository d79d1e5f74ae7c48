import type { FreeValue } from '../../src/model/free_value.ts';
import type { ContainerOperation, HttpOperation } from '../../src/model/operation.ts';
import { ownNames } from './understood.ts';

/** What HttpOperator is given beyond what is rendered. */
export function requestArguments({ connection, method, status, output }: HttpOperation): object {
  const expectsRedirect = status.some((code) => code >= 300 && code < 400);
  return {
    http_conn_id: connection.id,
    method,
    extra_options: { check_response: false, allow_redirects: /^(?:GET|HEAD)$/u.test(method) && !expectsRedirect },
    response_check: `__expect_status_${status.length === 0 ? '2xx' : status.join('_')}`,
    response_filter: `__answer_as_${output}`,
    log_response: false,
    deferrable: false,
  };
}

/** What KubernetesPodOperator is given beyond what is rendered; objects of Python as Python prints them. */
export function podArguments(id: string, { kubernetes }: ContainerOperation): object {
  const { namespace, serviceAccount, imagePullPolicy, imagePullSecrets, startupTimeout, secrets } = kubernetes;
  const { connection } = kubernetes;
  return {
    name: id.replaceAll('_', '-'),
    namespace: namespace ?? null,
    ...(serviceAccount === undefined ? {} : { service_account_name: serviceAccount }),
    ...(imagePullPolicy === undefined ? {} : { image_pull_policy: imagePullPolicy }),
    ...(imagePullSecrets.length === 0
      ? {}
      : { image_pull_secrets: imagePullSecrets.map((name) => ({ $repr: `{'name': '${name}'}` })) }),
    startup_timeout_seconds: startupTimeout,
    kubernetes_conn_id: connection ?? null,
    ...(connection === undefined ? { in_cluster: true } : {}),
    ...(secrets.size === 0
      ? {}
      : {
          secrets: [...secrets].map(([variable, { name, key }]) => ({
            $repr: `Secret(env, ${variable}, ${name}, ${key})`,
          })),
        }),
    random_name_suffix: true,
    get_logs: true,
    log_pod_spec_on_failure: false,
    on_finish_action: 'delete_pod',
    deferrable: false,
  };
}

/** An argument of an operator that the language does not know, as far as it is compared. */
export function nativeArgument(name: string, value: FreeValue): readonly (readonly [string, unknown])[] {
  if (!ownNames.some((own) => own === name)) return [];
  if (typeof value !== 'object' || value === null) return [[name, value]];
  if ('kind' in value && value.kind === 'plain') return [[name, value.text]];
  return 'kind' in value && value.kind === 'callable' ? [[name, value.function]] : [];
}
