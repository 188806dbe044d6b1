-- The state of a work item holds its waivers and disputes.
UPDATE work SET state = json_insert(state, '$.waivers', json('[]'), '$.disputes', json('[]'));
