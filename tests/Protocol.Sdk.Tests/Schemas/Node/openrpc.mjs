// Checks an OpenRPC document from standard input with the official meta schema, and that every reference leads
// somewhere. Takes the folder of the packages; ends with 1 and the faults on standard error.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const Ajv = require('ajv');
const meta = require('@open-rpc/meta-schema').openrpcDocument;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const document = JSON.parse(Buffer.concat(chunks).toString('utf8'));

// It names its dialect by an address that is no dialect to ajv; both are written in draft 7.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const { $schema: ofJson, $id, ...json } = structuredClone(require('@json-schema-tools/meta-schema').default);
const { $schema: ofMethods, ...methods } = structuredClone(meta);
for (const id of [$id, $id.replace(/\/$/, '')]) ajv.addSchema({ ...json, $id: id }, id);
const validate = ajv.compile(methods);
const faults = validate(document) ? [] : validate.errors.map((error) => `${error.instancePath}: ${error.message}`);

const visit = (value) => {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.$ref === 'string') {
    const found = value.$ref.slice(2).split('/').reduce((at, step) => at?.[step], document);
    if (!value.$ref.startsWith('#/') || found === undefined) faults.push(`${value.$ref}: leads nowhere`);
  }
  Object.values(value).forEach(visit);
};
visit(document);

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
