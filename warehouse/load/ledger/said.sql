-- What a closed run brought.

-- query: quotes, those with a speaker, and claims
select
    quote_count,
    quote_with_speaker_count,
    claim_count
from runs
where run_id = $run_id
