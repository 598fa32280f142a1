using BriefingBus.Cleaner.Extraction.Dates;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Extraction;

public class DateTextTests
{
    [Theory]
    [InlineData("5 March 2024", "en")]
    [InlineData("Published: March 5th, 2024 at 7:40 am", "en-GB")]
    [InlineData("Tue, Mar 5, 2024", "en")]
    [InlineData("Dienstag, 5. März 2024 | 07:40 Uhr", "de")]
    [InlineData("Publié le 5 mars 2024", "fr")]
    [InlineData("5 de marzo de 2024", "es")]
    [InlineData("5 marca 2024", "pl")]
    [InlineData("2024. március 5.", "hu")]
    [InlineData("5 марта 2024 г.", "ru")]
    [InlineData("۵ مارس ۲۰۲۴", "fa")]
    [InlineData("2024年3月5日 07時40分", "ja")]
    [InlineData("2024년 3월 5일", "ko")]
    [InlineData("5 มีนาคม 2567", "th")]
    [InlineData("5 มี.ค. 2567 09:00 น.", "th")]
    [InlineData("2024. 3. 5. 오전 7:40", "ko")]
    [InlineData("令和6年3月5日", "ja")]
    [InlineData("民國113年3月5日", "zh-TW")]
    [InlineData("سه‌شنبه ۱۵ اسفند ۱۴۰۲ - ۰۷:۴۰", "fa")]
    [InlineData("1402/12/15", "fa-IR")]
    [InlineData("نشر في ٥ آذار ٢٠٢٤", "ar")]
    [InlineData("פורסם ב-5 במרץ 2024", "he")]
    [InlineData("05.03.2024, 07:40", "de")]
    [InlineData("05/03/2024", "fr")]
    [InlineData("03/05/2024", "en-US")]
    [InlineData("5. 3. 2024", "cs")]
    [InlineData("05.03.24", "de")]
    [InlineData("2024-03-05T07:40", null)]
    [InlineData("2024/03/05", null)]
    public void A_line_gives_its_date_in_the_order_of_its_language(string line, string? language) =>
        DateText.Find(line, language).ShouldBe(new DateOnly(2024, 3, 5));

    [Theory]
    [InlineData("5 كانون الثاني 2024", 1)]
    [InlineData("5 تشرين الأول 2024", 10)]
    [InlineData("5 जनवरी 2024", 1)]
    [InlineData("5 अक्टूबर 2024", 10)]
    public void A_month_is_known_by_the_names_of_each_country(string line, int month) =>
        DateText.Find(line, null).ShouldBe(new DateOnly(2024, month, 5));

    [Theory]
    [InlineData("March 2024")]
    [InlineData("5 March")]
    [InlineData("31 February 2024")]
    [InlineData("192.168.10.24")]
    [InlineData("Call 05-03-2024-77")]
    [InlineData("5 March 1824")]
    [InlineData("the pier opens in May")]
    [InlineData("1402/12/15")]
    [InlineData("31 اسفند 1402")]
    public void A_line_without_a_whole_date_of_the_web_gives_none(string line) => DateText.Find(line, "en").ShouldBeNull();
}
