using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

/// <summary>Texts of a megabyte that repeat one thing, for which each rule has to look at every other occurrence.</summary>
public sealed class HostileTextTests
{
    private const string Sentence = "The pier opens today, says the mayor of the town, and all are glad of it. ";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("phrases that speak to readers", "The post ", 200_000)]
    [InlineData("semicolons", "amp;", 300_000)]
    [InlineData("speech", "“Yes,” he said. ", 100_000)]
    [InlineData("single quotation marks that open", "‘a ", 200_000)]
    [InlineData("words", "word ", 200_000)]
    [InlineData("stops", ". ", 300_000)]
    [InlineData("semicolons alone", ";", 1_000_000)]
    [InlineData("names before glued stops", "Weir.The pier ", 70_000)]
    [InlineData("glued stops before commas", "Weirs.The,", 100_000)]
    [InlineData("stops before small letters", "walked. the pier ", 60_000)]
    [InlineData("brackets that open", "(a pier. B ", 90_000)]
    [InlineData("titles that open", "《a pier. B ", 90_000)]
    public void A_text_of_one_thing_costs_linear_time(string thing, string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times)) + Sentence;
        var limit = new WaitLimit(Limit);

        PageCleaner.Clean($"<h1>The pier</h1><p>{text}</p>", null, new SummaryOptions(), explain: false).ShouldNotBeNull();

        limit.IsPassed.ShouldBeFalse(thing);
    }

    [Fact]
    public void Names_with_exclamation_marks_are_searched_for_nearby()
    {
        var text = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"Ab{i}! "));
        var limit = new WaitLimit(Limit);

        PageCleaner.Clean($"<h1>The pier</h1><p>{text}{Sentence}</p>", null, new SummaryOptions(), explain: false).ShouldNotBeNull();

        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void Straight_marks_that_look_like_opening_ones_are_counted_once()
    {
        var text = string.Concat(Enumerable.Repeat("\"a ", 3_000_000));
        var limit = new WaitLimit(Limit);

        Quotations.Of(text, out _).ShouldNotBeEmpty();

        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void Paragraphs_of_one_element_share_its_link()
    {
        var text = string.Concat(Enumerable.Range(0, 24_000).Select(i => $"{Sentence}<br><br>"));
        var limit = new WaitLimit(Limit);

        PageCleaner.Clean($"<h1>The pier</h1><p><a href='/x'>The pier</a> {text}</p>", null, new SummaryOptions(), explain: false)
            .ShouldNotBeNull();

        limit.IsPassed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("short lines of code", "<pre>", "a line\n", 150_000)]
    [InlineData("short lines", "<p>", "a line<br>", 45_000)]
    [InlineData("runs of text", "<p>", "<i>some words in a run</i> ", 45_000)]
    public void An_entry_of_many_pieces_costs_linear_time(string thing, string begin, string piece, int times)
    {
        var links = string.Concat(Enumerable.Range(0, 3).Select(i => $"<a href='https://site-{i}.example/a-story-of-the-pier'>{i}</a> "));
        var entry = $"<p>{links}</p>{begin}{string.Concat(Enumerable.Repeat(piece, times))}";
        var limit = new WaitLimit(Limit);

        SomeItem.Cleaned(SomeItem.With("Links of the week", entry)).ShouldNotBeNull();

        limit.IsPassed.ShouldBeFalse(thing);
    }

    [Theory]
    [InlineData("<h2>", "오늘", 60_000)]
    [InlineData("<p><a href='https://site-4.example/a-story-of-the-pier'>A story of the pier</a> It opens, via ", ":", 100_000)]
    public void An_entry_that_may_be_a_round_up_is_read_in_time(string begin, string piece, int times)
    {
        var links = string.Concat(Enumerable.Range(0, 3).Select(i => $"<a href='https://site-{i}.example/a-story-of-the-pier'>{i}</a> "));
        var text = $"{begin}{string.Concat(Enumerable.Repeat(piece, times))} one two three four five six";
        var limit = new WaitLimit(Limit);

        SomeItem.Cleaned(SomeItem.With("Tuesday", $"<p>{links}</p>{text}")).ShouldNotBeNull();

        limit.IsPassed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("by ")]
    [InlineData("on ")]
    public void Words_before_a_name_are_read_a_few_times(string word)
    {
        var head = $"<meta name=author content='{string.Concat(Enumerable.Repeat(word, 300_000))}Jo March'>";
        var limit = new WaitLimit(Limit);

        var report = PageCleaner.Clean($"{head}<h1>The pier</h1><p>{Sentence}</p>", null, new SummaryOptions(), explain: false);

        report.Page.Byline.ShouldBeNull();
        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void A_long_line_of_names_is_cut_between_characters()
    {
        var names = string.Concat(Enumerable.Repeat("Amy Bell, ", 199)) + "Anna Moe 🚢";
        names.Length.ShouldBe(2001);

        PageCleaner.Clean($"<meta name=author content='{names}'><h1>The pier</h1><p>{Sentence}</p>", null, new SummaryOptions())
            .Page.Byline.ShouldBe("Amy Bell, Anna Moe");
    }
}
