import { expect, test } from 'vitest';
import { capabilitiesOf, supportedVersions } from '../../src/builtins/targets/airflow/capabilities.ts';
import { stageOf } from '../../src/builtins/targets/airflow/support.ts';
import type { ConceptId } from '../../src/builtins/targets/airflow/support_concepts.ts';
import { hasSymbol, symbol, symbolNames, type SymbolName } from '../../src/builtins/targets/airflow/symbols.ts';
import { compareVersions } from '../../src/builtins/targets/airflow/versions.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import { airflowIds } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';

/** How real Airflow is asked whether it has a concept: Python that raises where it has not. */
const probes: Readonly<Record<ConceptId, string>> = {
  'since-previous': 'dag(schedule=CronDataIntervalTimetable("0 0 * * *", timezone="UTC"))',
  'no-window': 'dag(schedule=CronTriggerTimetable("0 0 * * *", timezone="UTC"))',
  'sliding-window': 'dag(schedule=CronTriggerTimetable("0 0 * * *", timezone="UTC", interval=timedelta(days=1)))',
  'several-crons': 'dag(schedule=MultipleCronTriggerTimetable("0 6 * * 1-5", "30 9 * * 6", timezone="UTC"))',
  once: 'dag(schedule="@once")',
  assets: 'dag(schedule=AssetAny(Asset("shop://orders"), AssetAll(Asset("shop://a"), Asset("shop://b"))))',
  'max-active-tasks': 'dag(max_active_tasks=3); limit_of_each_run()',
  'pool-with-blanks': 'task(pool="late work")',
  'exponential-backoff': 'task(retries=1, retry_exponential_backoff=True)',
  params: 'dag(params={"day": Param("x", type="string", description="d", section="s", format="date")})',
  'map-over-output': 'map_over_output()',
  'slack-channel': 'SlackWebhookNotifier(slack_webhook_conn_id="team_chat", text="late")',
  'email-channel':
    'SmtpNotifier(to="sales@example.com", from_email="pipelines@example.com", subject="s", html_content="c")',
  sql: 'task(SQLExecuteQueryOperator, conn_id="warehouse", sql="SELECT 1", split_statements=True)',
  check: 'task(SQLCheckOperator, conn_id="warehouse", sql="SELECT 1")',
  requirements: 'task(PythonVirtualenvOperator, python_callable=task, requirements=["scikit-learn==1.7.0"])',
  'latest-only': 'task(LatestOnlyOperator)',
  'latest-only-without-window': 'compares_dates(StandardLatestOnlyOperator)',
  trigger: 'task(TriggerDagRunOperator, trigger_dag_id="marts", skip_when_already_exists=True)',
  http: 'task(HttpOperator, http_conn_id="shop_api", endpoint="orders")',
  container: 'task(KubernetesPodOperator, image="registry.example.com/reports:1.4.2", name="report")',
  'wait-pipeline': 'task(PythonSensor, python_callable=print)',
  'wait-time': 'task(DateTimeSensor, target_time="2026-01-01T06:00:00+00:00")',
  'wait-sql': 'task(SqlSensor, conn_id="warehouse", sql="SELECT 1")',
  'wait-http': 'task(HttpSensor, http_conn_id="shop_api", endpoint="orders")',
  'wait-file': 'task(PythonSensor, python_callable=print)',
  'wait-s3': 'task(S3KeySensor, bucket_key="s3://lake/orders", aws_conn_id="lake")',
  // Their providers bring more than fifty packages each, and are not installed for the tests.
  'wait-gs': '',
  'wait-azure': '',
  'allowed-run-types': 'dag(allowed_run_types=["manual"])',
  'access-control': 'dag(access_control={"Analysts": {"DAGs": ["can_read"]}})',
  email: 'task(email=["sales@example.com"])',
  'display-names': 'dag(dag_display_name="Orders, daily"); task(task_display_name="Load")',
  'owner-links': 'dag(owner_links={"sales": "https://teams.example.com/sales"})',
  executor: 'task(executor="LocalExecutor")',
};

