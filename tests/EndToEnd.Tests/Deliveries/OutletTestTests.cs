using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary><c>briefingbus deliver test</c>: one message that says that it is a test.</summary>
public sealed class OutletTestTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-outlet-");

    [Fact]
    public async Task The_outlet_that_is_named_gets_a_message_that_says_what_it_is_and_no_other_does()
    {
        await using var hooks = await FeedServer.StartAsync();
        hooks.Serve("/board", Reply.InTurn(Reply.Status(204), Reply.Status(500)));
        await ConfigureAsync();

        var toFiles = await TestAsync(hooks, "files/shelf");
        toFiles.ExitCode.ShouldBe(0, toFiles.Errors);
        hooks.Requests.ShouldBeEmpty();
        var written = Directory.GetFiles(Path.Combine(folder.FullName, "shelf"), "*.md").First();
        (await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken)).ShouldContain("This is a test message.");

        (await TestAsync(hooks, "board")).Output.Trim().ShouldBe("webhook/board accepted the test message. Check that it arrived.");
        hooks.Requests.Count.ShouldBe(1);
        var refused = await TestAsync(hooks, "webhook/board");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldStartWith("webhook/board did not accept the test message: ");
        Directory.GetFiles(folder.FullName, "*.db", SearchOption.AllDirectories).ShouldBeEmpty("No ledger is touched.");
    }

    [Fact]
    public async Task An_outlet_that_is_not_there_is_answered_with_those_that_are()
    {
        await using var hooks = await FeedServer.StartAsync();
        await ConfigureAsync();

        var unknown = await TestAsync(hooks, "slack/newsroom");

        unknown.ExitCode.ShouldBe(2);
        unknown.Errors.ShouldContain("There is no outlet 'slack/newsroom' under deliver in ");
        unknown.Errors.ShouldContain("It has: webhook/board, files/shelf.");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<CommandResult> TestAsync(FeedServer hooks, string outlet) => CommandLine.RunAsync(
        ["deliver", "test", outlet, "--config", "briefing.yaml"], folder.FullName,
        new Dictionary<string, string> { ["BOARD"] = hooks.Url("/board") });

    private Task ConfigureAsync() => File.WriteAllTextAsync(Path.Combine(folder.FullName, "briefing.yaml"), """
        editions:
          - { name: morning, title: Morning, at: "06:00", sections: [{ title: News, feeds: [{ url: "https://feeds.example/a.xml" }] }] }
        deliver:
          webhook: { board: { url: "${BOARD}", allowPrivate: ["127.0.0.1"] } }
          files: { shelf: { folder: shelf } }
        """);
}
