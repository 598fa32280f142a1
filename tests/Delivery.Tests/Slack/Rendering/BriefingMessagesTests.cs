using BriefingBus.Contracts;
using BriefingBus.Delivery.Slack.Rendering;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Slack.Rendering;

public sealed class BriefingMessagesTests
{
    public static TheoryData<string> HostileTitles =>
    [
        "<!channel> the harbour burns", "<!here|here>", "<@U1> resigns", "<#C0123456789>", "<!subteam^S1>",
        "a <https://evil.example|link> here", "5 < 6 > 4 & 3", "&lt;!channel&gt;", "> quoted", "*bold* _italic_ ~struck~ `code`",
        "~5 km or ~6 km", ":fire: sale at 12:30:45", "a|b>c", "@everyone @here #general",
    ];

    [Theory, MemberData(nameof(HostileTitles))]
    public void A_feeds_text_is_escaped_everywhere(string hostile)
    {
        var link = $"https://gazette.example/?q={Uri.EscapeDataString(hostile)}|>x";
        var story = SomeBriefing.Story(hostile, summary: hostile, link: link, source: hostile) with
        {
            AlsoReportedBy = [SomeBriefing.Story(hostile, source: hostile + " too").Source],
        };
        var briefing = SomeBriefing.Appearance(story) with
        {
            Title = hostile,
            Tags = [hostile],
            Notes = [hostile],
            Trouble = [SomeBriefing.Trouble(hostile)],
        };

        var messages =
            BriefingMessages.Of(briefing).Concat(BriefingMessages.OfTrouble(briefing, briefing.Trouble)).Select(m => m.ToJson()).ToList();

        messages.SelectMany(SlackRules.Pings).ShouldBeEmpty();
        messages.SelectMany(SlackRules.Controls).ShouldAllBe(link => link.StartsWith("https://gazette.example/", StringComparison.Ordinal));
        messages.ShouldAllBe(m => SlackRules.Refusal(m) == null);
        string.Concat(messages.Select(SlackRules.Shown)).ShouldContain(hostile);
    }

    [Fact]
    public void Text_between_words_is_left_as_it_is()
    {
        SlackText.Escape("snake_case and 5*3 at 12:30").ShouldBe("snake_case and 5*3 at 12:30");
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(40, 400)]
    [InlineData(200, 60)]
    [InlineData(30, 4000)]
    [InlineData(3, 20000)]
    public void However_much_there_is_every_story_is_told_whole_and_in_order_within_Slacks_limits(int stories, int length)
    {
        var told =
            Enumerable.Range(0, stories).Select(i => SomeBriefing.Story($"Ship {i} has come in", summary: Words(i, length))).ToList();

        var messages = BriefingMessages.Of(SomeBriefing.Appearance(told)).Select(m => m.ToJson()).ToList();

        messages.ShouldAllBe(m => SlackRules.Refusal(m) == null);
        var shown = string.Join('\n', messages.Select(SlackRules.Shown)).ReplaceLineEndings(" ");
        var at = -1;
        foreach (var story in told)
        {
            var next = shown.IndexOf($"{story.Title} {story.Summary[0]}", at + 1, StringComparison.Ordinal);
            next.ShouldBeGreaterThan(at, story.Title);
            at = next;
        }
    }

    [Fact]
    public void A_story_stays_in_one_message_where_it_fits_in_one()
    {
        var told = Enumerable.Range(0, 60).Select(i => SomeBriefing.Story($"Ship {i} has come in", summary: Words(i, 3500))).ToList();

        var messages = BriefingMessages.Of(SomeBriefing.Appearance(told)).Select(m => SlackRules.Shown(m.ToJson()).ReplaceLineEndings(" "))
            .ToList();

        messages.Count.ShouldBeGreaterThan(1);
        foreach (var story in told)
            messages.Count(m => m.Contains($"{story.Title} {story.Summary[0]}", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_title_longer_than_a_header_is_shown_completely_in_sections()
    {
        var title = Words(1, 400);

        var message = BriefingMessages.Of(SomeBriefing.Appearance(SomeBriefing.Story(Words(2, 5000))) with { Title = title })
            .ShouldHaveSingleItem().ToJson();

        SlackRules.Refusal(message).ShouldBeNull();
        SlackRules.Shown(message).ShouldContain(title);
        SlackRules.Shown(message).ReplaceLineEndings(" ").ShouldContain(Words(2, 5000));
    }

    [Fact]
    public void Links_are_not_unfurled_and_the_fallback_text_has_the_first_headlines()
    {
        var message = BriefingMessages.Of(SomeBriefing.Of()).ShouldHaveSingleItem().ToJson();

        message["unfurl_links"]!.GetValue<bool>().ShouldBeFalse();
        message["unfurl_media"]!.GetValue<bool>().ShouldBeFalse();
        message["text"]!.GetValue<string>().ShouldBe(
            "Morning News Briefing – September 23, 2026 06:00: Ship 1 has come in; Ship 2 has come in; Ship 3 has come in");
    }

    [Fact]
    public void A_section_without_stories_is_there_all_the_same()
    {
        var quiet = new BriefingSection { Title = "Quiet" };
        var noted = new BriefingSection { Title = "Noted", Notes = ["Nothing new; its feed was read at 05:58."] };
        var briefing = SomeBriefing.Of() with { Sections = [quiet, noted] };

        var shown = SlackRules.Shown(BriefingMessages.Of(briefing).ShouldHaveSingleItem().ToJson());

        shown.ShouldContain("Quiet");
        shown.ShouldContain("Noted\nNothing new; its feed was read at 05:58.");
    }

    private static string Words(int seed, int length)
    {
        var random = new Random(seed);
        var words = "";
        while (words.Length < length)
            words += new string([.. Enumerable.Range(0, random.Next(3, 9)).Select(_ => (char)('a' + random.Next(26)))]) + " ";
        return words.Trim();
    }
}
