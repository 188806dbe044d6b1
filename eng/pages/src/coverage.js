import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the conformance suite keeps what proves each requirement. */
export const Registry = "conformance-tests/requirements.json";

/** By the id of a requirement: its profile, what proves it by kind, and why nothing does; empty without the registry. */
export function coverageOf(root) {
  const path = join(root, Registry);
  if (!existsSync(path)) return new Map();
  const { requirements } = JSON.parse(readFileSync(path, "utf8"));
  return new Map(requirements.map((one) => [one.id, {
    profile: one.profile,
    excluded: one.excluded,
    proofs: Object.entries(one).filter(([, names]) => Array.isArray(names)).map(([kind, names]) => ({ kind, names })),
  }]));
}
