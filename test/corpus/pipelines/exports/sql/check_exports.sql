SELECT count(*) > 0 FROM exports WHERE day = '${{ run.date }}'
