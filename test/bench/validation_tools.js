import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './corpus_of.js';
import { installedTool } from './installed_tool.js';

/**
 * ajv-cli, which judges the pipelines of a compiled corpus by the schema that lies there.
 *
 * @returns {import('./rounds.js').Variant | { readonly missing: string }}
 */
export function ajvCli(setting, corpus) {
  const tool = { name: 'ajv-cli', version: '5.0.0', file: 'dist/index.js' };
  const ajv = installedTool(folderOf(setting, 'ajv-cli'), tool);
  if ('missing' in ajv) return ajv;
  const judged = ['validate', '--spec=draft2020', '--strict=false', '--all-errors'];
  const schema = ['-s', 'generated/schema/pipeline.schema.json'];
  const files = pipelineFiles(corpus).flatMap((one) => ['-d', one]);
  return { name: 'ajv-cli', arguments: [ajv.script, ...judged, ...schema, ...files], folder: corpus };
}

/**
 * Spectral, which judges the same by a ruleset.
 *
 * @returns {import('./rounds.js').Variant | { readonly missing: string }}
 */
export function spectral(setting, corpus, ruleset) {
  const tool = { name: '@stoplight/spectral-cli', version: '6.16.3', file: 'dist/index.js' };
  const installed = installedTool(folderOf(setting, 'spectral'), tool);
  if ('missing' in installed) return installed;
  const judged = ['lint', '--ignore-unknown-format', '--format', 'json', '--ruleset', ruleset];
  return { name: 'spectral', arguments: [installed.script, ...judged, ...pipelineFiles(corpus)], folder: corpus };
}

/** What both take for all pipelines; task types are no pipelines. */
function pipelineFiles(corpus) {
  const folders = readdirSync(join(corpus, 'pipelines')).filter((folder) => folder !== 'types');
  return folders.map((folder) => `pipelines/${folder}/*.yaml`);
}
