/* What is in stock is asked of the shop as it is now; the day is that of the run. */
DELETE FROM ${{ var.schema }}.stock_snapshot WHERE day = :day;

INSERT INTO ${{ var.schema }}.stock_snapshot (day, sku, warehouse, quantity, note)
SELECT :day, sku, warehouse, quantity, 'CURRENT_DATE is not asked; see ''now()'''
FROM shop_public.stock;
