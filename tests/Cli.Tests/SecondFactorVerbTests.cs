using System.Diagnostics;
using BriefingBus.Cli.Backups;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using OtpNet;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

/// <summary><c>briefingbus web second-factor</c>, beside the page.</summary>
public sealed class SecondFactorVerbTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-factor-");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "briefing.yaml"), """
            editions:
              - { name: morning, title: Morning, at: "06:00", sections: [{ title: News, feeds: [{ url: "https://example.org/feed" }] }] }
            """);
        var database = ServiceDatabases.All.Single(d => d.Service == "web");
        var options = new DatabaseOptions { Folder = Path.Combine(folder.FullName, "data") };
        await (await database.CreateAsync(options, TestContext.Current.CancellationToken)).DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_second_factor_is_turned_on_with_a_code_of_the_printed_key_and_off_again()
    {
        (await VerbAsync("on")).Errors.ShouldStartWith("There is no secret that the page's process shares: set web.keySecret");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "data", "web-keys.secret"), new byte[32]);
        (await VerbAsync("off")).Errors.Trim().ShouldBe("The second factor was off already.");

        using var process = CommandLine.Start(["web", "second-factor", "on", "--data", "data"], folder.FullName, input: true);
        await process.StandardInput.WriteLineAsync(CodeOf(await KeyAsync(process)));
        var codes = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        var lines = codes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(8);
        lines.ShouldAllBe(line => line.Length == 29);
        (await VerbAsync("off")).Errors.Trim().ShouldBe("The second factor is off, and every session has ended.");
    }

    [Fact]
    public async Task A_wrong_code_changes_nothing()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "data", "web-keys.secret"), new byte[32]);
        using var process = CommandLine.Start(["web", "second-factor", "on", "--data", "data"], folder.FullName, input: true);
        await KeyAsync(process);
        await process.StandardInput.WriteLineAsync("000000");
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldNotBe(0);
        errors.ShouldContain("That is not the authenticator's code: compare the clocks. Nothing was changed.");
        (await VerbAsync("off")).Errors.Trim().ShouldBe("The second factor was off already.");
    }

    private static string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp();

    private static async Task<string> KeyAsync(Process process)
    {
        const string Before = "Key: ";
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith(Before, StringComparison.Ordinal))
                return line[Before.Length..].Replace(" ", "", StringComparison.Ordinal);
        throw new InvalidOperationException("It printed no key.");
    }

    private Task<CommandResult> VerbAsync(string verb) =>
        CommandLine.RunAsync(["web", "second-factor", verb, "--data", "data"], folder.FullName);
}
