using System.Globalization;
using BriefingBus.Text.Mojibake;
using Shouldly;
using Xunit;

namespace BriefingBus.Text.Tests.Mojibake;

/// <summary>Text that is right stays right, whatever its language and case. The lines are dates, months, days and languages as .NET's
/// culture data, which is CLDR's, has them.</summary>
public sealed class GoodTextTests
{
    private static readonly string[] Frames = ["{0}", "“{0}”", "«{0}»", "„{0}“", "{0} – {1}", "{0}… {1}", "‘{0}’, {1}", "{0}: {1}—{2}"];

    [Fact]
    public void Names_and_dates_of_all_cultures_stay_as_they_are_in_any_case()
    {
        var lines = CultureInfo.GetCultures(CultureTypes.NeutralCultures).SelectMany(LinesOf).Distinct().ToList();
        Assert.SkipWhen(lines.Count < 15_000, "the culture data is not installed here");

        lines.Where(line => MojibakeRepair.Repair(line) != line).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("O filme “AMANHÔ estreia na segunda-feira.")]
    [InlineData("A MAÇÃ – de 81 anos – caiu.")]
    [InlineData("LÃ… e mais nada, respondeu a artesã.")]
    [InlineData("A IRMÃ’ DISSE NÃO")]
    [InlineData("В РОССИИ И В США: К ЧЕМУ ЭТО ПРИВЕЛО")]
    [InlineData("ЧОЛОВІКИ І ЖІНКИ, ЯКІ ДОСЯГЛИ ПОВНОЛІТТЯ В УКРАЇНІ")]
    [InlineData("КОЖНЫ ЧАЛАВЕК МАЕ ПРАВА НА АДУКАЦЫЮ І ПАВІНЕН ВЕДАЦЬ")]
    [InlineData("ӘР АДАМ ӨЗІНІҢ ҚҰҚЫҚТАРЫ МЕН БОСТАНДЫҚТАРЫ")]
    [InlineData("У САРАЈЕВУ И Ђ. ЊЕГОШ")]
    [InlineData("Η ΑΘΗΝΑ ΚΑΙ Ο ΠΕΙΡΑΙΑΣ – ΤΙ ΑΛΛΑΖΕΙ")]
    [InlineData("Das zotavenie a zvlášť oddych")]
    [InlineData("√π ≈ 1.77, Å – Ångström")]
    [InlineData("Café – “É” com acento")]
    public void Capitals_and_closing_marks_stay_as_they_are(string line) => MojibakeRepair.Repair(line).ShouldBeSameAs(line);

    private static IEnumerable<string> LinesOf(CultureInfo culture)
    {
        var dates = culture.DateTimeFormat;
        var day = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        List<string> names = [culture.NativeName, .. dates.MonthNames, .. dates.DayNames, .. dates.MonthGenitiveNames,
            .. Enumerable.Range(0, 12).Select(i => day.AddDays(32 * i).ToString("D", culture))];
        names.RemoveAll(string.IsNullOrWhiteSpace);
        for (var i = 0; i < names.Count; i++)
        {
            var frame = Frames[i % Frames.Length];
            string[] three = [names[i], names[(i + 7) % names.Count], names[(i + 13) % names.Count]];
            var line = string.Format(CultureInfo.InvariantCulture, frame, three);
            yield return line;
            yield return line.ToUpper(culture);
            yield return CultureInfo.InvariantCulture.TextInfo.ToTitleCase(line);
        }
    }
}
