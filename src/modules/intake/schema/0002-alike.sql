-- Who names this message as a near-duplicate: looked up for every release that waits (XM4-19).
create index message_similar on intake.message using gin ((doc->'similar') jsonb_path_ops);
