using System.Runtime.InteropServices;
using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary>What docs/install.md says gives a command that works.</summary>
public sealed class InstallTests : IDisposable
{
    /// <summary>What the web page embeds from outside <c>src</c>.</summary>
    private const string Schema = "docs/briefing.schema.json";

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
    [Theory]
    [InlineData("linux-x64", Architecture.X64)]
    [InlineData("linux-arm64", Architecture.Arm64)]
    public async Task The_project_is_published_as_one_file_that_needs_no_runtime(string runtime, Architecture architecture)
    {
        SkipUnlessChosen("Publishing one file takes minutes");
        // In a copy: a restore for another runtime would leave the checkout's own build to be made again.
        var copy = Path.Combine(folder.FullName, "source");
        foreach (var file in (await RunningProgram.ToItsEndAsync("git", ["ls-files"], Repository.Root))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal) || !f.Contains('/', StringComparison.Ordinal) || f == Schema))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Repository.PathOf(file), Path.Combine(copy, file));
        }
        var output = Path.Combine(folder.FullName, "out");

        await RunningProgram.ToItsEndAsync(
            "dotnet", ["publish", "src/Cli", "-c", "Release", "-r", runtime, "-p:PublishProfile=SingleFile", "-o", output], copy,
            limit: TimeSpan.FromMinutes(30));

        Directory.GetFiles(output).Select(Path.GetFileName).ShouldBe(["briefingbus"]);
        var program = Path.Combine(output, "briefingbus");
        ArchitectureOf(program).ShouldBe(architecture);
        if (architecture == RuntimeInformation.OSArchitecture)
            await ShouldWorkAsync(program);
    }

    /// <summary>The tool comes from nuget.org, so it runs where what a release does is tested.</summary>
    [Fact]
    public async Task The_bill_of_materials_of_a_release_names_every_package_of_the_program()
    {
        SkipUnlessChosen("The tool that makes the bill of materials comes from the internet");
        await DotnetAsync("tool", "restore");

        await DotnetAsync(
            "tool", "run", "dotnet-CycloneDX", "src/Cli/Cli.csproj", "--output", folder.FullName, "--filename", "bom.json",
            "--output-format", "Json", "--recursive", "--disable-package-restore");

        using var bom = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "bom.json")));
        var listed = bom.RootElement.GetProperty("components").EnumerateArray()
            .Select(c => $"{c.GetProperty("name").GetString()}/{c.GetProperty("version").GetString()}");
        using var program = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.Program("briefingbus.deps.json")));
        var packages = program.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package").Select(library => library.Name).ToList();
        packages.ShouldNotBeEmpty();
        packages.Except(listed).ShouldBeEmpty();
    }

    private static void SkipUnlessChosen(string why) => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("INSTALL_TESTS") is { Length: > 0 },
        why + ": INSTALL_TESTS=1 runs it (with TEST_LIMIT=0 on a slow machine), as the release does");

    /// <summary>What a program is made for, by its header (ELF: e_machine, two bytes at 18).</summary>
    private static Architecture ArchitectureOf(string program)
    {
        using var file = new BinaryReader(File.OpenRead(program));
        file.BaseStream.Position = 18;
        return file.ReadUInt16() switch
        {
            62 => Architecture.X64,
            183 => Architecture.Arm64,
            var machine => throw new InvalidOperationException($"{program} is made for machine {machine}"),
        };
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
