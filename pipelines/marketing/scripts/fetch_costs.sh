# Exit code 99 says that the platform has no costs for the day: the task is then skipped.
set -euo pipefail
fetch-campaign-costs --day "$DAY" --limits "$LIMITS" --token-from-environment TOKEN \
  > "$FOLDER/$DAY.json"
