using System.Net;
using BriefingBus.Contracts;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Tests.FeedEditing;
using MassTransit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.OptionEditing;

/// <summary>The operator changes rules, hours and outlets in the page, without scripts.</summary>
public sealed class OptionEditingTests(Chromium chromium)
{
    private const string Yaml = """
        # Ours. Mind the order.
        editions:
          - name: morning
            title: Morning
            at: "06:00"   # before the ferry
            mute:
              # Every day.
              - horoscope
            sections:
              - title: Science
                feeds:
                  - url: https://lab.example/rss
                    name: The Lab
        deliver:
          slack:
            newsroom:
              webhook: ${OPTION_EDITING_HOOK}   # from the vault
        web:
          reading: everyone
        """;

    private static readonly OptionProblem Wrong = new() { Key = "folder", Problem = "found 'nowhere', expected a folder" };

    static OptionEditingTests() => Environment.SetEnvironmentVariable("OPTION_EDITING_HOOK", "https://hooks.example/hush");

    [Fact]
    public async Task Hours_and_rules_of_an_edition_are_changed_after_the_change_was_shown()
    {
        await using var edited = await StartAsync();
        var before = edited.Text;
        var page = await OperatorAsync(edited);
        await page.GetByRole(AriaRole.Link, new() { Name = "Hours and rules of morning" }).ClickAsync();
        await page.GetByLabel("At", new() { Exact = true }).FillAsync("07:15");
        await page.GetByLabel("Days").FillAsync("mon\nfri");
        await page.GetByLabel("Time zone").FillAsync("Europe/Berlin");
        await page.GetByLabel("Mute").FillAsync("horoscope\n\"royal family\"\n");
        await page.GetByLabel("Find").First.FillAsync("Foo");
        await page.GetByLabel("Put instead").First.FillAsync("Bar: baz");
        await page.GetByLabel("Top", new() { Exact = true }).FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        edited.Text.ShouldBe(before, "nothing is written before it was seen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("Every service applies it within seconds.");
        edited.Text.ShouldBe(before
            .Replace("\"06:00\"", "\"07:15\"", StringComparison.Ordinal)
            .Replace("      - horoscope\n", "      - horoscope\n      - \"\\\"royal family\\\"\"\n"
                + "    days: [mon, fri]\n    timeZone: Europe/Berlin\n"
                + "    top: 2\n    replace: [{ find: Foo, with: \"Bar: baz\" }]\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mistakes_appear_at_their_option_and_no_input_is_lost()
    {
        await using var edited = await StartAsync();
        var before = edited.Text;
        var page = await OperatorAsync(edited);
        await page.GotoAsync("/edit/editions/morning");
        await page.GetByLabel("At", new() { Exact = true }).FillAsync("25:00");
        await page.GetByLabel("Time zone").FillAsync("Europe/Berln");
        await page.GetByLabel("Boost").FillAsync("ferry\n/(/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();

        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Nothing was changed: see the options that are marked.");
        (await page.Locator("#at-problem").InnerTextAsync()).ShouldBe("found '25:00', expected an hour such as \"06:00\"");
        (await page.GetByLabel("At", new() { Exact = true }).GetAttributeAsync("aria-describedby")).ShouldBe("at-problem at-hint");
        (await page.Locator("#timeZone-problem").InnerTextAsync()).ShouldContain("did you mean 'Europe/Berlin'?");
        (await page.Locator("#boost-problem").InnerTextAsync()).ShouldContain("is not a regular expression");
        (await page.GetByLabel("Boost").InputValueAsync()).ShouldBe("ferry\n/(/");
        await page.GetByLabel("At", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("Time zone").FillAsync("");
        await page.GetByLabel("Boost").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("at");
        edited.Text.ShouldBe(before);
    }

    [Fact]
    public async Task Rules_of_a_section_and_a_feed_are_changed_on_pages_of_their_own()
    {
        await using var edited = await StartAsync();
        var page = await OperatorAsync(edited);
        await page.GetByRole(AriaRole.Link, new() { Name = "Science" }).ClickAsync();
        await page.GetByLabel("Items", new() { Exact = true }).FillAsync("7");
        await ApplyAsync();
        edited.Text.ShouldContain("      - title: Science\n        items: 7\n");
        await page.GotoAsync($"/feeds/edit/{FeedId.Of("https://lab.example/rss")}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Options and rules in Science" }).ClickAsync();
        await page.GetByLabel("Full text").SelectOptionAsync("true");
        await page.GetByLabel("Every").FillAsync("2h");
        await ApplyAsync();
        edited.Text.ShouldContain("            name: The Lab\n            fullText: true\n            every: 2h\n");

        async Task ApplyAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("The file was changed");
        }
    }

    [Fact]
    public async Task Headers_of_a_feed_are_changed_and_what_may_be_a_secret_is_not_shown()
    {
        await using var edited = await StartAsync();
        await File.WriteAllTextAsync(edited.Path, edited.Text.Replace(
            "name: The Lab\n", "name: The Lab\n            headers:\n              X-Key: hush\n", StringComparison.Ordinal));
        var page = await OperatorAsync(edited);
        await page.GotoAsync($"/edit/editions/morning/0/{FeedId.Of("https://lab.example/rss")}");
        (await page.ContentAsync()).ShouldNotContain("hush");
        (await page.Locator("#headers-first-0").InputValueAsync()).ShouldBe("X-Key");
        await page.Locator("#headers-first-1").FillAsync("User-Agent");
        await ShowAsync();
        (await page.Locator("#headers-problem").InnerTextAsync()).ShouldBe("'User-Agent' has no value");
        await page.Locator("#headers-second-1").FillAsync("${OPTION_EDITING_HOOK}");
        await ShowAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        edited.Text.ShouldContain("              X-Key: hush\n              User-Agent: \"${OPTION_EDITING_HOOK}\"\n");

        Task ShowAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
    }

    [Fact]
    public async Task An_edition_is_added_and_removed()
    {
        await using var edited = await StartAsync();
        var before = edited.Text;
        var page = await OperatorAsync(edited);
        await page.GotoAsync("/edit/editions/morning");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Remove the edition" }).CountAsync()).ShouldBe(0, "it is the only one");
        await page.GotoAsync("/edit");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add an edition" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("evening");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Evening: all of it");
        await page.GetByLabel("Section", new() { Exact = true }).FillAsync("World");
        await page.GetByLabel("Feed", new() { Exact = true }).FillAsync("https://world.example/atom");
        await page.GetByLabel("At", new() { Exact = true }).FillAsync("25:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        (await page.Locator("#at-problem").InnerTextAsync()).ShouldBe("found '25:00', expected an hour such as \"06:00\"");
        await page.GetByLabel("At", new() { Exact = true }).FillAsync("18:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        edited.Text.ShouldBe(before.Replace("deliver:\n", """
              - name: evening
                title: "Evening: all of it"
                at: "18:00"
                sections: [{ title: World, feeds: [{ url: "https://world.example/atom" }] }]
            deliver:

            """, StringComparison.Ordinal));
        await page.GotoAsync("/edit/editions/evening");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the edition" }).ClickAsync();
        edited.Text.ShouldNotBe(before, "nothing is written before it was seen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
        edited.Text.ShouldBe(before);
    }

    [Fact]
    public async Task An_outlet_is_checked_by_Delivery_added_changed_and_removed()
    {
        var asked = new List<CheckOutlet>();
        await using var edited = await StartAsync(asked);
        var page = await OperatorAsync(edited);
        await page.GetByRole(AriaRole.Link, new() { Name = "files" }).ClickAsync();
        await page.GetByLabel("Name of the outlet").FillAsync("shelf");
        await page.GetByLabel("Folder").FillAsync("nowhere");
        await page.GetByLabel("Editions").FillAsync("morning");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        asked[^1].Outlet.ShouldBe("files/shelf");
        asked[^1].Options.ShouldBe("""{"folder":"nowhere","editions":["morning"]}""");
        (await page.Locator("#folder-problem").InnerTextAsync()).ShouldBe("found 'nowhere', expected a folder");
        await page.GetByLabel("Folder").FillAsync("/srv/briefings");
        await ApplyAsync();
        edited.Text.ShouldContain("  files:\n    shelf:\n      folder: \"/srv/briefings\"\n      editions: [morning]\n");

        await page.GetByRole(AriaRole.Link, new() { Name = "slack/newsroom" }).ClickAsync();
        (await page.GetByLabel("Webhook").InputValueAsync()).ShouldBe("${OPTION_EDITING_HOOK}");
        await page.GetByLabel("Notices").SelectOptionAsync("also");
        await ApplyAsync();
        edited.Text.ShouldContain("      webhook: ${OPTION_EDITING_HOOK}   # from the vault\n      notices: also\n");
        await page.GotoAsync("/edit/outlets/files/shelf");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the outlet" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
        edited.Text.ShouldNotContain("shelf");
        edited.Text.ShouldContain("from the vault");

        async Task ApplyAsync()
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("The file was changed");
        }
    }

    [Fact]
    public async Task A_secret_is_never_written_or_shown_in_clear()
    {
        var asked = new List<CheckOutlet>();
        await using var edited = await StartAsync(asked);
        var before = edited.Text;
        var page = await OperatorAsync(edited);
        await page.GotoAsync("/edit/outlets/slack/newsroom");
        await page.GetByLabel("Token").FillAsync("xoxb-in-clear");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();

        (await page.Locator("#token-problem").InnerTextAsync()).ShouldContain("found the secret itself, expected ${NAME}");
        (await page.ContentAsync()).ShouldNotContain("xoxb-in-clear");
        asked.ShouldBeEmpty();
        await File.WriteAllTextAsync(
            edited.Path, before.Replace("${OPTION_EDITING_HOOK}", "https://hooks.example/hush", StringComparison.Ordinal));
        await page.GotoAsync("/edit/outlets/slack/newsroom");
        (await page.ContentAsync()).ShouldNotContain("hush");
        await page.GotoAsync("/edit");
        (await page.ContentAsync()).ShouldNotContain("hush");
    }

    [Fact]
    public async Task Nobody_but_the_operator_sees_or_changes_options()
    {
        await using var edited = await StartAsync();
        foreach (var path in new[]
        {
            "/edit", "/edit/editions", "/edit/editions/morning", "/edit/editions/morning/0", "/edit/outlets/slack/newsroom",
        })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/html") } } };
            using var answer = await edited.Web.Client.SendAsync(asked);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        }
        foreach (var path in new[]
        {
            "/edit/editions", "/edit/editions/morning", "/edit/editions/morning/remove", "/edit/outlets/slack/newsroom",
            "/edit/outlets/slack/newsroom/remove",
        })
            (await edited.Web.Client.PostAsync(path, Form())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        await edited.Web.SignInAsync();
        foreach (var path in new[] { "/edit/editions/morning", "/edit/outlets/slack/newsroom/remove" })
            (await edited.Web.Client.PostAsync(path, Form())).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without a form token");
        foreach (var path in new[]
        {
            "/edit/editions/evening", "/edit/editions/morning/7", "/edit/outlets/pigeon", "/edit/outlets/slack/no",
        })
            (await edited.Web.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        edited.Text.ShouldBe(Yaml);

        static FormUrlEncodedContent Form() => new([new("at", "09:00")]);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_the_window()
    {
        await using var edited = await StartAsync();
        await edited.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(edited.Web);
        (string Name, string Path)[] looks =
        [
            ("options", "/edit"), ("options-edition", "/edit/editions/morning"), ("options-section", "/edit/editions/morning/0"),
            ("options-outlet", "/edit/outlets/email"),
        ];
        foreach (var (name, path) in looks)
        {
            await page.GotoAsync(path);
            await LookAsync(name);
        }
        await page.GotoAsync("/edit/editions/morning");
        await page.GetByLabel("At", new() { Exact = true }).FillAsync("25:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        await LookAsync("options-wrong");

        async Task LookAsync(string name)
        {
            await Look.ShouldBeGoodAsync(page, name, [new(375, true), new(768, false), new(1280, false)]);
            if (name == "options-edition")
                await page.ScreenshotAsync(new() { Path = Screenshot.PathOf("edit-edition") });
        }
    }

    private static Task<EditedWeb> StartAsync(List<CheckOutlet>? asked = null) => EditedWeb.StartAsync(yaml: Yaml, consumers: bus =>
        bus.AddHandler((ConsumeContext<CheckOutlet> context) =>
        {
            asked?.Add(context.Message);
            return context.RespondAsync(new OutletChecked
            {
                Problems =
                [
                    .. context.Message.Options.Contains("nowhere", StringComparison.Ordinal) ? [Wrong] : Array.Empty<OptionProblem>(),
                ],
            });
        }));

    private async Task<IPage> OperatorAsync(EditedWeb edited)
    {
        await edited.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(edited.Web, scripts: false);
        await page.GotoAsync("/edit");
        return page;
    }
}
