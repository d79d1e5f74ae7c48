#!/usr/bin/env bash
set -euo pipefail
# The week is that of the run: $(date +%F) here would pay twice in a rerun.
log="/tmp/payout_$(date +%F).log"
started=$(date +%s)
write-payouts --week "$WEEK" --target "$TARGET/$WEEK.xml" > "$log" 2>&1
echo "took $(( $(date +%s) - started )) seconds"
