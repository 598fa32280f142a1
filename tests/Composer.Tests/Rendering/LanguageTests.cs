using BriefingBus.Composer.Composing;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Rendering.Languages;
using BriefingBus.Text;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Rendering;

public sealed class LanguageTests
{
    public static TheoryData<string> Languages => [.. Phrases.Known];

    [Theory, MemberData(nameof(Languages))]
    public void A_language_lacks_no_phrase_and_no_plural_form(string language)
    {
        var own = Table(language);
        var rules = own["plural"].Split(';', StringSplitOptions.RemoveEmptyEntries);
        var forms = rules.Select(rule => rule.Split(':')[0].Trim()).Append("other");
        var needed = Table("en").Keys
            .Where(key => !key.EndsWith(".one", StringComparison.Ordinal))
            .SelectMany(key => key.EndsWith(".other", StringComparison.Ordinal) ? forms.Select(form => $"{key[..^6]}.{form}") : [key]);

        needed.Except(own.Keys).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Languages))]
    public void A_phrase_says_what_it_says_in_English(string language)
    {
        var english = Table("en");
        foreach (var (key, phrase) in Table(language).Where(row => row.Key != "plural"))
        {
            var inEnglish = key.LastIndexOf('.') is > 0 and var dot && english.TryGetValue(key[..dot] + ".other", out var other)
                ? other : english[key];
            Values(phrase).ShouldBe(Values(inEnglish), $"{language}: {key}");
        }

        static IEnumerable<int> Values(string phrase) =>
            Enumerable.Range(0, 4).Where(n => phrase.Contains($"{{{n}}}", StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_at_least_seven_languages() =>
        new[] { "de", "en", "es", "fr", "it", "nl", "pt" }.ShouldBeSubsetOf(Phrases.Known);

    [Theory]
    [InlineData("en", 1, "1 story")]
    [InlineData("en", 0, "0 stories")]
    [InlineData("fr", 0, "0 sujet")]
    [InlineData("fr", 2, "2 sujets")]
    [InlineData("de", 1, "1 Meldung")]
    [InlineData("fr-CA", 1, "1 sujet")]
    [InlineData("it", 2, "2 notizie")]
    [InlineData("pt-PT", 0, "0 notícia")]
    [InlineData("nl", 1, "1 bericht")]
    [InlineData("xx", 2, "2 stories")]
    public void A_count_is_in_the_form_of_its_language(string language, int number, string expected) =>
        Phrases.Of(language).Count("stories", number).ShouldBe(expected);

    [Theory]
    [InlineData(1, "one")]
    [InlineData(21, "one")]
    [InlineData(11, "other")]
    [InlineData(3, "few")]
    [InlineData(13, "other")]
    public void Plural_rules_are_those_of_CLDR(int number, string category) =>
        new PluralRules("one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14").Of(number).ShouldBe(category);

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("he-IL", "rtl")]
    [InlineData("az-Arab", "rtl")]
    [InlineData("en-CA", "ltr")]
    [InlineData("ks-Deva", "ltr")]
    [InlineData(null, "auto")]
    public void A_known_language_has_a_direction(string? language, string direction) => WritingDirection.Of(language).ShouldBe(direction);

    [Fact]
    public async Task A_briefing_speaks_the_language_of_its_edition_in_every_form()
    {
        var edition = Edition(Section("Nachrichten", Feed(North), Feed(South))) with { Language = "de" };
        var story = Item(North, "Fähre läuft vor Karlsund auf Grund", 30) with { Language = "de" };
        var briefing = await Forms.RenderAsync(Composition.Compose(Input(edition, story) with { WindowFrom = Hour.AddDays(-2) }));
        briefing.Text.ShouldContain("📅 Datum: ");
        briefing.Text.ShouldContain("1 Meldung · beide Feeds gelesen · unter einer Minute Lesezeit");
        briefing.Text.ShouldContain("23. September 2026, 06:00");
        briefing.Markdown.ShouldContain("1 Meldung");
        briefing.Html.ShouldContain("<html lang=\"de\" dir=\"ltr\">");
        briefing.Html.ShouldContain("Mittwoch, 23. September 2026");
    }

    [Fact]
    public async Task A_story_in_Arabic_runs_from_the_right_although_it_begins_with_a_Latin_name()
    {
        var story = Item(North, "Microsoft تطلق نظاما جديدا") with { Language = "ar" };
        var briefing = await Forms.RenderAsync(Composition.Compose(Input(Edition(Section("News", Feed(North))), story)));
        briefing.Html.ShouldContain("<div dir=\"rtl\"");
    }

    private static Dictionary<string, string> Table(string language) =>
        EmbeddedTable.Rows(typeof(Phrases), language + ".tsv").ToDictionary(row => row[0], row => row[1]);
}
