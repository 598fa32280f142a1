using System.Text.RegularExpressions;
using BriefingBus.EndToEnd.Tests.Briefings;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>What README.md and the documentation tell people to type works.</summary>
public sealed partial class ReadmeTests(ComposedSample composed) : IDisposable
{
    /// <summary>What else the commands of a block may need, and no test has.</summary>
    private static readonly string[] Needs = ["internet", "broker", "root"];

    /// <summary>How figures were measured, on material that is not in the checkout.</summary>
    private const string Measurements = "quality.md";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-docs-");

    public void Dispose() => folder.Delete(recursive: true);

    private static IEnumerable<string> Pages() =>
        Directory.GetFiles(Repository.PathOf("docs"), "*.md")
            .Where(page => Path.GetFileName(page) != Measurements)
            .Append(Repository.PathOf("README.md"))
            .Order(StringComparer.Ordinal);

    /// <summary>Every command line in the blocks that are marked as shell, and nothing else.</summary>
    public static TheoryData<string> Commands() =>
    [
        .. Pages().SelectMany(page => Block().Matches(File.ReadAllText(page)))
            .Where(block => block.Groups["info"].Value == "sh")
            .SelectMany(block => block.Groups["text"].Value.Split('\n').Select(line => line.Split(" # ")[0].Trim()))
            .Where(line => line.Length > 0)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_documentation_works(string command)
    {
        // The tests run what has been built.
        if (command == "dotnet build src/Cli -c Release")
            return;
        var isInCheckout = command.StartsWith("dotnet run ", StringComparison.Ordinal);
        command.ShouldMatch("^(briefingbus|dotnet run -c Release --no-build --project src/Cli --) ");
        if (!isInCheckout && command != "briefingbus init")
            await PrepareAsync();
        var arguments = Word()
            .Matches(command[(isInCheckout ? command.IndexOf(" -- ", StringComparison.Ordinal) + 4 : "briefingbus ".Length)..])
            .Select(word => word.Value.Trim('"'));

        var run = await CommandLine.RunAsync(arguments, isInCheckout ? Repository.Root : folder.FullName);

        run.ExitCode.ShouldBe(0, run.Errors);
        (run.Output + run.Errors).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_block_with_commands_is_run_by_the_test_above_or_names_a_further_requirement()
    {
        foreach (var page in Pages())
        {
            foreach (Match block in Block().Matches(File.ReadAllText(page)))
            {
                var info = block.Groups["info"].Value.Split(' ', 2);
                if (info is ["sh", var needs])
                    Needs.ShouldContain(needs, page);
                else if (info[0] != "sh" && info[0].Length == 0)
                    Typed().IsMatch(block.Groups["text"].Value)
                        .ShouldBeFalse($"{page}: mark this block as sh, or as sh internet:\n{block.Value}");
            }
        }
    }

    [Fact]
    public void The_links_of_the_readme_and_the_documentation_lead_somewhere()
    {
        foreach (var page in Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md")))
        {
            foreach (var target in Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value.Split('#')[0])
                .Where(t => t.Length > 0))
                Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)).ShouldBeTrue($"{page} links to {target}");
        }
    }

    /// <summary>The sample beside its feeds, and the databases of a briefing that was composed from them.</summary>
    private async Task PrepareAsync()
    {
        var sample = Repository.PathOf("samples/morning");
        foreach (var file in Directory.GetFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await composed.CopyDataAsync(Path.Combine(folder.FullName, "data"));
    }

    [GeneratedRegex("^ *```(?<info>[^\n`]*)\n(?<text>.*?)^ *```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *(?:\$ )?(?:briefingbus|dotnet|docker|systemctl|\./test) ", RegexOptions.Multiline)]
    private static partial Regex Typed();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?!https?:|mailto:)([^)\s]+)\)")]
    private static partial Regex Link();
}
