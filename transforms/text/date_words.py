"""Words by which a line says that its day is of publication, or of a change.

In: a line. Out: whether such a word stands in it, as `PUBLISHED_WORDS` and `UPDATED_WORDS` find it.
The decision to question: words of all languages are looked for at once, for the language that a
page states is often that of its maker's tools; what the translations of publishing systems call
a day stands as data in `date_words.toml`, words that need a pattern stand here.
"""

import re
import tomllib
from importlib import resources

LAST_SPACED = 0x590
"""The letters up to here are of scripts whose words begin behind a blank and take no prefixes."""

_PUBLISHED = (
    r"(?<!re)publi(?!cs?\b|czn|k(?!at)|que\b|ci[dt])|posted|launched"
    r"|créée? le|créé\s?:|created|veröffentlicht|erstellt"
    r"|erschienen|erscheinungs|eingestellt|geschrieben von|geschreven door|skriv[ae][tn] a[vf]\b"
    r"|inviato da|scritto da|postato|écrit par|envoyé par|escrito por|enviado por|napisane przez"
    r"|parution|article paru|mis en ligne|publicado|geplaatst|gepubliceerd|pubblicat|inserit[oa] il"
    r"|(?:notizia|articolo) del|zveřejněno|vydáno|vloženo|pridané|zverejnené"
    r"|objavljen[oa]|објављено"
    r"|opublikowan|publikacj|dodan[oae]|dodania|julkaistu|lisätty|publicerad|upplagd|udgivet"
    r"|lagt ut|lagt inn"
    r"|опубликова[нл]|опубліковано|публикуван|добавлен[оа]?:|размещен|δημοσιεύ|αναρτήθηκε"
    r"|közzétéve|megjelent:|paskelbta|ievietots|avaldatud|birt:|shfaqur"
    r"|yayın|eklenme|giriş:|diterbitkan|terbit:|diposkan|đăng (?:lúc|ngày|bởi)|פורסם|प्रकाशित"
    r"|اشاعت|เผยแพร่|شائع|ప్రచురణ|প্রকাশ|பதிவு"
    r"|تاریخ انتشار|تاريخ النشر|نشر في|発表|公開|掲載|发布|發布|刊登|입력|등록|송고|게재"
    r"|publik(?:ov[aá]n|uot|uar)|gepubliseer|botuar|апублікаван|argitarat|foilsithe|cyhoeddwyd"
    r"|útgefið|გამოქვეყნ|հրապարակ|жарияла|жарыяла|објавено|нийтлэ|imechapishwa|offentliggjort"
    r"|online gestellt|scris de"
    r"|dərc ed|yayımlan|chop etil|καταχωρ|ανάρτηση|פרסום|منتشر|تم النشر|ਪ੍ਰਕਾਸ਼|પ્રકાશિત|ಪ್ರಕಟ"
    r"|പ്രസിദ്ധീകര|வெளியிட|ເຜີຍແຜ່|ផ្សាយ|xuất bản|发表于|發表於|投稿日|게시일|작성일|online seit"
)

_UPDATED = (
    r"updat|modif|edited|[ée]ditée?\s?(?:le\b|:)|revis|aktuali[sz]|geändert|mise? [àa] jour"
    r"|actuali[sz]|aggiorna|atuali|bijgewerkt|uppdater|[äæe]ndr(?:at|ad|et)(?!\w)|opdater|oppdater|обновл|оновл|güncel|更新|수정|correct"
    r"|päivit|frissít|ενημέρωσ|تحديث|zmodyfikow|zmienion|změněn|ažurir|(?<!\w)akt\."
    r"|cập nhật|اپ\s?ڈیٹ|อัปเดต|แก้ไข|ปรับปรุง|अपडेट|अद्यतन|আপডেট"
    r"|হালনাগাদ|புதுப்பி|అప్‌డేట్|به‌روز|بروز\s?رسانی|עודכן"
    r"|diperbarui|dimutakhir|dikemas\s?kini|uppfær|uuenda|atjaun|atnaujin|posodob|актуализ|ажурир"
    r"|обновен|жаңарт|განახლ|թարմաց|yenilən|përditës|opgedateer|абноўлен|upraven[oé]|muudetud"
    r"|eguneratu|nuashonr|diweddar(?:wyd|af)|жаңыртыл|шинэчл|aġġornat|अद्यावधिक|ਅੱਪਡੇਟ|imesasishwa"
    r"|പുതുക്കി|ನವೀಕರಿಸ|અપડેટ|ອັບເດດ|កែប្រែ|yangilan|改訂|업데이트|gewijzigd|muokattu|módosít"
    r"|изменен[оа]?:|izm[ij]?en[aj]|изменён|змінено|עדכון|ویرایش|آخرین تغییر"
)


def _list_words(use: str) -> str:
    """The words of a use in all languages, as a pattern."""
    path = resources.files("transforms").joinpath("text/date_words.toml")
    languages = tomllib.loads(path.read_text(encoding="utf-8"))[use].values()
    words = sorted({word for words in languages for word in words})
    spaced = "|".join(re.escape(word) for word in words if ord(word[0]) < LAST_SPACED)
    others = "|".join(re.escape(word) for word in words if ord(word[0]) >= LAST_SPACED)
    return rf"(?<!\w)(?:{spaced})|{others}"


PUBLISHED_WORDS = re.compile(f"{_PUBLISHED}|{_list_words('published')}", re.IGNORECASE)
"""Words by which a line says that it is of publication."""

UPDATED_WORDS = re.compile(f"{_UPDATED}|{_list_words('updated')}", re.IGNORECASE)
"""Words by which the time that a line states is not that of publication."""
