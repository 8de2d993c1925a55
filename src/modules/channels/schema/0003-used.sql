-- What a channel sent since the first of the month is counted before every send where a platform allows only so many.
create index delivery_used on channels.delivery (channel_id, planned_at) where act = 'publish' and state not in ('planned', 'rejected');
create index delivery_live on channels.delivery (channel_id, live_at desc) where live_at is not null;
