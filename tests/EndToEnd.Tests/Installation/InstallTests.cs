using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary>What docs/install.md says gives a command that works.</summary>
public sealed class InstallTests : IDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-install-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_packed_project_installs_as_a_tool()
    {
        var (packages, tools) = (Path.Combine(folder.FullName, "packages"), Path.Combine(folder.FullName, "tools"));
        await DotnetAsync("pack", "src/Cli", "-c", Configuration, "--no-build", "-o", packages);

        await DotnetAsync("tool", "install", "briefingbus", "--tool-path", tools, "--source", packages);

        await ShouldWorkAsync(Path.Combine(tools, "briefingbus"));
    }

    /// <summary>Compiles everything ahead of time, which takes minutes: where <c>INSTALL_TESTS</c> is set, as for a release.</summary>
    [Fact]
    public async Task The_project_is_published_as_one_file_that_needs_no_runtime()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("INSTALL_TESTS") is { Length: > 0 },
            "Publishing one file takes minutes: INSTALL_TESTS=1 runs it (with TEST_LIMIT=0 on a slow machine), as the release does");
        // In a copy: a restore for another runtime would leave the checkout's own build to be made again.
        var copy = Path.Combine(folder.FullName, "source");
        foreach (var file in (await RunningProgram.ToItsEndAsync("git", ["ls-files"], Repository.Root))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal) || !f.Contains('/', StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Repository.PathOf(file), Path.Combine(copy, file));
        }
        var output = Path.Combine(folder.FullName, "out");

        await RunningProgram.ToItsEndAsync(
            "dotnet", ["publish", "src/Cli", "-c", "Release", "-r", "linux-x64", "-p:PublishProfile=SingleFile", "-o", output], copy,
            limit: TimeSpan.FromMinutes(30));

        Directory.GetFiles(output).Select(Path.GetFileName).ShouldBe(["briefingbus"]);
        await ShouldWorkAsync(Path.Combine(output, "briefingbus"));
    }

    private static async Task ShouldWorkAsync(string program)
    {
        var sample = Repository.PathOf("samples/morning/briefing.yaml");
        (await RunningProgram.ToItsEndAsync(program, ["check", sample], Path.GetTempPath()))
            .ShouldContain("is right: 1 edition, 14 sections");
        var output = Directory.CreateTempSubdirectory("briefingbus-installed-");
        var briefing = await RunningProgram.ToItsEndAsync(program, ["now", "--config", sample, "--quiet", "--out", output.FullName],
            output.FullName);
        briefing.ShouldContain("Montréal transit fares frozen for 2026");
        output.Delete(recursive: true);
    }

    private static Task<string> DotnetAsync(params string[] arguments) =>
        RunningProgram.ToItsEndAsync("dotnet", arguments, Repository.Root);
}
