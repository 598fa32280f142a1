using System.Net;
using BriefingBus.ServiceDefaults.Http;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.Security.Tests;

/// <summary>What a process leaves on disk and on the terminal, and whom it talks to.</summary>
public sealed class ProcessTests
{
    private const string Hostile = """
        <rss version="2.0"><channel><title>t</title><item><guid>1</guid>
        <title>Harbour bridge &#x202E;gnp.exe&#x202C; opens &#xE0041;&#xE0042;</title>
        <description>The council approved the bridge &#x9B;31m on Friday
        &#x2066;evening&#x2069; after a long debate.</description></item></channel></rss>
        """;

    private const UnixFileMode OfOthers = (UnixFileMode)0b000_111_111;

    [Fact]
    public async Task Everything_that_a_process_creates_is_for_its_own_user_and_nothing_that_it_prints_is_hidden()
    {
        var folder = await FolderAsync();
        try
        {
            var run = await CommandLine.RunAsync(["now", "--config", "briefing.yaml", "--out", "out", "--data", "data"], folder);
            run.ExitCode.ShouldBe(0);

            (run.Output + run.Errors).Where(IsHidden).ShouldBeEmpty();
            string[] given = ["feed.xml", "briefing.yaml"];
            var made = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
                .Where(p => !given.Contains(Path.GetFileName(p))).ToList();
            made.Count.ShouldBeGreaterThan(5);
            made.Where(p => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(p) & OfOthers) != UnixFileMode.None).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("check", "briefing.yaml", "--feeds")]
    [InlineData("parse", "feed.xml")]
    [InlineData("clean", "feed.xml", "--explain")]
    public async Task No_command_passes_a_control_or_a_turn_of_direction_on_to_the_terminal(params string[] arguments)
    {
        var folder = await FolderAsync();
        try
        {
            var run = await CommandLine.RunAsync(arguments, folder);

            (run.Output + run.Errors).Where(IsHidden).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_password_of_the_broker_and_the_health_go_through_no_proxy()
    {
        await using var proxy = await FeedServer.StartAsync();
        await using var broker = await FeedServer.StartAsync();
        broker.Serve("/api/queues", Reply.Feed("[]", "application/json"));
        var system = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{proxy.Port}") { BypassProxyOnLocal = false };
        try
        {
            using var client = InternalHttp.Create(TimeSpan.FromSeconds(10));
            (await client.GetStringAsync(broker.Url("/api/queues"))).ShouldBe("[]");
        }
        finally
        {
            HttpClient.DefaultProxy = system;
        }
        proxy.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_on_the_command_line_is_fetched_with_the_guard_and_the_limits_of_Fetcher()
    {
        await using var named = await FeedServer.StartAsync();
        await using var secret = await FeedServer.StartAsync();
        secret.Serve("/whoami", Reply.Feed("the crown jewels", "text/plain"));
        named.Serve("/away", context =>
        {
            context.Response.Redirect($"http://127.0.0.2:{secret.Port}/whoami");
            return Task.CompletedTask;
        });
        named.Serve("/endless", async context =>
        {
            var block = new byte[1024 * 1024];
            for (var i = 0; i < 4000; i++)
                await context.Response.Body.WriteAsync(block);
        });

        var away = await CommandLine.RunAsync(["parse", named.Url("/away")]);
        var endless = await CommandLine.RunAsync(
            ["parse", named.Url("/endless")], environment: new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "8000000" });

        away.Output.ShouldContain("\"error\"");
        secret.Requests.ShouldBeEmpty();
        endless.Output.ShouldContain("\"error\"");
    }

    [Fact]
    public void Sqlite_is_at_a_version_with_the_known_fixes()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();

        // CVE-2025-6965 was fixed in 3.50.2, CVE-2025-7709 in 3.50.3 (https://www.sqlite.org/cves.html).
        Version.Parse(connection.ServerVersion).ShouldBeGreaterThanOrEqualTo(new Version(3, 50, 3));
    }

    private static async Task<string> FolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-lab-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "feed.xml"), Hostile);
        await File.WriteAllTextAsync(Path.Combine(folder, "briefing.yaml"), """
            editions:
              - name: m
                title: "T\e[2J\u202e"
                at: "06:00"
                sections:
                  - title: "S\e[31m"
                    feeds: [{ url: feed.xml }, { url: "absent\e[31m\u202e.xml" }]
            """);
        return folder;
    }

    private static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uDB40';
}
