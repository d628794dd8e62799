"""What months are called: in full, inflected and cut short, in the languages of the news.

In: nothing. Out: a table from each name in small letters to its number. The decision to question:
names of all languages stand in one table, for where two languages mean two months by one word
("listopad" is November in Poland and October in Croatia) the reader of dates knows which.
"""

from transforms.text.timestamps import MONTHS

_NAMES = {
    1: "januar jänner januari janvier enero gennaio janeiro tammikuu styczeń stycznia leden "
    "ledna január januára siječanj siječnja januarja ianuarie január январь января январе январ "
    "січень січня студзеня студзень януари јануар "
    "јануари јануара қаңтар ιανουάριος ιανουαρίου ocak "
    "janúar jaanuar janvāris janvārī sausio sausis januára gener xaneiro janarja janar ionawr "
    "urtarrilaren urtarrila januarie januari yanvar يناير ינואר जनवरी জানুয়ারি জানুয়ারি "
    "جنوری ژانویه იანვარი հունվարի ஜனவரி",
    2: "februar februari février fevrier febrero febbraio fevereiro helmikuu luty lutego únor "
    "února február februára veljača veljače februarja "
    "februarie február февраль февраля лютий лютого "
    "лютага февруари фебруар фебруари фебруара "
    "ақпан φεβρουάριος φεβρουαρίου şubat febrúar veebruar "
    "februāris februārī vasario vasaris febrer febreiro shkurt chwefror otsailaren otsaila "
    "pebruari pebrero fevral فبراير פברואר फरवरी "
    "फ़रवरी ফেব্রুয়ারি ফেব্রুয়ারি فروری فوریه თებერვალი "
    "փետրվարի பிப்ரவரி",
    3: "märz mars maart marzo março marco maaliskuu marzec marca březen března marec marca ožujak "
    "ožujka marca martie március март марта березень березня сакавіка сакавік наурыз μάρτιος "
    "μαρτίου mart marts märts kovo kovas març mawrth martxoaren martxoa maret marso machi مارس "
    "מרץ मार्च মার্চ مارچ მარტი մարտի மார்ச்",
    4: "avril abril aprile april kwiecień kwietnia duben dubna apríl apríla travanj travnja aprila "
    "aprilie április апрель апреля квітень квітня красавіка красавік април апреле сәуір απρίλιος "
    "απριλίου nisan aprill aprīlis aprīlī balandžio balandis huhtikuu prill ebrill apirilaren "
    "apirila aprili aprel أبريل אפריל अप्रैल এপ্রিল اپریل آوریل აპრილი ապրիլի ஏப்ரல்",
    5: "mai mei mayo maggio maio toukokuu maj maja květen května máj mája svibanj svibnja maja mai "
    "május май мая травень травня трав мај маја "
    "мамыр μάιος μαΐου mayıs maí maijs maijā gegužės gegužė "
    "maig maiatzaren maiatza may مايو מאי मई মে مئی მაისი մայիսի மே",
    6: "juni juin junio giugno junho kesäkuu czerwiec czerwca červen června jún júna lipanj lipnja "
    "junija iunie június июнь июня червень червня чэрвеня юни јун јуни јуна маусым ιούνιος ιουνίου "
    "haziran júní juuni jūnijs jūnijā birželio birželis juny xuño qershor mehefin ekainaren ekaina "
    "junie iyun hunyo يونيو יוני जून জুন ژوئن ივნისი հունիսի ஜூன்",
    7: "juli juillet julio luglio julho heinäkuu lipiec lipca červenec července júl júla srpanj "
    "srpnja julija iulie július июль июля липень липня "
    "ліпеня юли јул јули јула шілде ιούλιος ιουλίου "
    "temmuz júlí juuli jūlijs jūlijā liepos liepa juliol xullo korrik gorffennaf uztailaren "
    "uztaila julie julai hulyo iyul يوليو יולי जुलाई জুলাই جولائی ژوئیه ივლისი հուլիսի ஜூலை",
    8: "august augustus août aout agosto elokuu sierpień sierpnia srpen srpna augusta kolovoz "
    "kolovoza avgusta avgust augusztus август августа "
    "серпень серпня жніўня жнівень тамыз αύγουστος "
    "αυγούστου ağustos ágúst augusts augustā rugpjūčio rugpjūtis agost gusht awst abuztuaren "
    "abuztua agustus agosti ogos avqust أغسطس אוגוסט augusti अगस्त আগস্ট اگست აგვისტო օգոստոսի "
    "ஆகஸ்ட்",
    9: "septembre septiembre setiembre settembre setembro syyskuu wrzesień września září septembra "
    "rujan rujna septembrie szeptember сентябрь сентября вересень вересня верасня септември "
    "септембар септембра қыркүйек σεπτέμβριος σεπτεμβρίου eylül rugsėjo rugsėjis septembris "
    "septembrī setembre shtator medi irailaren iraila septemba setyembre sentyabr سبتمبر ספטמבר "
    "september सितंबर सितम्बर সেপ্টেম্বর ستمبر سپتامبر სექტემბერი սեպտեմբերի செப்டம்பர்",
    10: "oktober octobre octubre ottobre outubro lokakuu październik października říjen října "
    "október októbra oktobra octombrie октябрь октября жовтень жовтня кастрычніка октомври октобар "
    "октобра қазан οκτώβριος οκτωβρίου ekim oktoober spalio spalis oktobris oktobrī tetor hydref "
    "urriaren urria oktoba oktubre oktyabr أكتوبر אוקטובר अक्टूबर अक्तूबर অক্টোবর اکتوبر اکتبر "
    "ოქტომბერი հոկտեմբերի அக்டோபர்",
    11: "novembre noviembre novembro marraskuu listopad listopadu novembra studeni studenoga "
    "studenog noiembrie ноябрь ноября листопад "
    "листопада лістапада ноември новембар новембра қараша "
    "νοέμβριος νοεμβρίου kasım nóvember lapkričio lapkritis novembris novembrī nëntor tachwedd "
    "azaroaren azaroa nopember novemba nobyembre noyabr نوفمبر נובמבר november नवंबर नवम्बर "
    "নভেম্বর نومبر نوامبر ნოემბერი նոյեմբերի நவம்பர்",
    12: "dezember décembre decembre diciembre dicembre dezembro joulukuu grudzień grudnia prosinec "
    "prosince decembra prosinac prosinca decembrie декабрь декабря грудень грудня снежня декември "
    "децембар децембра желтоқсан δεκέμβριος δεκεμβρίου aralık desember detsember gruodžio gruodis "
    "decembris decembrī desembre decembro dhjetor rhagfyr abenduaren abendua disember desemba "
    "disyembre dekabr ديسمبر דצמבר december दिसंबर दिसम्बर ডিসেম্বর دسمبر دسامبر დეკემბერი "
    "դեկտեմբերի டிசம்பர்",
}
_SHORT = {
    1: "jan janv ene gen sty янв січ oca sij ιαν",
    2: "févr fév fev febr lut фев лют velj şub φεβ",
    3: "mär mrz mrt maa мар бер ožu μαρ",
    4: "avr abr kwi апр кві tra nis απρ",
    5: "mag тра svi μαΐ μαϊ",
    6: "giu czer cze июн чер haz ιουν",
    7: "juil lug lip июл лип srp tem ιουλ",
    8: "ago sie авг сер aoû elo kol ağu αυγ",
    9: "set sept wrz сен сент вер syy ruj eyl σεπ",
    10: "okt ott out paź окт жов lok ekim eki οκτ",
    11: "lis ноя нояб лис kas νοε stu",
    12: "dez dic déc gru дек гру des ara δεκ",
}
_ARABIC = {
    1: "كانون الثاني|جانفي", 2: "شباط|فيفري", 3: "آذار|اذار", 4: "نيسان|أفريل|افريل|ابريل|إبريل",
    5: "أيار|ايار|ماي", 6: "حزيران|جوان|يونيه", 7: "تموز|جويلية|يوليه", 8: "آب|أوت|اغسطس",
    9: "أيلول|ايلول", 10: "تشرين الأول|تشرين الاول|اكتوبر", 11: "تشرين الثاني",
    12: "كانون الأول|كانون الاول",
}  # fmt: skip
"""As they are called in the Levant and in the Maghreb, and without the marks over letters."""

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

ALL_MONTHS = {
    **{word: number for number, words in _ARABIC.items() for word in words.split("|")},
    "listopada": 11,
    **{word: number for number, words in _NAMES.items() for word in words.split()},
    **{word: number for number, words in _SHORT.items() for word in words.split()},
    **MONTHS,
}
