// Plays one session of the TypeScript SDK's client with the server: node session.mjs PACKAGES SIGNALBOX SESSION WORK.
// An assertion that does not hold ends it with 1.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, signalbox, session, work] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');

const connect = async () => {
  const client = new Client({ name: 'foreign', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command: signalbox, args: ['mcp'], stderr: 'inherit' }));
  // The client checks a structured answer only once it has seen the schemas.
  await client.listTools();
  return client;
};

const call = async (client, name, args) => {
  const result = await client.callTool({ name, arguments: args });
  assert.deepEqual(JSON.parse(result.content[0].text), result.structuredContent, 'text and structure are one answer');
  return { ...result.structuredContent, isError: result.isError === true };
};

const refused = (answer, code) => {
  assert.equal(answer.isError, true);
  assert.equal(answer.outcome, 'error');
  assert.equal(answer.error.code, code);
  assert.ok(answer.error.next.length > 0, 'a refusal says what to do next');
};

const sessions = {
  async list(client) {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(tool => tool.name), [
      'status', 'claim', 'progress', 'check_gate', 'verify',
      'advance', 'dispute', 'handoff', 'accept_handoff', 'release', 'show',
    ]);
    for (const tool of tools) {
      assert.ok(tool.description, `${tool.name} is described`);
      assert.equal(tool.inputSchema.type, 'object');
      assert.equal(tool.outputSchema.type, 'object');
    }
    assert.equal(client.getServerVersion().name, 'signalbox');
    assert.match(client.getInstructions(), /check_gate/);
  },

  async work(client) {
    const claimed = await call(client, 'claim', { work });
    assert.equal(claimed.outcome, 'claimed');
    assert.equal(claimed.brief.work, work);

    const { claim } = claimed;
    const gate = await call(client, 'check_gate', { claim });
    assert.equal(gate.outcome, 'pending');
    assert.equal(gate.mayProceed, false);
    assert.ok(gate.criteria.every(criterion => criterion.status === 'pass' || criterion.reasons.length > 0));

    assert.equal((await call(client, 'progress', { claim, note: 'The plan is half written.' })).outcome, 'recorded');
    assert.equal((await call(client, 'advance', { claim, exit: 'done' })).outcome, 'pending');

    const released = await call(client, 'release', { claim, reason: 'Another may go on.' });
    assert.equal(released.outcome, 'released');
    refused(await call(client, 'progress', { claim, note: 'Too late.' }), 'stale-fence');
  },

  async 'unknown-tool'(client) {
    await assert.rejects(client.callTool({ name: 'clam', arguments: {} }), { code: -32602, message: /'claim'/ });
    assert.equal((await call(client, 'status', {})).outcome, 'ok', 'the server lives on');
  },

  async 'wrong-types'(client) {
    refused(await call(client, 'claim', { work: [work] }), 'invalid-argument');
    refused(await call(client, 'check_gate', { claim: 5 }), 'invalid-argument');
    refused(await call(client, 'progress', { claim: 'W-1.1.x', note: { text: 'no' } }), 'invalid-argument');
    refused(await call(client, 'show', { limit: 'many' }), 'invalid-argument');
    refused(await call(client, 'release', {}), 'invalid-argument');
    refused(await call(client, 'claim', { wrk: work }), 'invalid-argument');
    assert.equal((await call(client, 'claim', { work })).outcome, 'claimed', 'nothing was claimed by mistake');
  },

  async second(client) {
    assert.equal((await call(client, 'claim', { work })).outcome, 'claimed');
    const other = await connect();
    try {
      const held = await call(other, 'claim', { work });
      assert.equal(held.outcome, 'held');
      assert.equal(held.isError, false);
    } finally {
      await other.close();
    }
  },
};

const client = await connect();
try {
  await sessions[session](client);
} finally {
  await client.close();
}
