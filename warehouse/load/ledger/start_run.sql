-- A run begins; a run of that id is begun anew.

-- step: runs | take out the run of that id
delete from runs
where run_id = $run_id;

-- step: runs | open the run
-- a clock that was set back must not make last night's archives those that came later
insert into runs (run_id, started_at, status, code_version, model, settings)
select
    $run_id,
    case
        when $started_at < max(started_at) then max(started_at) + interval 1 microsecond
        else $started_at
    end,
    'running',
    $code_version,
    $model,
    $settings
from runs;
