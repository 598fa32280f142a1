using System.Net;
using BriefingBus.Contracts;
using BriefingBus.Web.Tests.FeedEditing;
using MassTransit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.RuleEditing;

/// <summary>The operator makes a rule of a candidate, without scripts: first its effect and its line, then the file.</summary>
public sealed class RuleEditingTests(Chromium chromium)
{
    private const string Lab = "https://lab.example/rss";

    private static readonly Guid Ferry = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Polo = Guid.Parse("22222222-2222-2222-2222-222222222222");
    private static readonly Guid Tide = Guid.Parse("33333333-3333-3333-3333-333333333333");

    [Fact]
    public async Task A_rule_is_shown_with_the_next_briefing_and_its_line_and_then_written()
    {
        var asked = new List<PreviewBriefing>();
        await using var edited = await StartAsync(asked);
        var page = await OperatorAsync(edited);
        await page.GotoAsync("/pipeline/next/morning");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mute, boost, follow, weigh Polo results" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("2nd of 5 in its section");
        await page.GetByLabel("A word, a \"phrase\", or a /regular expression/").FillAsync("polo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mute items with it" }).ClickAsync();

        asked[^1].Rule.ShouldBe(new ProposedRule { Key = "mute", Value = "polo" });
        var shown = await page.Locator("main").InnerTextAsync();
        shown.ShouldContain("would name 2 items with it, and 2 without");
        (await page.Locator("h2:text('Comes in') + ul").InnerTextAsync()).ShouldContain("Tide tables");
        (await page.Locator("h2:text('Goes out') + ul").InnerTextAsync()).ShouldContain("Polo results");
        await page.Locator("details summary").ClickAsync();
        (await page.Locator("details li").AllInnerTextsAsync()).ShouldBe(["Ferry strike ends The Lab", "Tide tables The Lab"]);
        (await page.Locator(".diff .added").InnerTextAsync()).Trim('+', ' ', '\n').ShouldBe("mute: [polo]");
        edited.Text.ShouldNotContain("mute");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync()).ShouldContain("Every service applies it within seconds.");
        (await page.Locator("h1").InnerTextAsync()).ShouldStartWith("Next: ");
        edited.Text.ShouldContain("    at: \"06:00\"\n    mute: [polo]\n    sections:");
        edited.Text.ShouldStartWith("# Ours. Mind the order.");
    }

    [Fact]
    public async Task A_rule_holds_for_the_edition_the_section_the_feed_or_the_story()
    {
        var asked = new List<PreviewBriefing>();
        await using var edited = await StartAsync(asked);
        var page = await OperatorAsync(edited);

        await OpenAsync();
        await page.GetByLabel("A word, a \"phrase\", or a /regular expression/").FillAsync("\"two words\"");
        await page.GetByLabel("Mute or boost it").SelectOptionAsync("section");
        await ApplyAsync("Boost items with it");
        Tried().ShouldBe(new ProposedRule { Key = "boost", Value = "\"two words\"", Section = "Science" });
        edited.Text.ShouldContain("      - title: Science\n        boost: [\"\\\"two words\\\"\"]\n");

        await OpenAsync();
        await page.GetByLabel("Weight: 1 is normal").FillAsync("0.5");
        await ApplyAsync("Set the weight");
        Tried().ShouldBe(new ProposedRule { Key = "weight", Value = "0.5", Section = "Science", FeedUrl = Lab });
        edited.Text.ShouldContain("            name: The Lab\n            weight: 0.5\n");

        await OpenAsync();
        await ApplyAsync("Follow this story");
        Tried().ShouldBe(new ProposedRule { Key = "follow", Value = "thread:1a2b3c4d" });
        edited.Text.ShouldContain("    follow: [\"thread:1a2b3c4d\"]\n");

        ProposedRule Tried() => asked.Last(a => a.Rule is not null).Rule!;

        async Task OpenAsync() => await page.GotoAsync($"/pipeline/next/morning/rule?item={Polo}");

        async Task ApplyAsync(string button)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
            (await page.GetByRole(AriaRole.Status).First.InnerTextAsync()).ShouldContain("The file was changed");
        }
    }

    [Fact]
    public async Task Mistakes_appear_at_the_rule_and_the_input_stays()
    {
        await using var edited = await StartAsync([]);
        var before = edited.Text;
        var page = await OperatorAsync(edited);
        await page.GotoAsync($"/pipeline/next/morning/rule?item={Polo}");
        await page.GetByLabel("A word, a \"phrase\", or a /regular expression/").FillAsync("/(/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mute items with it" }).ClickAsync();

        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("'/(/' is not a regular expression");
        var words = page.GetByLabel("A word, a \"phrase\", or a /regular expression/");
        (await words.InputValueAsync()).ShouldBe("/(/");
        (await words.GetAttributeAsync("aria-invalid")).ShouldBe("true");
        await page.GetByLabel("Weight: 1 is normal").FillAsync("heavy: yes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the weight" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("found 'heavy: yes', expected");
        edited.Text.ShouldBe(before);
    }

    [Fact]
    public async Task A_rule_for_the_next_briefing_can_be_derived_from_a_candidate_of_a_past_one()
    {
        var asked = new List<PreviewBriefing>();
        await using var edited = await StartAsync(asked);
        var past = TestData.Briefing(DateTimeOffset.Parse("2026-09-23T10:00:00Z", null));
        await edited.Web.KeepAsync(past);
        var page = await OperatorAsync(edited);
        await page.GotoAsync($"/briefings/morning/{Rendering.BriefingSlug.Of(past.ScheduledAt, past.TimeZone)}/candidates");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mute, boost, follow, weigh Polo results" }).ClickAsync();

        (asked[^1].At, asked[^1].ItemId).ShouldBe((past.ScheduledAt, (Guid?)Polo));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mute this story" }).ClickAsync();
        (asked[^1].At, asked[^1].Rule!.Value).ShouldBe((null, "thread:1a2b3c4d"));
    }

    [Fact]
    public async Task Nobody_but_the_operator_sees_or_makes_a_rule()
    {
        await using var edited = await StartAsync([]);
        var page = await chromium.OpenAsync(edited.Web.Address, scripts: false);
        await page.GotoAsync("/pipeline/next/morning");
        (await page.GetByText("Mute, boost").CountAsync()).ShouldBe(0);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/pipeline/next/morning/rule?item={Polo}")
        {
            Headers = { Accept = { new("text/html") } },
        };
        using var answer = await edited.Web.Client.SendAsync(asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var form = new FormUrlEncodedContent([new("key", "mute"), new("value", "polo")]);
        (await edited.Web.Client.PostAsync("/pipeline/next/morning/rule", form)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        edited.Text.ShouldNotContain("polo");
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_the_window()
    {
        await using var edited = await StartAsync([]);
        await edited.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(edited.Web);
        await page.GotoAsync("/pipeline/next/morning");
        await LookAsync("rule-candidates");
        await page.GotoAsync($"/pipeline/next/morning/rule?item={Polo}");
        await LookAsync("rule");
        await page.GetByLabel("A word, a \"phrase\", or a /regular expression/").FillAsync("polo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mute items with it" }).ClickAsync();
        await page.Locator("details summary").ClickAsync();
        await LookAsync("rule-effect");

        async Task LookAsync(string name)
        {
            await Look.ShouldBeGoodAsync(page, name, [new(375, true), new(1280, false)]);
            if (name == "rule-effect")
            {
                // Above the path of the test's own file.
                await page.ScreenshotAsync(new()
                {
                    Path = Screenshot.PathOf("rule"),
                    Clip = new() { X = 0, Y = 0, Width = 1280, Height = 640 },
                });
            }
        }
    }

    private static Task<EditedWeb> StartAsync(List<PreviewBriefing> asked) => EditedWeb.StartAsync(consumers: bus =>
        bus.AddHandler((ConsumeContext<PreviewBriefing> context) =>
        {
            asked.Add(context.Message);
            return context.RespondAsync(Answer(context.Message));
        }));

    /// <summary>With a rule, another story takes the second's place.</summary>
    private static BriefingPreview Answer(PreviewBriefing asked)
    {
        PreviewItem[] items =
        [
            Item(Ferry, "Ferry strike ends", "top"),
            asked.Rule is null ? Item(Polo, "Polo results", "in") : Item(Tide, "Tide tables", "in"),
            asked.Rule is null ? Item(Tide, "Tide tables", "out") : Item(Polo, "Polo results", "out"),
        ];
        var chosen = items.Where(i => (asked.ItemId is null || asked.ItemId == i.ItemId) && (asked.Outcome is null || i.Outcome != "out"))
            .ToList();
        return new()
        {
            Edition = "morning",
            Title = "Morning",
            ScheduledAt = DateTimeOffset.Parse("2026-09-24T06:00:00Z", null),
            TimeZone = "UTC",
            WindowFrom = DateTimeOffset.Parse("2026-09-23T06:00:00Z", null),
            LookedAt = DateTimeOffset.Parse("2026-09-23T20:00:00Z", null),
            Items = chosen,
            ItemsInAll = 3,
            ItemsIn = 2,
            Matching = chosen.Count,
        };
    }

    private static PreviewItem Item(Guid id, string title, string outcome) => new()
    {
        ItemId = id,
        FeedUrl = Lab,
        FeedName = "The Lab",
        Title = title,
        Section = "Science",
        Outcome = outcome,
        Reason = "2nd of 5 in its section",
        ThreadId = Guid.Parse("1a2b3c4d-0000-0000-0000-000000000000"),
    };

    private async Task<IPage> OperatorAsync(EditedWeb edited)
    {
        await edited.Web.SignInAsync();
        return await chromium.OpenAsOperatorAsync(edited.Web, scripts: false);
    }
}
