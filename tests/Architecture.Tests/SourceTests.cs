using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary>What holds for the text of the sources.</summary>
public sealed partial class SourceTests
{
    private const int MaxColumns = 140;
    private const int MaxLines = 200;

    private static readonly string[] Folders = ["src", "tests", "bench", "samples"];

    [Fact]
    public void A_line_has_at_most_140_columns()
    {
        var tooLong =
            from file in Sources()
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MaxColumns
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}";

        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_of_the_product_has_at_most_200_lines() => Exceptions.ShouldCover("lines", Sources("src")
        .Where(file => File.ReadLines(file).Count() > MaxLines)
        .Select(file => Path.GetRelativePath(Repository.Root, file)));

    /// <summary>A member of an initializer keeps its value beside its name, and a list of type arguments stays whole.</summary>
    [Fact]
    public void A_line_breaks_between_the_parts_of_a_list_and_not_inside_one()
    {
        var cut =
            from file in Sources()
            from line in File.ReadLines(file).Index()
            where CutInside().IsMatch(line.Item)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}: {line.Item.Trim()}";

        cut.ShouldBeEmpty();
    }

    /// <summary>The command line publishes only within its process, where nothing confirms it.</summary>
    [Fact]
    public void A_service_publishes_within_the_time_limit()
    {
        var unlimited =
            from file in Sources("src")
            where !file.StartsWith(Repository.PathOf("src/Cli") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            from line in File.ReadLines(file).Index()
            where line.Item.Contains(".Publish(", StringComparison.Ordinal) && !line.Item.Contains("limited", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}: {line.Item.Trim()}";

        unlimited.ShouldBeEmpty("PublishLimit.KeepAsync bounds the wait for the broker (docs/decisions/0210).");
    }

    [GeneratedRegex(@"[{,] \w+ =$|\b(Dictionary|KeyValuePair|Func|Action)<\w+\??,$|[(,] \w+ \?$")]
    private static partial Regex CutInside();

    private static IEnumerable<string> Sources(params string[] folders) => (folders is [] ? Folders : folders)
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "cases"));
}
