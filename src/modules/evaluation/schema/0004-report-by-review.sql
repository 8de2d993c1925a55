-- What an evaluator outside wrote is public by review alone, from the shelf (law 4). Of the engagement itself the public may know
-- that a report was filed about which units and when; no word of it, and nobody's name.
revoke select on evaluation.engagement from huiying_public;
grant select (id, state, unit_scope, filed_at) on evaluation.engagement to huiying_public;
