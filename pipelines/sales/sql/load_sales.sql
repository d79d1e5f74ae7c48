-- One day is one partition: loading it again replaces it.
DELETE FROM ${{ var.schema }}.sales WHERE day = :day;
INSERT INTO ${{ var.schema }}.sales (day, order_id, region, amount)
SELECT day, order_id, region, amount
FROM ${{ var.schema }}.sales_landing
WHERE day = :day;
