-- The number of the layout; a change of any table raises it and brings a migration.

-- The layout of this file; one row. A file of an earlier layout is migrated by the next run.
create table schema_version (
    schema_version integer not null -- Number of the layout; code refuses a newer one than its own.
);

insert into schema_version values (11);
