using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class FeedOfTwoLanguagesTests
{
    private const string English =
        "<p>The council of the valley has closed the old bridge for repairs, and a ferry takes people across.</p>";
    private const string French =
        "<p>Le conseil de la vallée a fermé le vieux pont pour des travaux, et un bac fait traverser les habitants.</p>";
    private const string German =
        "<p>Der Rat des Tals hat die alte Brücke wegen der Bauarbeiten gesperrt, und eine Fähre bringt die Leute hinüber.</p>";

    [Fact]
    public void Entries_in_either_language_are_summarised()
    {
        var outcomes = Clean(English, English, English, French, French);

        outcomes.ShouldAllBe(outcome => outcome.Cleaned!.Summary.Count == 1);
        outcomes[3].Cleaned!.Language.ShouldBe("fr");
    }

    [Fact]
    public void The_only_entry_in_a_third_language_is_summarised_too() =>
        Clean(English, English, English, French, French, German)[5].Cleaned!.Summary.Count.ShouldBe(1);

    [Fact]
    public void A_single_entry_in_another_language_is_not_summarised() =>
        Clean(English, English, English, French)[3].Cleaned!.Summary.ShouldBeEmpty();

    [Fact]
    public void The_words_of_links_that_every_entry_repeats_are_in_no_language()
    {
        var entries = Enumerable.Range(1, 6).Select(n => SomeItem.Entry(
            $"{n}", $"El puente {n} del valle reabre tras las obras",
            n < 6 ? "Leer" : "El consejo del valle ha reabierto el viejo puente tras las obras, y el barco ya no lleva a los vecinos."));

        var outcomes = FeedCleaner.Clean(SomeItem.Feed([.. entries]) with { Language = "es" }, new SummaryOptions());

        outcomes[5].Cleaned!.Summary.Count.ShouldBe(1);
    }

    [Fact]
    public void Texts_are_cut_between_characters_to_find_the_language_of_all()
    {
        // 🚢 is the 200th and the 201st unit of UTF-16; IsNormalized throws for a text with half of it.
        var text = "\u1ECCk\u1ECD\u0300 oju omi ".PadRight(199, 'a') + "🚢 de.";

        Clean("<p>Ka</p>", "<p>Ka si i</p>", $"<p>{text}</p>").ShouldAllBe(outcome => outcome.Failure == null);
    }

    private static IReadOnlyList<EntryOutcome> Clean(params IEnumerable<string> texts) => FeedCleaner.Clean(
        SomeItem.Feed([.. texts.Select((text, n) => SomeItem.Entry($"{n}", $"{n}", text))]) with { Language = "en" }, new SummaryOptions());
}
