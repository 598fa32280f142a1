using System.Diagnostics;
using System.Text.RegularExpressions;
using BriefingBus.Testing;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>A RabbitMQ or a PostgreSQL of a test's own, which it may kill and start again (<c>tests/services</c>).</summary>
internal sealed partial class OwnServer : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "briefingbus-own-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly string server;

    private OwnServer(string server) => this.server = server;

    /// <summary>What <c>tests/services</c> says of it: an address or a connection string.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts it; skips the test where there is no such server's program.</summary>
    /// <param name="server"><c>rabbitmq</c> or <c>postgres</c>.</param>
    public static async Task<OwnServer> StartAsync(string server)
    {
        var variable = "TEST_" + server.ToUpperInvariant();
        if (TestService.WhyAbsent(variable) is { } why)
            throw TestService.Absent(why);
        var own = new OwnServer(server);
        own.Address = Export().Matches(await own.RunAsync("start")).Single(m => m.Groups[1].Value == variable).Groups[2].Value;
        return own;
    }

    /// <summary>Kills it hard.</summary>
    public Task KillAsync() => RunAsync("kill", server);

    /// <summary>Starts it again on its data.</summary>
    public Task UpAsync() => RunAsync("up", server);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await RunAsync("stop");

    private async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.PathOf("tests/services"), arguments) { RedirectStandardOutput = true };
        (start.Environment["TEST_SERVICES"], start.Environment["TEST_ONLY"]) = (folder, server);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"tests/services {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    [GeneratedRegex("(\\w+)='([^']*)'")]
    private static partial Regex Export();
}
