using BriefingBus.Cli.Check;
using BriefingBus.Cli.Conventions;
using BriefingBus.Configuration;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Check;

/// <summary>A folder for each case: <c>briefing.yaml</c>, and <c>mistakes.txt</c> with its mistakes, unless the file is right.</summary>
public sealed class CheckCaseTests
{
    private static readonly string Cases = Repository.PathOf("tests/Cli.Tests/Check/cases");

    public static TheoryData<string> Names() =>
        [.. Directory.GetDirectories(Cases).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_mistake_has_its_place_and_says_what_to_write_and_what_is_right_has_none(string name)
    {
        var folder = Path.Combine(Cases, name);

        var mistakes = MistakesIn(Path.Combine(folder, "briefing.yaml"));

        var text = string.Join('\n', mistakes.Select(mistake => mistake with { File = "briefing.yaml" }));
        if (File.Exists(Path.Combine(folder, "mistakes.txt")))
            Approved.ShouldMatch($"cases/{name}/mistakes.txt", text);
        else
            text.ShouldBeEmpty();
    }

    private static IReadOnlyList<Mistake> MistakesIn(string path)
    {
        try
        {
            IReadOnlyList<EditionCheck> checks = [.. Keys.EditionChecks, LocalFeeds.Check(path)];
            BriefingFile.Read(path, Keys.All, checks, name => name == "TOKEN" ? "xoxb-1-abc" : null);
            return [];
        }
        catch (ConfigurationMistakesException wrong)
        {
            return wrong.Mistakes;
        }
    }
}
