using System.Net;
using BriefingBus.DeadLetters;
using BriefingBus.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.DeadLetters.TestFailures;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>What the pages show of the failed messages of a real broker.</summary>
public sealed class DeadLettersPageTests(Chromium chromium, RabbitMqServer broker) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task Every_page_of_the_dead_letters_is_accessible_and_fits_the_window()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync([.. Enumerable.Range(0, 60).Select(n => Thrown(n)),
            Thrown(60, South, "System.FormatException", "A very long reason without a break: " + new string('x', 400)), GivenUp(61)]);
        await given.PostAsync("/dead-letters/park", ("item", "story 7"), ("reason", "wait"));
        var (_, run) = await given.PostAsync("/dead-letters/discard", ("item", "story 8"));
        await given.EndAsync(run);
        var (id, runId) = ((await given.ListAsync())[0].Id, run.GetProperty("id").GetString());
        string[] paths =
        [
            "/dead-letters", "/dead-letters?by=feed", "/dead-letters/letters", "/dead-letters/letters?from=nonsense",
                $"/dead-letters/letters/{id}",
            $"/dead-letters/letters/{id}/edit", $"/dead-letters/replay?id={id}", "/dead-letters/park?feed=north", "/dead-letters/discard",
            $"/dead-letters/runs/{runId}", "/dead-letters/discarded", "/dead-letters/audit", "/dead-letters/letters?parked=yes",
        ];
        await VisitAsync(await chromium.OpenAsync(given.Web.Address, 1280), new Look(1280, Dark: false), signedIn: false);
        var operators = await chromium.OpenAsync(given.Web.Address, 375, dark: true);
        await DeadLetterWeb.SignInAsync(operators);
        await VisitAsync(operators, new Look(375, Dark: true), signedIn: true);

        async Task VisitAsync(IPage page, Look look, bool signedIn)
        {
            foreach (var path in paths)
            {
                (await page.GotoAsync(path))!.Status.ShouldBe(
                    signedIn && path.EndsWith("nonsense", StringComparison.Ordinal) ? 400 : 200, path);
                await Look.ShouldBeGoodAsync(page, path, [look]);
            }
        }
    }

    [Theory]
    [InlineData("dead-letters", "/dead-letters")]
    [InlineData("dead-letter", "/dead-letters/letters/{id}")]
    public async Task A_page_of_the_dead_letters_looks_as_in_the_documentation(string name, string path)
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(
        [
            .. Enumerable.Range(0, 41).Select(n => Thrown(n)),
            .. Enumerable.Range(41, 7).Select(n =>
                Thrown(n, South, "System.Text.Json.JsonException", "'<' is an invalid start of a value.")),
            GivenUp(48),
            GivenUp(49),
        ]);
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.GotoAsync(path.Replace("{id}", (await given.ListAsync())[0].Id));
        await page.SetViewportSizeAsync(1280, 1000);

        (await page.ScreenshotAsync(new() { Path = Screenshot.PathOf(name) })).Length.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public async Task The_overview_leads_from_the_groups_to_a_message_and_what_is_known_of_it()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync([.. Enumerable.Range(0, 5).Select(n => Thrown(n)), .. Enumerable.Range(5, 2)
            .Select(n => Thrown(n, South, "System.FormatException", "No number."))]);
        var page = await chromium.OpenAsOperatorAsync(given.Web, scripts: false);
        await page.GotoAsync("/dead-letters");

        (await page.Locator(".messagegroups .what").AllInnerTextsAsync()).ShouldBe([
            "System.IO.InvalidDataException in Cleaner.Cleaning.EntryBody.Read 5",
                "System.FormatException in Cleaner.Cleaning.EntryBody.Read 2"]);
        (await page.Locator("table.queues tbody tr").AllInnerTextsAsync()).ShouldHaveSingleItem()
            .ShouldMatch("^clean-item_error\t7\t.*22:00\t.*22:00$");
        await page.GetByRole(AriaRole.Link, new() { Name = "By feed" }).ClickAsync();
        (await page.Locator(".messagegroups .what").AllInnerTextsAsync()).ShouldBe([North + " 5", South + " 2"]);
        await page.GetByRole(AriaRole.Link, new() { Name = South }).ClickAsync();
        (await page.Locator(".messagelist .what a").AllInnerTextsAsync()).ShouldBe(["Harbour story 6", "Harbour story 5"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Harbour story 5" }).ClickAsync();

        var text = await page.Locator("main").InnerTextAsync();
        text.ShouldContain("The consumer of clean-item could not finish this CleanItem about South Post. The error:");
        text.ShouldContain("No number.");
        text.ShouldContain("3 times by BriefingBus.Cleaner.Cleaning.CleanItemConsumer");
        text.ShouldContain("at BriefingBus.Cleaner.Cleaning.EntryBody.Read(FetchedEntry entry)");
        text.ShouldContain("\"plain\": \"needle5 xxx", customMessage: "the compressed text is unpacked");
        (await page.GetByRole(AriaRole.Link, new() { Name = "https://north.example/5" }).GetAttributeAsync("rel"))
            .ShouldBe("noopener noreferrer");
    }

    [Fact]
    public async Task Messages_are_found_by_text_inside_a_compressed_body_by_time_and_by_item()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Enumerable.Range(0, 130).Select(n => Thrown(n)));
        var page = await chromium.OpenAsOperatorAsync(given.Web, scripts: false);

        await page.GotoAsync("/dead-letters/letters");
        (await page.Locator(".messagelist li").CountAsync()).ShouldBe(50);
        await page.GetByRole(AriaRole.Link, new() { Name = "Page 2 →" }).ClickAsync();
        (await page.Locator(".days").InnerTextAsync()).ShouldContain("Page 2 of 3");
        await page.GetByLabel("Words in a body").FillAsync("NEEDLE77 ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        (await page.Locator(".messagelist .what a").AllInnerTextsAsync()).ShouldBe(["Harbour story 77"]);
        await page.GotoAsync("/dead-letters/letters");
        // 03:02 UTC is 22:02 in Toronto: the first 120 are older.
        await page.GetByLabel("Failed from").FillAsync("2026-11-24T22:02");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        (await page.Locator(".messagelist li").CountAsync()).ShouldBe(10);
        await page.GetByLabel("Item: words of its title").FillAsync("story 12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        (await page.Locator(".messagelist li").CountAsync()).ShouldBe(10);
        await page.GetByLabel("Item: words of its title").FillAsync("no such story");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("No message matches.");
    }

    [Fact]
    public async Task Hostile_texts_are_shown_as_text_with_what_turns_the_direction_by_its_number()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1, title: "<script>document.title='owned'</script>\u202Egnp.exe", link: "javascript:alert(1)",
            reason: "<img src=x onerror=alert(1)>\u2067\u0007"));
        var id = (await given.ListAsync())[0].Id;
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        string[] paths =
            ["/dead-letters", "/dead-letters/letters", $"/dead-letters/letters/{id}", $"/dead-letters/letters/{id}/edit"];
        foreach (var path in paths)
        {
            await page.GotoAsync(path);

            (await page.TitleAsync()).ShouldEndWith("BriefingBus", Case.Sensitive, path);
            (await page.Locator("main script, main img, main a[href^='javascript']").CountAsync()).ShouldBe(0, path);
            var html = await page.ContentAsync();
            html.ShouldNotContain('\u202E', path);
            html.ShouldNotContain('\u2067', path);
            html.ShouldContain("[U+2067][U+0007]", customMessage: path);
        }
        (await page.GetByLabel("Body").InputValueAsync()).ShouldContain("\\u202Egnp.exe");
    }

    [Fact]
    public async Task Addresses_that_are_wrong_get_an_answer_that_says_what_is_wrong()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        (string Path, HttpStatusCode Status, string Says)[] cases =
        [
            ("/dead-letters/letters?from=yesterday", HttpStatusCode.BadRequest,
                "from: found 'yesterday', expected an instant such as 2026-11-25T03:00, in America/Toronto."),
            ("/dead-letters/letters?from=9999-12-31T23:59", HttpStatusCode.OK, "No message matches."),
            ("/dead-letters/letters?to=0001-01-01T00:00", HttpStatusCode.OK, "No message matches."),
            ("/dead-letters/replay?selected=yes", HttpStatusCode.BadRequest, "No message was selected."),
            ("/dead-letters/replay?id=../../etc", HttpStatusCode.BadRequest, "'../../etc' is not the identity of a failed message"),
            ("/dead-letters/letters?text=" + new string('x', 400), HttpStatusCode.BadRequest, "text is longer than 300 characters."),
            ("/dead-letters/letters/0123456789abcdef", HttpStatusCode.NotFound, "There is no such failed message (any more)"),
            ("/dead-letters/letters/0123456789abcdeg", HttpStatusCode.NotFound, "There is no such page"),
            ("/dead-letters/runs/0123", HttpStatusCode.NotFound, "not known here (any more)"),
            ("/dead-letters/discarded/..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound, "There is no such page"),
            ("/dead-letters/discarded/absent.jsonl", HttpStatusCode.NotFound, "There is no such page"),
            ("/dead-letters/letters?group=nosuch&page=-7", HttpStatusCode.OK, "No message matches."),
            ("/dead-letters?by=nonsense", HttpStatusCode.OK, "No failed message waits"),
        ];
        foreach (var (path, status, says) in cases)
        {
            using var answer = await given.Web.Client.GetAsync(path);

            answer.StatusCode.ShouldBe(status, path);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(says, customMessage: path);
        }
    }

    [Fact]
    public async Task Messages_are_shown_to_the_operator_alone()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1));
        using var stranger = new HttpClient { BaseAddress = given.Web.Address };
        var address = $"/dead-letters/letters/{(await given.ListAsync())[0].Id}";
        var (_, parked) = await given.PostAsync("/dead-letters/park", ("text", "needle1"), ("reason", "wait"));
        var run = $"/dead-letters/runs/{parked.GetProperty("id").GetString()}";
        foreach (var path in new[] { "/dead-letters/letters", address, address + "/edit", address + "/body", "/dead-letters/audit", run })
        {
            var text = await stranger.GetStringAsync(path);

            text.ShouldNotContain("needle1", customMessage: path);
            text.ShouldNotContain("EntryBody.cs", customMessage: path);
            text.ShouldContain("Sign in", customMessage: path);
        }
    }

    [Theory]
    [InlineData("/dead-letters")]
    [InlineData("/dead-letters?by=feed")]
    public async Task The_overview_shows_the_addresses_of_feeds_to_the_operator_alone(string path)
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1));
        await given.Web.Get<DeadLetterService>().Notes.SaveFilterAsync("The north", "feed=north.example", "ann", default);

        var stranger = await given.Web.Anyone.GetStringAsync(path);

        stranger.ShouldContain("System.IO.InvalidDataException in Cleaner.Cleaning.EntryBody.Read");
        stranger.ShouldNotContain("north.example");
        (await given.Web.Client.GetStringAsync(path)).ShouldContain("feed=north.example");
        (await given.Web.Client.GetStringAsync("/dead-letters?by=feed")).ShouldContain(North);
    }

    [Theory]
    [InlineData("/dead-letters")]
    [InlineData("/dead-letters?by=message")]
    public async Task The_overview_shows_the_texts_of_exceptions_to_the_operator_alone(string path)
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1, reason: "https://north.example/rss?key=s3cret answers 403."));

        var stranger = await given.Web.Anyone.GetStringAsync(path);

        stranger.ShouldContain("What failed");
        stranger.ShouldNotContain("s3cret");
        (await given.Web.Client.GetStringAsync(path)).ShouldContain("s3cret");
    }

    [Fact]
    public async Task A_group_has_comments_and_a_filter_has_a_name()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1), Thrown(2, South));
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.Locator(".messagegroups .what a").First.ClickAsync();
        await page.GetByLabel("What you know about this group").FillAsync("Fixed in <0.2>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("operator: Fixed in <0.2>");

        await page.GotoAsync("/dead-letters/letters?feed=south");
        await page.GetByText("Save this filter").ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("The south");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GotoAsync("/dead-letters");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("1 comment");
        await page.GetByRole(AriaRole.Link, new() { Name = "The south" }).ClickAsync();
        (await page.Locator(".messagelist .what a").AllInnerTextsAsync()).ShouldBe(["Harbour story 2"]);
    }
}
