(CNN) -- The mayor of Springfield, Jane Roe, said on Monday that the bridge toll would rise to five dollars in March. “We have no choice,” she told reporters.

The council is expected to vote next week after a public hearing at which dozens of residents have asked to speak.

@highlight

Toll goes up

@highlight

Council votes
