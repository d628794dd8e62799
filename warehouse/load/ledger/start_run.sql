-- A run begins; a run of that id is begun anew.

-- step: runs | take out the run of that id
delete from runs
where run_id = $run_id;

-- step: runs | open the run
insert into runs (run_id, started_at, status, code_version, model, settings)
values ($run_id, $started_at, 'running', $code_version, $model, $settings);
