using BriefingBus.Testing;
using Shouldly;

namespace BriefingBus.Architecture.Tests;

/// <summary>What breaks a rule today, a line each in <c>exceptions/RULE.txt</c>. The lists only get shorter: <c>UPDATE_EXCEPTIONS=true</c>
/// writes them anew, and a line that is new in them is for a reviewer to refuse.</summary>
internal static class Exceptions
{
    /// <summary>Passes where every breach is in the rule's list.</summary>
    public static void ShouldCover(string rule, IEnumerable<string> breaches)
    {
        var found = breaches.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_EXCEPTIONS") == "true")
            File.WriteAllLines(FileOf(rule), found);
        found.Except(Of(rule), StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>The lines of a rule's list.</summary>
    public static IReadOnlyList<string> Of(string rule) => File.Exists(FileOf(rule)) ? File.ReadAllLines(FileOf(rule)) : [];

    private static string FileOf(string rule) => Repository.PathOf($"tests/Architecture.Tests/exceptions/{rule}.txt");
}
