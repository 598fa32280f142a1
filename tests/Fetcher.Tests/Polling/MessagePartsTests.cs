using System.Security.Cryptography;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Polling;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class MessagePartsTests
{
    private static readonly FeedFetched Poll = new()
    {
        FetchId = Guid.NewGuid(),
        FeedUrl = "https://gazette.example/feed.xml",
        FeedName = "Gazette",
        FetchedAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void A_poll_without_entries_is_one_part()
    {
        var part = MessageParts.Split(Poll, []).ShouldHaveSingleItem();

        (part.Part, part.Parts, part.Entries.Count).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void A_poll_with_much_news_comes_in_parts_of_less_than_a_mebibyte_in_its_order()
    {
        var entries = Enumerable.Range(0, 100).Select(i => Entry($"e{i}", Noise(60_000))).ToList();

        var parts = MessageParts.Split(Poll, entries);

        parts.Count.ShouldBeGreaterThan(3);
        parts.ShouldAllBe(p => Size(p) < MessageParts.Limit);
        parts.SelectMany(p => p.Entries).Select(e => e.EntryId).ShouldBe(entries.Select(e => e.EntryId));
        parts.Select(p => p.Part).ShouldBe(Enumerable.Range(1, parts.Count));
        parts.ShouldAllBe(p => p.Parts == parts.Count && p.FetchId == Poll.FetchId);
    }

    [Fact]
    public void A_page_that_no_message_can_hold_is_left_out_with_a_note()
    {
        var entry = Entry("large", "The feed's own text.") with
        {
            Page = CompressedText.Wrap(Noise(3_000_000)),
            PageUrl = "https://gazette.example/large",
        };

        var sent = MessageParts.Split(Poll, [entry]).Single().Entries.Single();

        (sent.Page, sent.PageUrl).ShouldBe((null, null));
        CompressedText.Unwrap(sent.Content).ShouldBe("The feed's own text.");
        sent.Notes.ShouldBe(["The article's page was left out: it is too large."]);
    }

    [Fact]
    public void A_text_that_no_message_can_hold_is_cut_with_a_note()
    {
        var text = Noise(4_000_000);

        var part = MessageParts.Split(Poll, [Entry("large", text)]).Single();

        Size(part).ShouldBeLessThan(MessageParts.Limit);
        text.ShouldStartWith(CompressedText.Unwrap(part.Entries[0].Content)!);
        part.Entries[0].Notes.ShouldBe(["The text was cut: it is too long for a message."]);
    }

    [Fact]
    public void Ten_mebibytes_of_plain_text_that_packs_well_travel_whole()
    {
        var text = string.Concat(Enumerable.Repeat("The harbour is quiet. ", 500_000));

        var sent = MessageParts.Split(Poll, [Entry("long", text)]).Single().Entries.Single();

        CompressedText.Unwrap(sent.Content).ShouldBe(text);
        sent.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Lists_and_titles_without_measure_are_cut_with_notes()
    {
        var entry = Entry("odd", "Text.") with
        {
            Title = new string('é', 100_000),
            Categories = [.. Enumerable.Repeat(new string('x', 100_000), 20)],
        };

        var part = MessageParts.Split(Poll, [entry]).Single();

        Size(part).ShouldBeLessThan(MessageParts.Limit);
        part.Entries[0].Notes.Count.ShouldBe(2);
        CompressedText.Unwrap(part.Entries[0].Content).ShouldBe("Text.");
    }

    [Fact]
    public void Entries_to_compare_with_are_left_out_where_they_are_large()
    {
        var (small, large) = (CompressedText.Wrap("<p>Text.</p>")!, CompressedText.Wrap(Noise(200_000))!);

        var part = MessageParts.Split(Poll with { Neighbours = [large, small, small] }, [Entry("e", Noise(3_000_000))]).Single();

        part.Neighbours.ShouldBe([small, small]);
        Size(part).ShouldBeLessThan(MessageParts.Limit);
    }

    [Fact]
    public void Addresses_without_measure_are_left_out()
    {
        var endless = "https://gazette.example/" + new string('x', 2_000_000);

        var part = MessageParts.Split(Poll, [Entry(endless, "Text.") with { Title = "Endless", Link = endless, Image = endless }]).Single();

        Size(part).ShouldBeLessThan(100_000);
        (part.Entries[0].Link, part.Entries[0].Image).ShouldBe((null, null));
        part.Entries[0].Notes.ShouldBe(["The link was left out: it is too long."]);
    }

    [Fact]
    public void A_page_stays_where_its_address_is_without_measure()
    {
        var entry = Entry("e", "Text.") with
        {
            Page = CompressedText.Wrap("<p>Page.</p>"),
            PageUrl = "https://gazette.example/" + new string('x', 100_000),
        };

        var sent = MessageParts.Split(Poll, [entry]).Single().Entries.Single();

        (CompressedText.Unwrap(sent.Page), sent.PageUrl).ShouldBe(("<p>Page.</p>", null));
    }

    [Fact]
    public void Languages_without_measure_are_left_out()
    {
        var endless = new string('x', 2_000_000);

        var part = MessageParts.Split(Poll with { Language = endless }, [Entry("e", "Text.") with { Language = endless }]).Single();

        Size(part).ShouldBeLessThan(100_000);
        (part.Language, part.Entries[0].Language).ShouldBe((null, null));
        CompressedText.Unwrap(part.Entries[0].Content).ShouldBe("Text.");
    }

    private static FetchedEntry Entry(string id, string content) => new()
    {
        ItemId = Guid.NewGuid(),
        EntryId = id,
        ContentHash = "0",
        Title = id,
        FirstSeen = DateTimeOffset.UnixEpoch,
        Content = CompressedText.Wrap(content),
    };

    private static string Noise(int length) => RandomNumberGenerator.GetHexString(length);

    private static int Size(FeedFetched part) => JsonSerializer.SerializeToUtf8Bytes(part).Length;
}
