-- Who goes together, who does not, who cannot speak when: asked of the groups beside the measure, known to every unit that it binds.
select record.make_aggregate('agenda', 'rota_terms');
alter table agenda.rota_terms add column year int generated always as ((doc->>'year')::int) stored;
create unique index rota_terms_once on agenda.rota_terms (year);
create policy every_desk_reads on agenda.rota_terms for select to huiying_desk using (true);
