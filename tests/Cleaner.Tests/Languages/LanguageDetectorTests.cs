using BriefingBus.Cleaner.Languages;
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
    [InlineData("sv", "Brandkåren räddade två vandrare från en klippa ovanför sjön sent på söndagskvällen.")]
    [InlineData("da", "Brandvæsenet reddede to vandrere fra en klippe over søen sent søndag aften, og ingen af dem blev alvorligt kvæstet.")]
    [InlineData("no", "Brannvesenet reddet to turgåere fra en klippe over innsjøen sent søndag kveld, og ingen av dem ble alvorlig skadet.")]
    [InlineData("fi", "Palokunta pelasti myöhään sunnuntai-iltana kaksi retkeilijää järven yläpuolella olevalta kalliolta.")]
    [InlineData("pl", "Strażacy uratowali późnym wieczorem w niedzielę dwóch turystów uwięzionych na klifie nad jeziorem.")]
    [InlineData("cs", "Hasiči v neděli pozdě večer zachránili dva turisty, kteří uvízli na útesu nad jezerem.")]
    [InlineData("tr", "İtfaiye ekipleri pazar akşamı geç saatlerde gölün üzerindeki kayalıkta mahsur kalan iki yürüyüşçüyü kurtardı.")]
    [InlineData("ru", "Пожарные поздно вечером в воскресенье спасли двух туристов со скалы над озером.")]
    [InlineData("uk", "Пожежники пізно ввечері в неділю врятували двох туристів зі скелі над озером.")]
    [InlineData("el", "Οι πυροσβέστες έσωσαν δύο πεζοπόρους από έναν γκρεμό πάνω από τη λίμνη.")]
    [InlineData("ar", "أنقذ رجال الإطفاء اثنين من المتنزهين من جرف فوق البحيرة مساء الأحد.")]
    [InlineData("he", "כבאים חילצו שני מטיילים ממצוק מעל האגם ביום ראשון בערב.")]
    [InlineData("zh", "消防员周日深夜从湖边的悬崖上救出两名徒步者。")]
    [InlineData("ja", "消防隊は日曜の夜遅く、湖の上の崖からハイカー二人を救助した。")]
    [InlineData("ko", "소방대원들이 일요일 밤늦게 호수 위 절벽에서 등산객 두 명을 구조했다.")]
    public void The_language_of_a_sentence_is_told(string language, string text) => LanguageDetector.Detect(text).ShouldBe(language);

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("2024-05-04 12:30 +3 °C")]
    [InlineData("Kubernetes v1.31 Docker GitHub")]
    public void Too_little_text_tells_nothing(string text) => LanguageDetector.Detect(text).ShouldBeNull();
}
