// Judges documents with ajv. Takes the folder of the packages and that of the schemas; reads lines {schema, document}
// from standard input; writes a line for each: valid or invalid by the files, then by the bundle.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [packages, schemas] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const { Ajv2020 } = require('ajv/dist/2020');
const addFormats = require('ajv-formats');

const make = () => {
  const ajv = new Ajv2020({ strict: true, allErrors: false });
  addFormats(ajv);
  return ajv;
};

// A $ref is the path of a file, so each file is known under its $id and .json.
const files = make();
for (const path of readdirSync(schemas, { recursive: true })) {
  if (!path.endsWith('.json') || path.startsWith('examples') || path === 'bundle.json') continue;
  const schema = JSON.parse(readFileSync(join(schemas, path), 'utf8'));
  if (schema.$id !== undefined) files.addSchema(schema, `${schema.$id}.json`);
}

const bundle = make();
bundle.addSchema(JSON.parse(readFileSync(join(schemas, 'bundle.json'), 'utf8')));

const answers = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { schema, document } = JSON.parse(line);
  const verdicts = [files.getSchema(`${schema}.json`), bundle.getSchema(schema)]
    .map((validate) => (validate(document) ? 'valid' : 'invalid'));
  answers.push(verdicts.join(' '));
}

process.stdout.write(answers.map((answer) => `${answer}\n`).join(''));
