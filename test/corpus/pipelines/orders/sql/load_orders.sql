-- One day is one partition; 'quotes' in comments and :colons do no harm.
DELETE FROM ${{ var.schema }}_orders WHERE day = :day AND note NOT LIKE '%:day;%';
/* :rows; */
INSERT INTO ${{ var.schema }}_orders (day, note)
SELECT :day, :name WHERE :rows > 1 AND :ratio < 1 AND :all AND '${{ run.slot_date }}' <> '';
