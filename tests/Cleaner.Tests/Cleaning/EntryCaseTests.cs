using System.Text.Json;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class EntryCaseTests
{
    public static TheoryData<string> Cases => TextCase.Names("entries");

    [Theory, MemberData(nameof(Cases))]
    public void An_entry_is_cleaned_as_its_case_says(string name)
    {
        var item = Clean(name);
        var expected = JsonSerializer.Deserialize<Expected>(TextCase.Read("entries", name, "expected.json"), JsonSerializerOptions.Web)!;

        if (expected.Title is not null)
            item.Title.ShouldBe(expected.Title);
        if (expected.Text is not null)
            item.Text.ShouldBe(expected.Text);
        if (expected.Summary is not null)
            item.Summary.ShouldBe(expected.Summary);
        foreach (var sentence in expected.SummaryHas ?? [])
            item.Summary.ShouldContain(sentence);
        if (expected.Language is not null)
            item.Language.ShouldBe(expected.Language);
        if (expected.Sentences is { } sentences)
            item.Summary.Count.ShouldBeInRange(1, sentences);
        if (expected.Words is { } words)
            item.Summary.Sum(Words.Length).ShouldBeLessThanOrEqualTo(words);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Every_sentence_of_a_summary_stands_in_the_text(string name)
    {
        var item = Clean(name);
        var text = string.Join(' ', item.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        foreach (var sentence in item.Summary)
            text.ShouldContain(sentence);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Cleaning_what_is_clean_changes_nothing(string name)
    {
        var once = Clean(name);
        var again = SomeItem.Cleaned(SomeItem.With(once.Title, Paragraphs(once.Text), content: null, language: null));

        // Escaped anew by this test, code, lists and tables are paragraphs.
        if (!once.Text.Contains('|') && !once.Text.Contains("\n- ") && !name.StartsWith("code", StringComparison.Ordinal))
            again.Text.ShouldBe(once.Text);
    }

    private static string Paragraphs(string text) =>
        string.Concat(text.Split("\n\n").Where(p => p.Length > 0)
            .Select(p => "<p>" + System.Net.WebUtility.HtmlEncode(p).Replace("\n", "<br>") + "</p>"));

    private static ItemCleaned Clean(string name)
    {
        var entry = JsonSerializer.Deserialize<Entry>(TextCase.Read("entries", name, "entry.json"), JsonSerializerOptions.Web)!;
        return SomeItem.Cleaned(SomeItem.With(entry.Title, entry.Summary, entry.Content, entry.Language, entry.FeedName));
    }

    private sealed record Entry(string? Title, string? Summary, string? Content, string? Language, string FeedName);

    private sealed record Expected(
        string? Title, string? Text, string[]? Summary, string[]? SummaryHas, string? Language, int? Sentences, int? Words);
}
