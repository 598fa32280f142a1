using System.Globalization;
using BriefingBus.Fetcher.Feeds.Dates;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

/// <summary>Dates as every culture of this machine's ICU writes them.</summary>
public sealed class DateLanguageTests
{
    private static readonly DateTime[] Days = [.. Enumerable.Range(0, 24).Select(i => new DateTime(2025, i % 12 + 1, 3 + i, 14, 5, 0))];

    /// <summary>Languages in which all dates must be read, whatever month and weekday: those of most of the world's feeds.</summary>
    private static readonly string[] Languages =
    [
        "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fil", "fr",
        "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lo", "lt",
        "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl",
        "sq", "sr", "sr-Latn", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zh-Hant",
    ];

    /// <summary>Long forms with weekday and month name, and the short ones that publishers make of them.</summary>
    private static readonly string[] Patterns =
        ["D", "dddd, d MMMM yyyy", "ddd, d MMM yyyy HH:mm", "d MMMM yyyy", "dddd dd/MM/yyyy", "ddd dd.MM.yyyy HH:mm"];

    public static TheoryData<string> AllLanguages() => [.. Languages];

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void The_dates_of_a_language_are_read(string language)
    {
        var misread = new List<string>();
        foreach (var (text, day) in Written(Gregorian(language)!, Patterns))
            if (FeedDate.Parse(text, language)?.Date != day.Date)
                misread.Add($"{text} for {day:yyyy-MM-dd}: {FeedDate.Parse(text, language):yyyy-MM-dd}");
        misread.ShouldBeEmpty();
    }

    /// <summary>Abbreviations of languages with few feeds are left out: many of them are the month or weekday of a language with
    /// many.</summary>
    [Fact]
    public void No_date_of_any_culture_is_read_as_another()
    {
        var wrong = new List<string>();
        // Morisyen's name for August is Portuguese for October.
        var names = CultureInfo.GetCultures(CultureTypes.AllCultures)
            .Select(c => c.Name)
            .Where(n => n.Length > 0 && !n.StartsWith("mfe", StringComparison.Ordinal));
        foreach (var name in names)
        {
            if (Gregorian(name) is not { } culture) continue;
            var patterns = Languages.Contains(name.Split('-')[0])
                ? Patterns
                : [.. Patterns.Where(pattern => pattern.Contains("MMMM", StringComparison.Ordinal))];
            foreach (var (text, day) in Written(culture, patterns))
                if (FeedDate.Parse(text) is { } read && read.Date != day.Date)
                    wrong.Add($"{name}: {text} for {day:yyyy-MM-dd}: {read:yyyy-MM-dd}");
        }
        wrong.ShouldBeEmpty(string.Join('\n', wrong.Take(40)));
    }

    private static IEnumerable<(string Text, DateTime Day)> Written(CultureInfo culture, string[] patterns) =>
        from pattern in patterns from day in Days select (day.ToString(pattern, culture), day);

    private static CultureInfo? Gregorian(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        if (culture.DateTimeFormat.Calendar is GregorianCalendar) return culture;
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } calendar) return null;
        culture.DateTimeFormat.Calendar = calendar;
        return culture;
    }
}
