using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>What README.md tells people to type works.</summary>
public sealed partial class ReadmeTests
{
    private const string Start = "dotnet run -c Release --project src/Cli -- ";

    /// <summary>Every command line in the README's shell blocks, but for the test command itself.</summary>
    public static TheoryData<string> Commands()
    {
        var commands = Block().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(line => line != "./test")
            .ToList();
        return new TheoryData<string>(commands);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_readme_works(string command)
    {
        command.ShouldStartWith(Start);

        var run = await CommandLine.RunAsync(command[Start.Length..].Split(' '));

        // The sample has feeds that are broken on purpose, and a poll of them says so.
        run.ExitCode.ShouldBe(command.EndsWith("--feeds", StringComparison.Ordinal) ? 1 : 0, run.Errors);
        run.Output.ShouldNotBeEmpty();
    }

    [Fact]
    public void The_links_of_the_readme_and_the_documentation_lead_somewhere()
    {
        foreach (var page in Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories).Append(Repository.PathOf("README.md")))
        {
            foreach (var target in Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value.Split('#')[0]).Where(t => t.Length > 0))
                Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)).ShouldBeTrue($"{page} links to {target}");
        }
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?!https?:|mailto:)([^)\s]+)\)")]
    private static partial Regex Link();
}
