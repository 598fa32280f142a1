using System.Net;
using BriefingBus.Testing;
using BriefingBus.Web.Feeds;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.FeedEditing;

/// <summary>The operator changes the feeds of <c>briefing.yaml</c> in the page, without scripts.</summary>
public sealed class FeedEditingTests(Chromium chromium)
{
    private const string Rss = """
        <rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example</link>
        <item><title>The ferry is back</title><guid>1</guid><pubDate>Wed, 23 Sep 2026 05:00:00 GMT</pubDate></item>
        <item><title>Nets mended</title><guid>2</guid><pubDate>Tue, 22 Sep 2026 05:00:00 GMT</pubDate></item></channel></rss>
        """;

    [Fact]
    public async Task A_page_is_searched_for_feeds_and_the_one_that_is_chosen_is_added_after_its_change_was_shown()
    {
        await using var edited = await EditedWeb.StartAsync();
        edited.Server.Serve("/harbour", Reply.Feed(
            "<html><head><link rel=alternate type=application/rss+xml href=/harbour.xml></head><body>Harbour</body></html>", "text/html"));
        edited.Server.Serve("/harbour.xml", Reply.Feed(Rss, "application/rss+xml"));
        var before = edited.Text;
        var page = await OperatorAsync(edited);
        await page.GetByLabel("Address of a feed, or of a page that has feeds").FillAsync(edited.Server.Url("/harbour"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).First.ClickAsync();

        var found = await page.Locator("main").InnerTextAsync();
        string[] expected = ["Harbour News", edited.Server.Url("/harbour.xml"), "rss 2.0, 2 items", "The ferry is back (23 September 2026"];
        foreach (var shown in expected)
            found.ShouldContain(shown);
        await page.GetByLabel("Section", new() { Exact = true }).SelectOptionAsync("morning/Science");
        await page.GetByLabel("Name to show").FillAsync("Harbour");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();

        (await page.Locator(".diff .added").AllInnerTextsAsync()).Count.ShouldBe(1);
        edited.Text.ShouldBe(before, "nothing is written before it was seen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("Every service applies it within seconds.");
        var lines = edited.Text.Split('\n');
        lines.Except(before.Split('\n')).Single().Trim()
            .ShouldBe($$"""- { url: "{{edited.Server.Url("/harbour.xml")}}", name: Harbour }""");
        before.Split('\n').Except(lines).ShouldBeEmpty("comments, order and style stay");
        (await page.Locator(".written").First.InnerTextAsync()).ShouldContain("Harbour");
    }

    [Fact]
    public async Task An_address_without_a_feed_is_reported_and_can_be_added_all_the_same()
    {
        await using var edited = await EditedWeb.StartAsync();
        edited.Server.Serve("/away", Reply.Status(503));
        var page = await OperatorAsync(edited);
        await page.GetByLabel("Address of a feed, or of a page that has feeds").FillAsync(edited.Server.Url("/away"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).First.ClickAsync();

        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("/away cannot be read: ");
        await page.GetByLabel("Or a new section in that edition").FillAsync("Harbours");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        edited.Text.ShouldContain("- title: Harbours");
        edited.Text.ShouldContain(edited.Server.Url("/away"));
    }

    [Fact]
    public async Task A_feed_is_disabled_enabled_moved_and_removed_and_the_last_of_a_section_only_with_it()
    {
        await using var edited = await EditedWeb.StartAsync();
        var page = await OperatorAsync(edited);
        await page.GetByRole(AriaRole.Link, new() { Name = "The Lab" }).ClickAsync();

        await ApplyAsync("Disable it in Science");
        edited.Text.ShouldContain("enabled: false");
        await page.GotoAsync(PathOf("https://lab.example/rss"));
        await ApplyAsync("Enable it in Science");
        await page.GotoAsync(PathOf("https://lab.example/rss"));
        await page.GetByLabel("Move to section").SelectOptionAsync("morning/World");
        await ApplyAsync("Move it from Science");
        edited.Text.IndexOf("The Lab", StringComparison.Ordinal)
            .ShouldBeGreaterThan(edited.Text.IndexOf("World: today", StringComparison.Ordinal));
        edited.Text.ShouldContain("# the lab's own");

        await page.GotoAsync(PathOf(EditedWeb.Private));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove it from Science" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("'Science' would have no feed left.");
        await page.GotoAsync(PathOf(EditedWeb.Private));
        await page.GetByLabel("Remove the section too, if it has no other feed").CheckAsync();
        await ApplyAsync("Remove it from Science");
        edited.Text.ShouldNotContain("Science");
        edited.Text.ShouldStartWith("# Ours. Mind the order.");

        async Task ApplyAsync(string button)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("The file was changed");
        }
    }

    [Fact]
    public async Task The_subscriptions_of_another_reader_are_imported_from_its_file_in_its_own_encoding()
    {
        await using var edited = await EditedWeb.StartAsync();
        var page = await OperatorAsync(edited);
        var opml = """
            <?xml version="1.0" encoding="iso-8859-1"?>
            <opml version="2.0"><body>
              <outline text="Météo"><outline type="rss" text="Été" xmlUrl="https://ete.example/rss"/></outline>
              <outline type="rss" text="The Lab" xmlUrl="https://lab.example/rss"/>
            </body></opml>
            """;
        await page.Locator("details summary").ClickAsync();
        await page.GetByLabel("OPML file").SetInputFilesAsync(
            new FilePayload { Name = "s.opml", MimeType = "text/xml", Buffer = System.Text.Encoding.Latin1.GetBytes(opml) });
        await page.Locator("details").GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();

        var shown = await page.Locator("main").InnerTextAsync();
        shown.ShouldContain("Imported 1 feed into 1 section of 'morning'; 1 duplicate, 0 left out.");
        shown.ShouldContain("https://lab.example/rss is left out: 'Science' has it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        edited.Text.ShouldContain("title: Météo");
        edited.Text.ShouldContain("Été");
    }

    [Fact]
    public async Task A_change_that_somebody_else_came_before_is_shown_again_and_damages_nothing()
    {
        await using var edited = await EditedWeb.StartAsync();
        var page = await OperatorAsync(edited);
        await page.GotoAsync(PathOf("https://lab.example/rss"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable it in Science" }).ClickAsync();
        await File.WriteAllTextAsync(edited.Path, edited.Text.Replace("# Ours.", "# Theirs.", StringComparison.Ordinal));

        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("The file was changed meanwhile. This is the change now.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        edited.Text.ShouldStartWith("# Theirs.");
        edited.Text.ShouldContain("enabled: false");
        await page.GotoAsync(PathOf("https://world.example/atom"));
        await File.WriteAllTextAsync(edited.Path, "editions: [");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable it in World" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("This was not changed");
        edited.Text.ShouldBe("editions: [");
    }

    [Fact]
    public async Task For_a_read_only_file_the_page_shows_the_change_to_apply_by_hand()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write every file");
        await using var edited = await EditedWeb.StartAsync();
        var page = await OperatorAsync(edited);
        await page.GotoAsync(PathOf("https://lab.example/rss"));
        var before = edited.Text;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(edited.Path, UnixFileMode.UserRead);
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable it in Science" }).ClickAsync();

        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("This process may only read");
        (await page.Locator(".diff .added").InnerTextAsync()).ShouldContain("enabled: false");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).CountAsync()).ShouldBe(0);
        edited.Text.ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_cannot_be_replaced_because_it_is_mounted_by_itself_is_written_in_place()
    {
        await using var edited = await EditedWeb.StartAsync();
        var page = await OperatorAsync(edited);
        // As with the mount, what is to be renamed cannot be made.
        Directory.CreateDirectory($"{edited.Path}.{Environment.ProcessId}.new/in the way");
        await page.GotoAsync(PathOf("https://lab.example/rss"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable it in Science" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply the change" }).ClickAsync();

        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("The file was changed");
        edited.Text.ShouldContain("enabled: false");
    }

    [Fact]
    public async Task Nobody_but_the_operator_sees_or_changes_the_file()
    {
        await using var edited = await EditedWeb.StartAsync();
        foreach (var path in new[] { "/feeds/edit", PathOf(EditedWeb.Private) })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/html") } } };
            using var answer = await edited.Web.Client.SendAsync(asked);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("hush");
        }
        foreach (var path in new[] { "/feeds/edit/find", "/feeds/edit/change" })
            (await edited.Web.Client.PostAsync(path, Form())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        await edited.Web.SignInAsync();
        foreach (var path in new[] { "/feeds/edit/find", "/feeds/edit/change" })
            (await edited.Web.Client.PostAsync(path, Form())).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without a form token");
        edited.Text.ShouldNotContain("rogue");

        static FormUrlEncodedContent Form() => new([
            new("change", "add"), new("url", "https://rogue.example/rss"), new("place", "morning/World"),
            new("address", "https://rogue.example/")]);
    }

    [Fact]
    public async Task The_pages_are_accessible_and_fit_the_window()
    {
        await using var edited = await EditedWeb.StartAsync();
        edited.Server.Serve("/harbour.xml", Reply.Feed(Rss, "application/rss+xml"));
        await edited.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(edited.Web);
        await page.GotoAsync("/feeds/edit");
        await page.Locator("details summary").ClickAsync();
        await LookAsync("edit");
        await page.GotoAsync(PathOf("https://lab.example/rss"));
        await LookAsync("edit-feed");
        await page.GotoAsync("/feeds/edit");
        await page.GetByLabel("Address of a feed, or of a page that has feeds").FillAsync(edited.Server.Url("/harbour.xml"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).First.ClickAsync();
        await LookAsync("edit-found");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the change" }).ClickAsync();
        await LookAsync("edit-change");

        async Task LookAsync(string name)
        {
            await Look.ShouldBeGoodAsync(page, name, [new(375, false), new(375, true), new(1280, true), new(1280, false)]);
            if (name == "edit-found")
                await page.ScreenshotAsync(new() { Path = Screenshot.PathOf("feeds-edit") });
        }
    }

    private static string PathOf(string url) => $"/feeds/edit/{FeedId.Of(url)}";

    private async Task<IPage> OperatorAsync(EditedWeb edited)
    {
        await edited.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(edited.Web, scripts: false);
        await page.GotoAsync("/feeds/edit");
        return page;
    }
}
