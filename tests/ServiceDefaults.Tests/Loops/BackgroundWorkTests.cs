using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Loops;

/// <summary>A task that nobody awaits can fail without a word, and what it did is then never done again.</summary>
public sealed partial class BackgroundWorkTests
{
    /// <summary>Where a task is started and awaited elsewhere, or catches everything itself.</summary>
    private static readonly IReadOnlyDictionary<string, string> Allowed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SupervisedLoop.cs"] = "is what runs everything else",
        ["EditionTriggers.cs"] = "its job only raises a signal",
        ["OperationRunner.cs"] = "a command reports its own end",
        ["GuardedConnection.cs"] = "only closes an attempt that came second",
        ["DatabaseMigrations.cs"] = "awaited at the start",
    };

    [Fact]
    public void Nothing_runs_in_the_background_but_supervised_loops()
    {
        var found = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !Allowed.ContainsKey(Path.GetFileName(file)))
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (Place: $"{Path.GetFileName(file)}:{i + 1}", line)))
            .Where(l => Unsupervised().IsMatch(l.line))
            .Select(l => $"{l.Place}: {l.line.Trim()}");

        found.ShouldBeEmpty("Use AddLoop, or await it.");
    }

    [GeneratedRegex(@"_ = [\w.]*(Async|Run)\(|async void|[:,] BackgroundService|[:,] IJob\b|Task\.Run\(|ContinueWith\(|new Thread\(")]
    private static partial Regex Unsupervised();
}
