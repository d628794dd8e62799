-- The words that resolution across articles reads. Data, not code.

-- step: title_words | list the lines of work that a title tells
-- president, chairman, director and leader tell none
create temp table title_words as
select
    unnest(string_split(words, ' ')) as word,
    line
from (values
    ('politics', 'minister premier chancellor senator congressman congresswoman governor mayor lawmaker mp councillor councilman councilwoman deputy candidate representative parliamentarian politician taoiseach whip treasurer monarch king queen prince princess'),
    ('diplomacy', 'ambassador envoy diplomat consul commissioner negotiator attache emissary'),
    ('business', 'ceo cfo coo entrepreneur founder businessman businesswoman executive banker investor analyst trader shareholder broker restaurateur developer industrialist financier manufacturer'),
    ('economics', 'economist strategist'),
    ('law', 'judge justice lawyer attorney prosecutor solicitor barrister magistrate counsel notary'),
    ('police', 'detective constable officer superintendent inspector sheriff policeman policewoman'),
    ('crime', 'suspect defendant gunman murderer killer inmate convict prisoner robber accused'),
    ('military', 'general colonel admiral sergeant lieutenant major soldier commander brigadier marine'),
    ('academia', 'professor lecturer dean rector scholar historian scientist researcher biologist physicist chemist astronomer oceanographer geologist mathematician linguist archaeologist psychologist sociologist fellow academic student teacher principal headteacher climatologist ecologist botanist'),
    ('health', 'doctor physician surgeon nurse epidemiologist virologist paediatrician psychiatrist dentist midwife vet'),
    ('technology', 'engineer programmer technologist hacker inventor architect designer'),
    ('arts', 'actor actress singer painter artist film tenor soprano baritone conductor composer novelist poet writer author musician sculptor curator dancer playwright photographer pianist violinist filmmaker rapper comedian guitarist drummer choreographer model'),
    ('media', 'journalist editor reporter columnist presenter broadcaster correspondent anchor blogger publisher'),
    ('sport', 'striker forward midfielder defender goalkeeper keeper winger coach captain footballer player guard quarterback pitcher batsman bowler swimmer skier sprinter runner cyclist boxer golfer jockey wrestler athlete defenseman defenceman goalie referee trainer gymnast rower skater champion racer'),
    ('religion', 'bishop archbishop priest imam rabbi pastor pope cardinal vicar monk nun cleric'),
    ('labour', 'unionist organiser organizer'),
    ('food', 'chef cook baker brewer winemaker sommelier'),
    ('private', 'resident farmer fisherman neighbour neighbor witness driver mother father pensioner passenger commuter villager shopkeeper victim worker homeowner tourist plumber electrician builder')
) t (line, words);

-- step: near_lines | list the lines of work that one career crosses
-- all others are far from each other
create temp table near_lines as
with listed as (
    select *
    from (values
        ('politics', 'diplomacy'),
        ('politics', 'law'),
        ('politics', 'business'),
        ('politics', 'economics'),
        ('politics', 'military'),
        ('politics', 'academia'),
        ('politics', 'labour'),
        ('politics', 'media'),
        ('politics', 'police'),
        ('politics', 'health'),
        ('diplomacy', 'military'),
        ('diplomacy', 'academia'),
        ('diplomacy', 'law'),
        ('business', 'law'),
        ('business', 'economics'),
        ('business', 'technology'),
        ('business', 'media'),
        ('business', 'labour'),
        ('business', 'food'),
        ('economics', 'academia'),
        ('academia', 'health'),
        ('academia', 'technology'),
        ('academia', 'media'),
        ('academia', 'law'),
        ('law', 'police'),
        ('police', 'military'),
        ('crime', 'private'),
        ('arts', 'media')
    ) t (line, other)
)
select
    line,
    other
from listed
union all
select
    other,
    line
from listed;

-- step: section_lines | list the sections of outlets that tell a line of work
create temp table section_lines as
select
    unnest(string_split(words, ' ')) as section,
    line
from (values
    ('politics', 'politics election elections government parliament politik politique politica'),
    ('sport', 'sport sports football soccer tennis cricket rugby golf basketball hockey olympics deportes'),
    ('arts', 'culture arts art music film theatre theater books entertainment movies cultura kultur'),
    ('business', 'business economy markets finance money companies wirtschaft economia'),
    ('academia', 'science education research university'),
    ('health', 'health medicine'),
    ('technology', 'technology tech'),
    ('military', 'defence defense')
) t (line, words);

-- step: generic_words | list the words that name a body in every country
-- a name of such words alone is used in every country for a body of its own
create temp table generic_words as
select unnest(string_split(
    'ministry department office bureau agency court courts supreme high appeal appeals constitutional district parliament senate congress house assembly commons lords representatives council cabinet government treasury police army navy air force forces armed national federal state central general public foreign interior defence defense home health finance justice education labour labor agriculture transport trade industry economy energy environment culture sports social security affairs relations exteriors internal of the and for on party republican democratic democrats liberal conservative conservatives socialist social green greens communist people peoples workers union bank reserve prosecutors prosecutor election electoral commission committee board authority service services customs tax revenue statistics institute meteorological weather coast guard border university stock exchange chamber commerce football association federation red cross airport',
    ' '
)) as word;
