using BriefingBus.Cleaner.Languages;
using BriefingBus.Text;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "Firefighters rescued two hikers from a cliff above the lake late on Sunday evening.")]
    [InlineData("fr", "Les pompiers ont secouru deux randonneurs bloqués sur une falaise au-dessus du lac dimanche soir.")]
    [InlineData("de", "Die Feuerwehr rettete am späten Sonntagabend zwei Wanderer von einer Klippe über dem See.")]
    [InlineData("es", "Los bomberos rescataron a dos excursionistas atrapados en un acantilado sobre el lago el domingo por la noche.")]
    [InlineData("it", "I vigili del fuoco hanno soccorso due escursionisti bloccati su una scogliera sopra il lago domenica sera.")]
    [InlineData("pt", "Os bombeiros resgataram dois caminhantes presos numa falésia por cima do lago na noite de domingo.")]
    [InlineData("nl", "De brandweer heeft zondagavond laat twee wandelaars van een klif boven het meer gered.")]
    [InlineData("af", "Brandweermanne het laat Sondagaand twee stappers van 'n krans bo die meer gered.")]
    [InlineData("sv", "Brandkåren räddade två vandrare från en klippa ovanför sjön sent på söndagskvällen.")]
    [InlineData(
        "da",
        "Brandvæsenet reddede to vandrere fra en klippe over søen sent søndag aften, og ingen af dem blev alvorligt kvæstet.")]
    [InlineData(
        "no",
        "Brannvesenet reddet to turgåere fra en klippe over innsjøen sent søndag kveld, og ingen av dem ble alvorlig skadet.")]
    [InlineData("is", "Slökkviliðið bjargaði tveimur göngumönnum af kletti fyrir ofan vatnið seint á sunnudagskvöld.")]
    [InlineData("fi", "Palokunta pelasti myöhään sunnuntai-iltana kaksi retkeilijää järven yläpuolella olevalta kalliolta.")]
    [InlineData("et", "Päästjad tõid pühapäeva hilisõhtul järve kohalt kaljult alla kaks matkajat.")]
    [InlineData("lv", "Ugunsdzēsēji vēlu svētdienas vakarā no klints virs ezera izglāba divus tūristus.")]
    [InlineData("lt", "Ugniagesiai vėlai sekmadienio vakarą nuo uolos virš ežero išgelbėjo du žygeivius.")]
    [InlineData("pl", "Strażacy uratowali późnym wieczorem w niedzielę dwóch turystów uwięzionych na klifie nad jeziorem.")]
    [InlineData("cs", "Hasiči v neděli pozdě večer zachránili dva turisty, kteří uvízli na útesu nad jezerem.")]
    [InlineData("sk", "Hasiči v nedeľu neskoro večer zachránili dvoch turistov, ktorí uviazli na útese nad jazerom.")]
    [InlineData("sl", "Gasilci so v nedeljo pozno zvečer rešili dva pohodnika s pečine nad jezerom.")]
    [InlineData("hu", "A tűzoltók vasárnap késő este két túrázót mentettek le a tó feletti szikláról.")]
    [InlineData("ro", "Pompierii au salvat duminică seara târziu doi drumeți de pe o stâncă de deasupra lacului.")]
    [InlineData("sq", "Zjarrfikësit shpëtuan vonë të dielën në mbrëmje dy ecës nga një shkëmb mbi liqen.")]
    [InlineData("tr", "İtfaiye ekipleri pazar akşamı geç saatlerde gölün üzerindeki kayalıkta mahsur kalan iki yürüyüşçüyü kurtardı.")]
    [InlineData("az", "Yanğınsöndürənlər bazar günü axşam gölün üstündəki qayadan iki turisti xilas etdilər.")]
    [InlineData("vi", "Lính cứu hỏa đã giải cứu hai người leo núi khỏi vách đá phía trên hồ vào khuya Chủ nhật.")]
    [InlineData("sw", "Wazima moto waliwaokoa watembeaji wawili kutoka kwenye mwamba juu ya ziwa Jumapili usiku.")]
    [InlineData("tl", "Nailigtas ng mga bumbero ang dalawang umaakyat mula sa bangin sa itaas ng lawa noong Linggo ng gabi.")]
    [InlineData("ca", "Els bombers van rescatar dos excursionistes d'un penya-segat sobre el llac diumenge al vespre.")]
    [InlineData("eu", "Suhiltzaileek bi mendizale erreskatatu zituzten igande gauean aintziraren gaineko amildegi batetik.")]
    [InlineData("cy", "Achubodd diffoddwyr tân ddau gerddwr o glogwyn uwchben y llyn yn hwyr nos Sul.")]
    [InlineData("ga", "Tháinig na comhraiceoirí dóiteáin i gcabhair ar bheirt siúlóirí ar aill os cionn an locha oíche Dhomhnaigh.")]
    [InlineData("ru", "Пожарные поздно вечером в воскресенье спасли двух туристов со скалы над озером.")]
    [InlineData("uk", "Пожежники пізно ввечері в неділю врятували двох туристів зі скелі над озером.")]
    [InlineData("bg", "Пожарникари спасиха двама туристи от скала над езерото късно в неделя вечерта.")]
    [InlineData("be", "Пажарныя позна ўвечары ў нядзелю выратавалі двух турыстаў са скалы над возерам.")]
    [InlineData("kk", "Өрт сөндірушілер жексенбі күні кешке көл үстіндегі жартастан екі туристі құтқарды.")]
    [InlineData("mn", "Гал сөндөгчид ням гарагийн орой нуурын дээрх хаднаас хоёр аялагчийг аварлаа.")]
    [InlineData("el", "Οι πυροσβέστες έσωσαν δύο πεζοπόρους από έναν γκρεμό πάνω από τη λίμνη.")]
    [InlineData("ar", "أنقذ رجال الإطفاء اثنين من المتنزهين من جرف فوق البحيرة مساء الأحد.")]
    [InlineData("fa", "آتش‌نشانان اواخر یکشنبه شب دو کوهنورد را از صخره‌ای بالای دریاچه نجات دادند.")]
    [InlineData("ur", "فائر فائٹرز نے اتوار کی رات دیر گئے جھیل کے اوپر ایک چٹان سے دو افراد کو بچا لیا۔")]
    [InlineData("he", "כבאים חילצו שני מטיילים ממצוק מעל האגם ביום ראשון בערב.")]
    [InlineData("hi", "दमकल कर्मियों ने रविवार देर शाम झील के ऊपर एक चट्टान से दो लोगों को बचाया है।")]
    [InlineData("mr", "अग्निशमन दलाने रविवारी रात्री उशिरा तलावावरील कड्यावरून दोन गिर्यारोहकांची सुटका केली आहे.")]
    [InlineData("ne", "दमकलकर्मीहरूले आइतबार साँझ ताल माथिको चट्टानबाट दुई जना पदयात्रीलाई उद्धार गरेका छन्।")]
    [InlineData("bn", "রবিবার গভীর রাতে দমকল কর্মীরা হ্রদের উপরের পাহাড় থেকে দুই পর্যটককে উদ্ধার করেছেন।")]
    [InlineData("pa", "ਫਾਇਰਫਾਈਟਰਾਂ ਨੇ ਐਤਵਾਰ ਦੇਰ ਸ਼ਾਮ ਝੀਲ ਦੇ ਉੱਪਰੋਂ ਦੋ ਯਾਤਰੀਆਂ ਨੂੰ ਬਚਾਇਆ।")]
    [InlineData("gu", "અગ્નિશામકોએ રવિવારે મોડી સાંજે તળાવ પરની ખડક પરથી બે પ્રવાસીઓને બચાવ્યા.")]
    [InlineData("ta", "ஞாயிறு இரவு ஏரிக்கு மேலே உள்ள பாறையிலிருந்து இரண்டு பேரை தீயணைப்பு வீரர்கள் மீட்டனர்.")]
    [InlineData("te", "ఆదివారం రాత్రి సరస్సు పైనున్న కొండ నుంచి ఇద్దరిని అగ్నిమాపక సిబ్బంది రక్షించారు.")]
    [InlineData("kn", "ಭಾನುವಾರ ರಾತ್ರಿ ಸರೋವರದ ಮೇಲಿನ ಬಂಡೆಯಿಂದ ಇಬ್ಬರನ್ನು ಅಗ್ನಿಶಾಮಕ ಸಿಬ್ಬಂದಿ ರಕ್ಷಿಸಿದರು.")]
    [InlineData("ml", "ഞായറാഴ്ച രാത്രി തടാകത്തിന് മുകളിലുള്ള പാറയിൽ നിന്ന് രണ്ടുപേരെ അഗ്നിശമന സേന രക്ഷപ്പെടുത്തി.")]
    [InlineData("si", "ඉරිදා රාත්‍රියේ වැවට ඉහළින් පිහිටි කඳු බෑවුමකින් දෙදෙනෙකු ගිනි නිවන හමුදාව බේරා ගත්තේය.")]
    [InlineData("th", "นักดับเพลิงช่วยนักเดินป่าสองคนจากหน้าผาเหนือทะเลสาบเมื่อคืนวันอาทิตย์")]
    [InlineData("lo", "ພະນັກງານດັບເພີງຊ່ວຍນັກທ່ອງທ່ຽວສອງຄົນຈາກໜ້າຜາເໜືອທະເລສາບ")]
    [InlineData("km", "អ្នកពន្លត់អគ្គិភ័យបានជួយសង្គ្រោះអ្នកឡើងភ្នំពីរនាក់ពីច្រាំងថ្មចោទ")]
    [InlineData("my", "မီးသတ်သမားများသည် တနင်္ဂနွေနေ့ညက ရေကန်အထက် ကျောက်ကမ်းပါးမှ လူနှစ်ဦးကို ကယ်တင်ခဲ့သည်။")]
    [InlineData("ka", "მეხანძრეებმა კვირას გვიან საღამოს ტბის ზემოთ კლდიდან ორი ტურისტი გადაარჩინეს.")]
    [InlineData("hy", "Հրշեջները կիրակի ուշ երեկոյան լճի վերևի ժայռից փրկել են երկու արշավորդի։")]
    [InlineData("am", "የእሳት አደጋ ሠራተኞች እሁድ ምሽት ከሐይቁ በላይ ካለ ገደል ላይ ሁለት ተጓዦችን አድነዋል።")]
    [InlineData("zh", "消防员周日深夜从湖边的悬崖上救出两名徒步者。")]
    [InlineData("ja", "消防隊は日曜の夜遅く、湖の上の崖からハイカー二人を救助した。")]
    [InlineData("ko", "소방대원들이 일요일 밤늦게 호수 위 절벽에서 등산객 두 명을 구조했다.")]
    public void A_sentence_without_a_stated_language_is_recognised(string language, string text) =>
        LanguageDetector.Detect(text).ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("2024-05-04 12:30 +3 °C")]
    [InlineData("Kubernetes v1.31 Docker GitHub")]
    [InlineData("https://news.example/les-pompiers-ont-secouru-deux-randonneurs www.bloques-sur-une-falaise.example")]
    public void Too_little_text_leaves_the_language_open(string text) => LanguageDetector.Detect(text).ShouldBeNull();

    [Theory]
    [InlineData("en-US", "Rivian recalls pickup, Lucid delays Gravity SUV")]
    [InlineData("en", "Vini Jr. scores twice in Barcelona rout")]
    [InlineData("en", "Sao Paulo, Rio de Janeiro mayors quit")]
    [InlineData("en", "Die Hard director John McTiernan, 75, dies")]
    [InlineData("en", "Olaf Scholz, Giorgia Meloni, Pedro Sánchez meet")]
    [InlineData("de", "Livestream: Real Madrid - Manchester City")]
    [InlineData("fr", "Dans American Pastoral, Ewan McGregor raconte")]
    [InlineData("nl", "Jong FC Utrecht - La Louvière Centre")]
    [InlineData("es", "New York Times: Barack Obama, Joe Biden, Kamala Harris")]
    [InlineData("ja", "首相辞任表明、後任選び本格化")]
    public void A_headline_full_of_foreign_names_stays_in_its_feeds_language(string stated, string text) =>
        LanguageTag.Differ(LanguageDetector.Detect(text, stated), stated).ShouldBeFalse();

    [Theory]
    [InlineData("en", "fr", "Les pompiers ont secouru deux randonneurs bloqués sur une falaise au-dessus du lac.")]
    [InlineData(
        "es",
        "ca",
        "Els bombers van rescatar dos excursionistes d'un penya-segat sobre el llac diumenge al vespre, sense ferits greus.")]
    [InlineData("en", "ru", "Пожарные спасли двух туристов со скалы над озером.")]
    [InlineData("ru", "en", "Firefighters rescued two hikers from a cliff above the lake late on Sunday evening.")]
    [InlineData("kn", "en", "Firefighters rescued two hikers from a cliff above the lake late on Sunday evening.")]
    [InlineData("en", "th", "นักดับเพลิงช่วยนักเดินป่าสองคนจากหน้าผาเหนือทะเลสาบเมื่อคืนวันอาทิตย์")]
    [InlineData("zh", "ja", "消防隊は日曜の夜遅く、湖の上の崖からハイカー二人を救助した。")]
    public void A_text_plainly_in_another_language_contradicts_its_feed(string stated, string language, string text) =>
        LanguageDetector.Detect(text, stated).ShouldBe(language);

    [Theory]
    [InlineData("gl", "Os bombeiros rescataron dous sendeiristas atrapados nun cantil sobre o lago o domingo pola noite.")]
    [InlineData("lb", "D'Pompjeeën hunn e Sonndeg den Owend spéit zwee Wanderer vun enger Klippe gerett.")]
    [InlineData("mt", "Il-pumpiera salvaw żewġ mixxejja minn rdum fuq il-lag tard il-Ħadd filgħaxija.")]
    [InlineData("tlh", "Firefighters rescued two hikers from a cliff above the lake late on Sunday evening.")]
    public void A_language_without_a_profile_is_not_contradicted(string stated, string text) =>
        LanguageDetector.Detect(text, stated).ShouldBeNull();
}
