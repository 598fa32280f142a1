using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.DeadLetters;

/// <summary><c>briefingbus dead-letters</c> as a person on call uses it, against a real broker and a real Cleaner.</summary>
public sealed class DeadLettersVerbTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-dead-letters-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_failed_message_is_found_explained_edited_and_replayed_from_the_shell()
    {
        var environment = await EnvironmentAsync();
        (await CommandLine.RunAsync(["topology", "deploy", "--config", environment["BRIEFING_CONFIG"]],
            environment: environment)).ExitCode.ShouldBe(0);
        using var cleaner = new ServiceProcess("Cleaner", environment, folder.FullName);
        cleaner.Start();
        foreach (var (number, feed) in new[] { (1, "a"), (2, "a"), (3, "b") })
            await rabbit.PutAsync("clean-item", Envelope(Poison(number, feed)));
        // One without a header of MassTransit, which would do no harm.
        await rabbit.PutAsync("clean-item_error", Envelope(Item(4, "b", new() { Plain = "<p>A harmless text.</p>" })));
        await Eventually.TrueAsync(async () => (await JsonAsync("list")).Count == 4, "all are dead letters", TimeSpan.FromMinutes(1));

        // Found, and understood.
        var queues = await RunAsync(0, "queues");
        queues.ShouldContain("clean-item_error");
        var group = (await JsonAsync("groups"))[0];
        (group.GetProperty("count").GetInt32(), group.GetProperty("name")
            .GetString()!.StartsWith("System.IO.InvalidDataException in ", StringComparison.Ordinal)).ShouldBe((3, true));
        (await JsonAsync("groups", "--group-by", "feed")).Select(g => g.GetProperty("count").GetInt32()).ShouldBe([2, 2]);
        (await JsonAsync("list", "--feed", "feeds.example/b", "--exception", "InvalidData")).ShouldHaveSingleItem().GetProperty("title")
            .GetString().ShouldBe("Story 3");
        (await JsonAsync("list", "--since", "1h", "--message", "cleanitem", "--queue", "clean-item", "--text", "story 2"))
            .ShouldHaveSingleItem().GetProperty("link").GetString().ShouldBe("https://site.example/2");
        (await JsonAsync("list", "--until", "2020-01-01")).ShouldBeEmpty();
        var first = await IdOfAsync("Story 1");
        var shown = await RunAsync(0, "show", first[..6]);
        string[] parts =
        [
            "'Story 1' of Feed a", "System.IO.InvalidDataException", "Stack trace", "MT-Fault-Timestamp",
            "\"feedUrl\": \"https://feeds.example/a\"",
        ];
        foreach (var part in parts)
            shown.ShouldContain(part);

        // Sent again.
        (await RunAsync(0, "replay", "--all", "--dry-run")).ShouldBe("4 would be sent back; nothing was.\n");
        (await RunAsync(0, "replay", await IdOfAsync("Story 4"))).ShouldStartWith("1 of 1 sent back: 1 succeeded");
        (await RunAsync(1, "replay", "--group", group.GetProperty("key").GetString()!, "--rate", "50")).ShouldStartWith(
            "3 of 3 sent back: 0 succeeded, 3 failed again (3 with the same error, 0 with another), 0 pending");

        // Mended: in the person's editor.
        first = await IdOfAsync("Story 1");
        (await EditAsync(2, first, "sed -i s/feedUrl/feedurI/")).ShouldContain("feedurI");
        (await EditAsync(1, first, "true")).ShouldContain("as it was");
        (await EditAsync(2, first, "false")).ShouldContain("nothing was sent");
        const string editor = """sed -i 's/"plain": null/"plain": "<p>A mended text.<\/p>"/;s/"gzip": ".*"/"gzip": null/'""";
        var edited = await EditAsync(0, first, editor);
        edited.ShouldContain("It succeeded.");

        // Set aside, discarded, taken back.
        (await RunAsync(0, "park", "--feed", "feeds.example/a", "--reason", "the publisher knows")).ShouldBe("1 set aside.\n");
        (await JsonAsync("list")).ShouldHaveSingleItem().GetProperty("title").GetString().ShouldBe("Story 3");
        (await JsonAsync("list", "--parked")).ShouldHaveSingleItem().GetProperty("parkedReason").GetString()
            .ShouldBe("the publisher knows");
        var copy = Path.Combine(folder.FullName, "copy.jsonl");
        await RunAsync(2, "discard", "--all");
        (await RunAsync(0, "discard", "--all", "--to", copy)).ShouldStartWith("1 discarded");
        await RunAsync(3, "discard", "--all", "--to", copy);
        await File.AppendAllTextAsync(copy, "no failed message\n");
        (await RunAsync(1, "import", copy)).ShouldContain("line 2");
        (await RunAsync(0, "discard", "--item", "Story 3", "--no-copy")).ShouldBe("1 discarded, without a copy.\n");

        // Who did it.
        var audit = await JsonAsync("audit");
        audit.Select(e => e.GetProperty("action").GetString()).Distinct().ShouldBe(
            ["runBegan", "replayed", "replaySucceeded", "runEnded", "replayFailed", "edited", "parked", "discarded", "imported"],
                ignoreOrder: true);
        audit.Where(e => e.TryGetProperty("run", out _)).ShouldAllBe(e => e.GetProperty("by").GetString() == "ann");
        var ofFirst = audit.First(e => e.GetProperty("action").GetString() == "replayed").GetProperty("run").GetString()!;
        (await JsonAsync("audit", "--run", ofFirst)).Select(e => e.GetProperty("action").GetString())
            .ShouldBe(["runBegan", "replayed", "replaySucceeded", "runEnded"]);

        Task<string> RunAsync(int exitCode, params string[] arguments) => RunInAsync(exitCode, null, arguments);

        Task<string> EditAsync(int exitCode, string id, string editor) => RunInAsync(exitCode, editor, ["edit", id]);

        async Task<List<JsonElement>> JsonAsync(params string[] arguments) =>
            [.. (await RunInAsync(0, null, [.. arguments, "--json"])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement)];

        async Task<string> IdOfAsync(string title) => (await JsonAsync("list", "--item", title)).ShouldHaveSingleItem().GetProperty("id")
            .GetString()!;

        async Task<string> RunInAsync(int exitCode, string? editor, string[] arguments)
        {
            var own = new Dictionary<string, string>(environment) { ["EDITOR"] = editor ?? "false", ["VISUAL"] = "" };
            var run = await CommandLine.RunAsync(["dead-letters", .. arguments, "--by", "ann"], environment: own);
            run.ExitCode.ShouldBe(exitCode, $"{string.Join(' ', arguments)}: {run.Output}{run.Errors}");
            return exitCode == 0 ? run.Output : run.Output + run.Errors;
        }
    }

    [Fact]
    public async Task Mistakes_are_reported_and_have_their_own_exit_code()
    {
        var environment = await EnvironmentAsync();

        (await EndAsync("replay")).ShouldBe(2);
        (await EndAsync("replay", "--all", "--rate", "0")).ShouldBe(2);
        (await EndAsync("list", "--since", "yesterday")).ShouldBe(2);
        (await EndAsync("show", "0123")).ShouldBe(3);
        (await EndAsync("replay", "--item", "of no such name")).ShouldBe(3);
        (await EndAsync("import", "nowhere.jsonl")).ShouldBe(2);
        var nowhere = await CommandLine.RunAsync(["dead-letters", "--data", Path.Combine(folder.FullName, "nowhere")]);
        (nowhere.ExitCode, nowhere.Errors).ShouldBe((2, nowhere.Errors));
        nowhere.Errors.ShouldContain("is no data folder");
        var elsewhere = new Dictionary<string, string> { ["BUS__HOST"] = "127.0.0.1:9", ["DATABASE__FOLDER"] = folder.FullName };
        var away = await CommandLine.RunAsync(["dead-letters"], environment: elsewhere);
        away.ExitCode.ShouldBe(2);
        away.Errors.ShouldContain("RabbitMQ at 127.0.0.1:9 cannot be reached");
        var withoutDatabase = new Dictionary<string, string> { ["BUS__HOST"] = rabbit.Options.Host! };
        var unnamed = await CommandLine.RunAsync(["dead-letters"], environment: withoutDatabase);
        unnamed.Errors.ShouldContain("set DATABASE__PROVIDER");
        (await EndAsync("list", "--from-queues")).ShouldBe(0);
        (await EndAsync("groups", "--from-queues")).ShouldBe(2);

        async Task<int> EndAsync(params string[] arguments) =>
            (await CommandLine.RunAsync(["dead-letters", .. arguments], environment: environment)).ExitCode;
    }

    internal static CleanItem Poison(int number, string feed) => Item(number, feed, new() { Gzip = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });

    internal static string Envelope(CleanItem item) =>
        JsonSerializer.Serialize(new { messageType = new[] { "urn:message:BriefingBus.Contracts:CleanItem" }, message = item },
            JsonSerializerOptions.Web);

    private static CleanItem Item(int number, string feed, MessageText text) => new()
    {
        FetchId = new Guid(number, 0, 0, new byte[8]),
        FeedUrl = "https://feeds.example/" + feed,
        FeedName = "Feed " + feed,
        FetchedAt = DateTimeOffset.UtcNow,
        Entry = new()
        {
            ItemId = new Guid(number, 1, 0, new byte[8]),
            EntryId = $"entry{number}",
            ContentHash = "0",
            Title = $"Story {number}",
            Link = $"https://site.example/{number}",
            FirstSeen = DateTimeOffset.UtcNow,
            Content = text,
        },
    };

    private async Task<Dictionary<string, string>> EnvironmentAsync()
    {
        var file = Path.Combine(folder.FullName, "briefing.yaml");
        await File.WriteAllTextAsync(file, """
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                timeZone: UTC
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/a" }] }]
            """);
        return new()
        {
            ["BRIEFING_CONFIG"] = file,
            ["DATABASE__FOLDER"] = folder.FullName,
            ["BUS__HOST"] = rabbit.Options.Host!,
            ["BUS__VIRTUALHOST"] = rabbit.Options.VirtualHost,
            ["BUS__USER"] = rabbit.Options.User,
            ["BUS__PASSWORD"] = rabbit.Options.Password!,
        };
    }
}
