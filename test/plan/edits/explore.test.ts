import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { builtins } from '../../../src/builtins/index.ts';
import { memorySnapshot } from '../../../src/model/snapshot.ts';
import { planProject } from '../../../src/planning/plan_project.ts';
import { hasErrors } from '../../../src/text/diagnostic.ts';
import { now } from '../planned.ts';
import { around, corpus } from './corpus.ts';
import { editsOf } from './edits.ts';
import { differing, emitted, ownerOf } from './emitted.ts';

test('explore', () => {
  const done = new Map<string, number>();
  const lines: string[] = [];
  const t0 = performance.now();
  let tp = 0,
    tc = 0,
    n = 0,
    bad = 0;
  for (const file of Object.keys(corpus).filter((p) => p.endsWith('.yaml') && !p.startsWith('standards'))) {
    const before = around(file);
    const made = emitted(before);
    if (made === undefined) {
      lines.push('BASE ' + file);
      continue;
    }
    const tf = performance.now();
    for (const edit of editsOf(file, before)) {
      const name = `${edit.kind} ${edit.key}`;
      const left = done.get(name) ?? 3;
      if (left <= 0) continue;
      done.set(name, left - 1);
      const after = { ...before, [file]: edit.text };
      let t = performance.now();
      let r;
      try {
        r = planProject(memorySnapshot(before), memorySnapshot(after), builtins, {
          base: { name: 'a' },
          head: { name: 'b' },
          now,
          environments: [],
          step: () => undefined,
        });
      } catch (e) {
        lines.push(`THROW ${name} ${file} ${String(e)}`);
        continue;
      }
      tp += performance.now() - t;
      if (r.plan === undefined || hasErrors(r.diagnostics)) {
        bad++;
        continue;
      }
      t = performance.now();
      const now2 = emitted(after);
      tc += performance.now() - t;
      if (now2 === undefined) {
        bad++;
        continue;
      }
      n++;
      done.set(name, 0);
      const files = differing(made, now2);
      const units = new Set(r.plan.units.map((u) => `${u.environment} ${u.pipeline}`));
      const envs = new Set(r.plan.blocks.flatMap((b) => b.touches.map((x) => x.environment)));
      for (const f of files) {
        const o = ownerOf(f);
        if (o.pipeline === undefined ? !envs.has(o.environment) : !units.has(`${o.environment} ${o.pipeline}`))
          lines.push(`UNEXPLAINED ${name} ${file}: ${f}`);
      }
      const changed = new Set(
        files.map((f) => {
          const o = ownerOf(f);
          return `${o.environment} ${o.pipeline ?? ''}`;
        }),
      );
      for (const b of r.plan.blocks)
        for (const c of b.changes)
          for (const x of b.touches)
            for (const p of x.pipelines.length ? x.pipelines : [''])
              if (
                !changed.has(`${x.environment} ${p}`) &&
                !(p === '' && [...changed].some((q) => q.startsWith(x.environment)))
              )
                lines.push(
                  `UNEMITTED ${name} ${file}: ${x.environment} ${p} ${c.path}: ${c.effect} [${c.reason}] ${JSON.stringify(c.before)} -> ${JSON.stringify(c.after)}`,
                );
    }
    lines.push(`TIME ${file} ${Math.round(performance.now() - tf)} ${Object.keys(before).length}`);
  }
  lines.push(
    `TOTAL ${performance.now() - t0} plan ${tp} compile ${tc} n ${n} bad ${bad} keys ${done.size} unfound ${[...done].filter(([, v]) => v !== 0).length}`,
  );
  lines.push(...[...done].filter(([, v]) => v > 0).map(([k]) => 'NOVALID ' + k));
  writeFileSync('/tmp/p5/out.txt', lines.join('\n'));
}, 1_000_000);
