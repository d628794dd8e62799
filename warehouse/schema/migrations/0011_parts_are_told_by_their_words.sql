-- Layout 11: handles of claims tell the words, too; they are worked out anew.
drop table if exists claim_handles;
