// Reads {rules, organization, day} in lines of JSON, and answers each with {verdicts, stops, uncounted}.

import { createInterface } from "node:readline";

import { judge, stops, uncounted } from "../../generator/material/assets/competency-docs/qualify/judge.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { rules, organization, day } = JSON.parse(line);
  const answer = {
    verdicts: judge(rules, organization, day),
    stops: stops(rules.terms, organization, day),
    uncounted: uncounted(rules.terms, organization, day),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
