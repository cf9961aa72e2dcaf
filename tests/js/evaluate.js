// Reads {rules, organizations, day} in lines of JSON, and answers each with {verdicts, stops, uncounted} of every one.

import { createInterface } from "node:readline";

import { judge, stops, uncounted } from "../../generator/material/assets/competency-docs/qualify/judge.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { rules, organizations, day } = JSON.parse(line);
  const answers = organizations.map((/** @type {any} */ organization) => ({
    verdicts: judge(rules, organization, day),
    stops: stops(rules.terms, organization, day),
    uncounted: uncounted(rules.terms, organization, day),
  }));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
