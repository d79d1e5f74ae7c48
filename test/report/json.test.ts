import { expect, test } from 'vitest';
import { renderJson } from '../../src/edge/report/json.ts';
import { finding, placeIn } from './findings.ts';

test('findings are one versioned object', () => {
  const base = { path: 'dagwright.yaml', text: 'kind: Project\nretries: 1\n' };
  const error = finding('tasks:\n  load:\n    after: [extrct,\n      check]\n', '[extrct,\n      check]', {
    message: 'Two tasks are unknown.',
    help: 'Name tasks of this pipeline.',
    related: [{ message: 'It replaced this value.', place: placeIn(base, '1') }],
  });
  const warning = finding('id: x\n', 'x', { severity: 'warning', code: 'id-short', message: 'The id is short.' });
  expect(renderJson([error, warning])).toBe(`{
  "version": 1,
  "findings": [
    {
      "severity": "error",
      "code": "after-known",
      "message": "Two tasks are unknown.",
      "file": "pipelines/orders.yaml",
      "line": 3,
      "column": 12,
      "endLine": 4,
      "endColumn": 13,
      "help": "Name tasks of this pipeline.",
      "related": [
        {
          "message": "It replaced this value.",
          "file": "dagwright.yaml",
          "line": 2,
          "column": 10,
          "endLine": 2,
          "endColumn": 11
        }
      ]
    },
    {
      "severity": "warning",
      "code": "id-short",
      "message": "The id is short.",
      "file": "pipelines/orders.yaml",
      "line": 1,
      "column": 5,
      "endLine": 1,
      "endColumn": 6,
      "help": null,
      "related": []
    }
  ],
  "counts": {
    "errors": 1,
    "warnings": 1,
    "infos": 0,
    "files": 1
  }
}
`);
});

test('no findings are an empty list', () => {
  expect(JSON.parse(renderJson([]))).toEqual({
    version: 1,
    findings: [],
    counts: { errors: 0, warnings: 0, infos: 0, files: 0 },
  });
});
