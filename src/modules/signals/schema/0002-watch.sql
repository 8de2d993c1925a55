select record.make_aggregate('signals', 'roster');
select record.make_aggregate('signals', 'bulletin');
select record.make_aggregate('signals', 'forecast');
alter table signals.bulletin
  add column issued_on text generated always as (doc->>'on') stored;
alter table signals.forecast
  add column state text generated always as (doc->>'state') stored,
  add column statement_id text generated always as (doc->>'statementId') stored;
create index forecast_statement on signals.forecast (statement_id) where statement_id is not null;
