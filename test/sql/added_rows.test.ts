import { expect, test } from 'vitest';
import { addedAgain } from '../../src/sql/added_rows.ts';
import { dialectOf } from '../../src/sql/dialects.ts';
import { readStatements } from '../../src/sql/read_statements.ts';

test.each([
  ['snowflake', 'COPY INTO raw.orders FROM @landing/orders', false],
  ['snowflake', 'COPY INTO raw.orders FROM @landing/orders FORCE = FALSE', false],
  ['snowflake', 'COPY INTO raw.orders FROM @landing/orders FORCE = TRUE', true],
  ['snowflake', "COPY INTO '@exports/orders' FROM raw.orders OVERWRITE = TRUE", false],
  ['databricks', "COPY INTO raw.orders FROM 's3://lake' FILEFORMAT = JSON", false],
  ['databricks', "COPY INTO raw.orders FROM 's3://lake' FILEFORMAT = JSON COPY_OPTIONS ('force' = 'true')", true],
  ['databricks', 'INSERT INTO raw.orders REPLACE WHERE day = :day SELECT * FROM landing', false],
  ['redshift', "COPY raw.orders FROM 's3://lake' FORMAT AS PARQUET", true],
  ['bigquery', 'MERGE mart.orders USING landing ON FALSE WHEN NOT MATCHED THEN INSERT ROW', true],
  ['bigquery', 'MERGE mart.orders t USING landing l ON t.id = l.id WHEN NOT MATCHED THEN INSERT ROW', false],
])('in %s, whether rows are there twice after `%s` ran twice: %j', (type, sql, isTwice) => {
  const dialect = dialectOf(type);
  expect(addedAgain(readStatements(sql, dialect), dialect).length > 0).toBe(isTwice);
});
