using System.Net;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.DeadLetters.TestFailures;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>What an operator does with failed messages of a real broker, whose service answers.</summary>
public sealed class DeadLetterCommandTests(Chromium chromium, RabbitMqServer broker) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task A_real_failure_is_found_mended_and_replayed_without_scripts_and_the_audit_says_who_did_it()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        given.Fault = _ => throw new InvalidDataException("The disk of rules is missing.");
        var bus = given.Web.Get<IBus>();
        foreach (var item in Enumerable.Range(0, 3))
            await bus.Publish(new CleanItem
            {
                FetchId = default,
                FeedUrl = North,
                FeedName = "North Post",
                FetchedAt = Failed,
                Entry = new() { ItemId = default, EntryId = $"{item}", ContentHash = "0", FirstSeen = Failed, Title = $"Story {item}" },
            });
        await Eventually.TrueAsync(async () => await given.CountAsync() == 3, "the three fail");
        given.Fault = null;
        var page = await chromium.OpenAsync(given.Web.Address, scripts: false);
        await DeadLetterWeb.SignInAsync(page);

        (await page.Locator(".messagegroups .reason").AllInnerTextsAsync()).ShouldBe(["The disk of rules is missing."]);
        await page.Locator(".messagegroups").GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        (await page.Locator("main li").AllInnerTextsAsync()).ShouldBe(["3 to clean-item"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 3 messages" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page))
            .ShouldBe("Done: 3 succeeded, 0 failed again (0 with the same error, 0 with another), 0 pending.");

        given.Finished.Count.ShouldBe(3);
        (await given.CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Audit" }).ClickAsync();
        var audit = await page.Locator("tbody tr").AllInnerTextsAsync();
        audit.Count(r => r.Contains("sent back\toperator\tStory", StringComparison.Ordinal)).ShouldBe(3);
        audit.Count(r => r.Contains("succeeded\tclean-item", StringComparison.Ordinal)).ShouldBe(3);
        await page.GotoAsync("/dead-letters");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("No failed message waits");
    }

    [Fact]
    public async Task A_selection_is_replayed_and_what_fails_again_is_distinguished_from_what_succeeds()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Enumerable.Range(0, 4).Select(n => Thrown(n)));
        given.Fault = item =>
        {
            if (item.Entry.EntryId == "entry1")
                throw new FormatException("Another error.");
        };
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.GotoAsync("/dead-letters/letters");
        foreach (var story in new[] { "Harbour story 1", "Harbour story 2" })
            await page.GetByLabel($"Select {story}").CheckAsync();
        await page.Locator(".forselected").GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 2 messages" }).ClickAsync();

        (await DeadLetterWeb.EndAsync(page))
            .ShouldBe("Ended: 1 succeeded, 1 failed again (0 with the same error, 1 with another), 0 pending.");
        (await page.Locator(".numbers div").AllInnerTextsAsync())
            .Select(n => n.Replace("\n\n", "\n", StringComparison.Ordinal).Replace('\n', ' ')).ShouldBe(
            ["Matched 2", "Sent 2", "Succeeded 1", "Failed again, same error 0", "Failed again, another error 1", "Pending 0"]);
        (await given.ListAsync()).Select(l => (l.Title, l.Replays, l.ReplayedBy)).OrderBy(l => l.Title).ShouldBe(
            [("Harbour story 0", 0, null), ("Harbour story 1", 1, "operator"), ("Harbour story 3", 0, null)]);
    }

    [Fact]
    public async Task A_long_replay_goes_on_when_its_reader_leaves_and_is_stopped_where_it_is()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Enumerable.Range(0, 200).Select(n => Thrown(n)));
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.GotoAsync("/dead-letters/replay?feed=north");
        // Slow enough that whoever signs in to stop it on a loaded machine still finds it running.
        await page.GetByLabel("Maximum messages/s").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 200 messages" }).ClickAsync();
        var run = page.Url;
        await Chromium.LeaveAsync(page);
        await Eventually.TrueAsync(() => given.Finished.Count >= 2, "it goes on without a reader");

        var other = await chromium.OpenAsync(given.Web.Address);
        await other.GotoAsync(run);
        (await other.GetByLabel("Operator’s password").CountAsync()).ShouldBe(1, "only the operator sees and stops it");
        await DeadLetterWeb.SignInAsync(other);
        await other.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link, new() { Name = "Replay" }).ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Status))
            .ToContainTextAsync(new System.Text.RegularExpressions.Regex("It is running: \\d+ of 200 sent"));
        await other.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        (await DeadLetterWeb.EndAsync(other)).ShouldStartWith("Ended: Stopped by hand after ");
        await Eventually.TrueAsync(async () => await given.CountAsync() + given.Finished.Count >= 200, "nothing is lost");
        given.Finished.Count.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task An_edit_that_breaks_its_contract_is_told_beside_the_field_and_nothing_typed_is_lost()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1));
        var id = (await given.ListAsync())[0].Id;
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.GotoAsync($"/dead-letters/letters/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit and replay" }).ClickAsync();
        var field = page.GetByLabel("Body");
        var body = await field.InputValueAsync();
        var broken = body.Replace("\"feedUrl\"", "\"feedAddress\"", StringComparison.Ordinal)
            .Replace("Harbour story 1", "Harbour story one </textarea>&amp;", StringComparison.Ordinal);
        await field.FillAsync(broken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and replay" }).ClickAsync();

        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("feedAddress");
        (await field.GetAttributeAsync("aria-invalid")).ShouldBe("true");
        (await field.InputValueAsync()).ShouldBe(broken);
        given.Finished.ShouldBeEmpty();

        await field.FillAsync(broken.Replace("feedAddress", "feedUrl", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and replay" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page)).ShouldStartWith("Done: 1 succeeded");
        given.Finished.ShouldHaveSingleItem().Entry.Title.ShouldBe("Harbour story one </textarea>&amp;");
        (await given.CountAsync()).ShouldBe(0, "it is resolved");
    }

    [Fact]
    public async Task Messages_are_set_aside_with_a_reason_and_come_back_by_a_replay()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1), Thrown(2, South));
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.GotoAsync("/dead-letters/park?feed=south");
        await page.GetByLabel("Why").FillAsync("The publisher mends it tomorrow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set aside 1 message" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page)).ShouldBe("Done: 1 set aside.");

        await page.GotoAsync("/dead-letters");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set aside 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Harbour story 2" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldMatch("by operator, \\S+ \\S+: The publisher mends it tomorrow");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 1 message" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page)).ShouldStartWith("Done: 1 succeeded");
        given.Finished.ShouldHaveSingleItem().FeedUrl.ShouldBe(South);
    }

    [Fact]
    public async Task Discarded_messages_are_in_a_file_that_can_be_downloaded_and_imported()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Enumerable.Range(0, 5).Select(n => Thrown(n)));
        var before = (await given.ListAsync()).Select(l => l.Id).Order().ToList();
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Discard", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard 5 messages" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page)).ShouldBe("Done: 5 discarded.");
        (await given.CountAsync()).ShouldBe(0);

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href*='/discarded/']").ClickAsync());
        (await File.ReadAllLinesAsync(await download.PathAsync())).Length.ShouldBe(5);
        Directory.GetFiles(given.Folder).ShouldHaveSingleItem();
        await page.GotoAsync("/dead-letters/discarded");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        (await DeadLetterWeb.EndAsync(page)).ShouldBe("Done: 5 imported, 0 were there already.");
        (await given.ListAsync()).Select(l => l.Id).Order().ShouldBe(before);
    }

    [Fact]
    public async Task Suspects_are_sent_one_at_a_time_from_the_overview()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(GivenUp(1), GivenUp(2), Thrown(3));
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("2 messages may not be at fault");
        await page.GetByRole(AriaRole.Link, new() { Name = "Replay them one at a time" }).ClickAsync();
        (await page.GetByLabel("One at a time").IsCheckedAsync()).ShouldBeTrue();
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay 2 messages" }).ClickAsync();

        (await DeadLetterWeb.EndAsync(page)).ShouldStartWith("Done: 2 succeeded");
        (await given.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Harbour story 3");
    }

    [Fact]
    public async Task A_program_with_a_token_previews_a_replay_runs_it_and_gets_the_outcome()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Enumerable.Range(0, 3).Select(n => Thrown(n)));

        var (dryStatus, dry) = await given.PostAsync("/dead-letters/replay", ("item", "story 2"), ("dryRun", "yes"));
        var (wrongStatus, wrong) = await given.PostAsync("/dead-letters/replay", ("rate", "fast"));
        var (_, noReason) = await given.PostAsync("/dead-letters/park", ("item", "story 2"));
        var (status, begun) = await given.PostAsync("/dead-letters/replay", ("item", "story 2"), ("rate", "50"));
        var ended = await given.EndAsync(begun);

        (dryStatus, dry.GetProperty("matching").GetInt32(), dry.GetProperty("to").GetProperty(Queue).GetInt32())
            .ShouldBe((HttpStatusCode.OK, 1, 1));
        (wrongStatus, wrong.GetProperty("detail").GetString())
            .ShouldBe((HttpStatusCode.BadRequest,
            "Messages/s: found 'fast', expected a number from 0.01 to 10000, or nothing. Nothing was changed."));
        noReason.GetProperty("detail").GetString().ShouldStartWith("Give a reason");
        status.ShouldBe(HttpStatusCode.Accepted);
        (ended.GetProperty("isGood").GetBoolean(), ended.GetProperty("replay").GetProperty("succeeded").GetInt32(), ended.GetProperty("by")
            .GetString()).ShouldBe((true, 1, "token tests"));
        var audit = await given.Web.Get<DeadLetterService>().Audit.ListAsync(null, null, null, 0, 100, default);
        audit.Count(e => e.Entry is { Action: AuditAction.Replayed, By: "token tests" }).ShouldBe(1);
    }

    [Fact]
    public async Task A_command_with_a_field_that_it_does_not_have_is_refused_and_the_field_is_named()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1));
        (string Path, string Field, string Named)[] cases =
        [
            ("discard", "feeds", "feeds"), ("discard", "Group", "Group"), ("discard", "dryRun", "dryRun"), ("replay", "dryrun", "dryrun"),
            ("replay", "ids", "ids"), ("discard?feed=south", "item", "feed"),
        ];
        foreach (var (path, field, named) in cases)
        {
            var (status, answer) = await given.PostAsync("/dead-letters/" + path, (field, "yes"));

            status.ShouldBe(HttpStatusCode.BadRequest, field);
            answer.GetProperty("detail").GetString()!.ShouldStartWith($"Found '{named}'");
        }
        (await given.Web.Get<DeadLetterService>().Operations.CountAsync(default, default)).ShouldBe(0);
        (await given.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_but_the_operator_changes_anything()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1));
        using var stranger = new HttpClient { BaseAddress = given.Web.Address };
        string[] paths = ["replay", "park", "discard", "letters/0123456789abcdef/edit", "discarded/x.jsonl/import", "runs/x/stop"];
        foreach (var path in paths)
        {
            using var answer = await stranger.PostAsync("/dead-letters/" + path, new FormUrlEncodedContent([new("reason", "x")]));

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
        (await given.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_from_another_page_changes_nothing()
    {
        await using var given = await DeadLetterWeb.StartAsync(broker);
        await given.PlantAsync(Thrown(1));
        var page = await chromium.OpenAsync(given.Web.Address);
        await DeadLetterWeb.SignInAsync(page);

        var answer = await page.APIRequest.PostAsync(new Uri(given.Web.Address, "/dead-letters/discard").AbsoluteUri,
            new() { Headers = [new("Content-Type", "application/x-www-form-urlencoded")], DataString = "x=y" });

        answer.Status.ShouldBe(400);
        (await given.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task While_the_broker_is_down_every_page_of_the_area_can_be_read_and_nothing_is_replayed()
    {
        await using var web = await WebPage.StartAsync(
            options: new WebOptions
            {
                PasswordHash = WebPage.PasswordHash,
                Tokens = [new() { Name = "tests", Token = new("${TOKEN}", "a-token-for-tests-0123456789") }],
            },
            bus: new() { Host = "127.0.0.1:9" });
        await web.SignInAsync();
        foreach (var path in new[] { "/dead-letters", "/dead-letters/letters?feed=north", "/dead-letters/replay", "/dead-letters/audit" })
        {
            using var answer = await web.Client.GetAsync(path);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
        using var change = new HttpRequestMessage(HttpMethod.Post, "/dead-letters/replay") { Content = new FormUrlEncodedContent([]) };
        change.Headers.Authorization = new("Bearer", "a-token-for-tests-0123456789");
        (await web.Client.SendAsync(change)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
