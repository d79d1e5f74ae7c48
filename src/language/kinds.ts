import { environmentSchema } from './environment.ts';
import { folderDefaultsSchema } from './folder_defaults.ts';
import { overlaySchema, pipelineSchema } from './pipeline.ts';
import { projectSchema } from './project.ts';
import { ruleSchema } from './rule.ts';
import type { Schema } from './schema.ts';
import { taskTypeSchema } from './task_type.ts';

/** What a document can be. */
export type Kind = 'Project' | 'Pipeline' | 'Environment' | 'Overlay' | 'TaskType' | 'Defaults' | 'Rule';

/** The schema of each kind of document. */
export const kindSchemas: Readonly<Record<Kind, Schema>> = {
  Project: projectSchema,
  Pipeline: pipelineSchema,
  Environment: environmentSchema,
  Overlay: overlaySchema,
  TaskType: taskTypeSchema,
  Defaults: folderDefaultsSchema,
  Rule: ruleSchema,
};
