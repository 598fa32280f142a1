using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary>The units of deploy/systemd, as systemd-analyze(1) of Debian sees them.</summary>
public sealed partial class SystemdTests : IDisposable
{
    private const string Analyze = "/usr/bin/systemd-analyze";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-systemd-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("briefingbus.service")]
    [InlineData("briefingbus@.service")]
    public async Task A_unit_is_right_and_hardly_exposed(string unit)
    {
        Assert.SkipUnless(File.Exists(Analyze), "systemd-analyze(1) is not installed");
        // The program need not be installed to check what surrounds it.
        var text = await File.ReadAllTextAsync(Repository.PathOf($"deploy/systemd/{unit}"), TestContext.Current.CancellationToken);
        var path = Path.Combine(folder.FullName, unit);
        await File.WriteAllTextAsync(path, Program().Replace(text, "ExecStart=/bin/true"), TestContext.Current.CancellationToken);

        var verified = await RunAsync("verify", path);
        var security = await RunAsync("security", "--offline=true", path);

        verified.ShouldBe("");
        var level = Exposure().Match(security);
        level.Success.ShouldBeTrue(security);
        double.Parse(level.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(2.0);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Analyze, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        return await process.StandardOutput.ReadToEndAsync() + await errors;
    }

    [GeneratedRegex("ExecStart=[^ \n]+")]
    private static partial Regex Program();

    [GeneratedRegex("Overall exposure level for .*: ([0-9.]+)")]
    private static partial Regex Exposure();
}
