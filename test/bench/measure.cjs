// Loaded before a measured script: at its end writes what the process took, as JSON, to the file that MEASURE_TO names.
const { writeFileSync } = require('node:fs');

process.once('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(
    process.env.MEASURE_TO,
    JSON.stringify({ kilobytes: maxRSS, cpu: (userCPUTime + systemCPUTime) / 1000 }),
  );
});