const prelude = `
import importlib.metadata, inspect, json, re, sys, warnings
from datetime import timedelta
import pendulum
import airflow

START = pendulum.datetime(2026, 1, 1)

class Otherwise(Exception):
    pass

def dag(schedule=None, **arguments):
    with DAG(dag_id="orders", schedule=schedule, start_date=START, catchup=False, **arguments) as made:
        EmptyOperator(task_id="load")
    return made

def task(operator=None, **arguments):
    with DAG(dag_id="orders", schedule=None, start_date=START, catchup=False):
        return (operator or EmptyOperator)(task_id="load", **arguments)

def limit_of_each_run():
    from airflow.jobs import scheduler_job_runner
    if "current_active_tasks_per_dag_run" not in inspect.getsource(scheduler_job_runner):
        raise Otherwise

def map_over_output():
    with DAG(dag_id="orders", schedule=None, start_date=START, catchup=False):
        regions = PythonOperator(task_id="regions", python_callable=list)
        PythonOperator.partial(task_id="load", python_callable=print, max_active_tis_per_dagrun=2).expand(op_args=regions.output.map(lambda region: [region]))

def compares_dates(operator):
    if not hasattr(operator, "_get_compare_dates"):
        raise Otherwise

def stage(imports, probe):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(imports, globals())
            exec(probe, globals())
        except Otherwise:
            return "otherwise"
        except Exception as error:
            return f"no: {type(error).__name__}: {error}"
        leaving = any(each.category.__name__ == "RemovedInAirflow4Warning" for each in caught)
        return "leaving" if leaving else "yes"

def providers():
    wanted = set()
    for package in ("apache-airflow", "apache-airflow-core"):
        try:
            required = importlib.metadata.requires(package) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        for each in required:
            found = re.match(r"apache-airflow-providers-([a-z-]+[a-z])", each)
            if found and "extra ==" not in each:
                wanted.add(found.group(1))
    return sorted(wanted)

request = json.loads(sys.argv[1])
exec(request["imports"])
answers = {concept: stage(imports, probe) for concept, (imports, probe) in request["probes"].items()}
print(json.dumps({"stages": answers, "providers": providers()}))
`;

const asked = Object.entries(probes).filter(([, probe]) => probe !== '') as readonly (readonly [ConceptId, string])[];

await describeOnAirflows(airflowIds, (airflow) => {
  const version = airflow.id.replace('airflow-', '');

  test('what it has, warns of and lacks is what the support table says, and so are the providers that it brings', async () => {
    const request = {
      imports: importsOf('DAG EmptyOperator PythonOperator', version),
      probes: Object.fromEntries(asked.map(([id, probe]) => [id, [importsOf(probe, version), probe]])),
    };
    const answer = await inScratchHome(airflow, async (home) => {
      const environment = airflowEnvironment(home);
      const run = await mustRun(airflow.path, ['-c', prelude, JSON.stringify(request)], { environment });
      return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as {
        stages: Readonly<Record<string, string>>;
        providers: readonly string[];
      };
    });
    const stages = Object.entries(answer.stages).map(([id, stage]) => [id, stage.replace(/^no: .*$/su, 'no')]);
    expect(Object.fromEntries(stages)).toEqual(
      Object.fromEntries(asked.map(([id]) => [id, tooOld(id, version) ? 'otherwise' : stageOf(id, version)])),
    );
    expect(answer.providers).toEqual(capabilitiesOf(version)?.brings);
  });
});

/** 2.10 is tested with the provider "standard" of its time: what takes a newer one is not there. */
function tooOld(id: ConceptId, version: string): boolean {
  return id === 'latest-only-without-window' && version === '2.10';
}

/** The imports of the names that a probe uses; one that the version lacks is looked for where the next ones have it. */
function importsOf(probe: string, version: string): string {
  const used = symbolNames.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(probe));
  return used.map((name) => importOf(name, version)).join('\n');
}

function importOf(name: SymbolName, version: string): string {
  const newer = supportedVersions().filter((each) => compareVersions(each, version) >= 0);
  const having = newer.map(capabilitiesOf).find((row) => row !== undefined && hasSymbol(name, row));
  if (having === undefined) throw new Error(`No version has ${name}.`);
  const found = symbol(name, having);
  return `from ${found.module} import ${found.name ?? ''} as ${name}`;
}
