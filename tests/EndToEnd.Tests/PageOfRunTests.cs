using System.Net;
using System.Net.Sockets;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>The web page inside <c>briefingbus run</c>.</summary>
public sealed class PageOfRunTests : IDisposable
{
    private const string Refused = "The web page cannot listen on";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-run-");

    [Fact]
    public async Task The_briefing_that_is_composed_is_on_the_page_and_a_page_that_is_new_gets_what_was_composed_before()
    {
        await using (var first = Run("--now", "--web", "http://127.0.0.1:0"))
        {
            var address = await first.AddressAsync();
            await ShowsTheBriefingAsync(address);
            first.Output.ShouldContain($"web page   {address.GetLeftPart(UriPartial.Authority)}\n");
            (await first.StopAsync()).ShouldBe(0);
        }

        foreach (var file in folder.GetFiles("web.db*", SearchOption.AllDirectories))
            file.Delete();

        await using var second = Run("--web", "http://127.0.0.1:0");
        var again = await second.AddressAsync();
        await ShowsTheBriefingAsync(again);
        using var client = new HttpClient();
        (await client.GetAsync(new Uri(again, "/metrics"), TestContext.Current.CancellationToken)).StatusCode
            .ShouldBe(HttpStatusCode.NotFound, "Metrics are served where that is enabled alone.");
    }

    [Fact]
    public async Task A_taken_port_is_logged_and_the_briefing_is_still_composed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var run = Run("--now", "--web", $"http://{other.LocalEndpoint}");

        await run.WroteAsync($"{Refused} http://{other.LocalEndpoint}: ");
        await run.WroteAsync("Morning News Briefing 2");
        run.Output.ShouldContain("choose another address with --web or web.listen");
        run.Output.ShouldNotContain("Now listening on");
        run.Output.ShouldContain($"web page   none: it cannot listen on http://{other.LocalEndpoint}");
    }

    [Fact]
    public async Task The_page_can_be_switched_off_and_a_second_run_on_one_data_folder_says_so_and_ends()
    {
        await using var run = Run("--now", "--web", "off");

        await run.WroteAsync("Morning News Briefing 2");
        run.Output.ShouldNotContain("Now listening on");
        folder.GetFiles("web.db", SearchOption.AllDirectories).ShouldBeEmpty();
        var second = await CommandLine.RunAsync(["run", "--config", Sample, "--data", "data", "--web", "off"], folder.FullName);
        second.ExitCode.ShouldBe(2);
        second.Errors.ShouldContain("Another 'briefingbus run' uses the data folder");
        (await run.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_before_anything_starts()
    {
        var result = await CommandLine.RunAsync(["run", "--config", Sample, "--web", "port 80"], folder.FullName);

        result.ExitCode.ShouldBe(2);
        result.Errors.Trim().ShouldBe("--web: found 'port 80', expected an address such as http://127.0.0.1:8080, or 'off'");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Sample => Repository.PathOf("samples/morning/briefing.yaml");

    private RunningProgram Run(params string[] arguments) =>
        CommandLine.Run(["run", "--config", Sample, "--data", "data", "--out", "out", .. arguments], folder.FullName);

    private static async Task ShowsTheBriefingAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        await Eventually.TrueAsync(
            async () =>
                (await client.GetStringAsync("/")).Contains("<h1 dir=\"auto\">Morning News Briefing</h1>", StringComparison.Ordinal),
            "the briefing is on the page");
        (await client.GetAsync("/search?q=briefing")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/briefings/morning/latest.md")).ShouldContain("Morning News Briefing");
        (await client.GetAsync("/pipeline")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
