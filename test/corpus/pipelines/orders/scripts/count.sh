#!/bin/bash
# A file is interpolated too: ${{ var.schema }}
wc -l "${DAY}" "${#WHERE}"
