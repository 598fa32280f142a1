using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary><c>docs/log-events.md</c> lists every event that the sources log, with its level and project.</summary>
public sealed partial class LogEventTests
{
    private static readonly IReadOnlyList<(string Project, string Text)> Sources =
    [
        .. from file in Directory.GetFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
           let parts = Path.GetRelativePath(Repository.PathOf("src"), file).Split(Path.DirectorySeparatorChar)
           where !parts.Contains("obj") && !parts.Contains("bin")
           select (parts[0], File.ReadAllText(file)),
    ];

    [Fact]
    public void Every_event_is_listed_and_every_one_that_is_listed_exists()
    {
        var listed = File.ReadLines(Repository.PathOf("docs/log-events.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1);
        var logged =
            from source in Sources
            from entry in Event().Matches(source.Text)
            let message = string.Concat(Literal().Matches(entry.Groups["text"].Value).Select(literal => literal.Groups[1].Value))
            let cell = Regex.Unescape(message).Replace("|", "\\|", StringComparison.Ordinal)
            let level = entry.Groups["level"] is { Success: true } fixedLevel ? fixedLevel.Value : "Varies"
            select $"| {level} | {cell} | {source.Project} |";

        logged.Except(listed).ShouldBeEmpty("docs/log-events.md lacks these lines.");
        listed.Except(logged).ShouldBeEmpty("docs/log-events.md has lines of events that are gone.");
    }

    [Fact]
    public void No_event_is_logged_in_a_way_that_the_list_does_not_see() =>
        Sources.Sum(source => Begin().Count(source.Text)).ShouldBe(Sources.Sum(source => Event().Count(source.Text)));

    [GeneratedRegex("""\[LoggerMessage\(|\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(""")]
    private static partial Regex Begin();

    [GeneratedRegex("""
        (?:\[LoggerMessage\(\s*(?:(?:Level\ =\ )?LogLevel\.(?<level>\w+),\s*)?(?:Message\ =\s*)?
          |\.Log(?<level>Trace|Debug|Information|Warning|Error|Critical)\([^";]*)
        (?<text>"(?:[^"\\]|\\.)*"(?:\s*\+\s*"(?:[^"\\]|\\.)*")*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Event();

    [GeneratedRegex("""
        "((?:[^"\\]|\\.)*)"
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();
}
