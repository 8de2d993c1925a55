-- Captions of a film (WebVTT) lie beside it, kept and shown as it is.
alter table conferences.media drop constraint media_type_check;
alter table conferences.media add constraint media_type_check check (type in ('image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'video/webm', 'text/vtt'));
