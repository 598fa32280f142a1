using BriefingBus.Testing;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary>What holds for the text of the sources.</summary>
public sealed class SourceTests
{
    private const int MaxColumns = 140;

    private static readonly string[] Folders = ["src", "tests", "bench", "samples"];

    /// <summary><c>exceptions/long-lines.txt</c> has the files with longer lines, each with how many: a file gets no more of
    /// them.</summary>
    [Fact]
    public void A_line_has_at_most_140_columns()
    {
        var allowed = Exceptions.Of("long-lines").Select(line => line.Split(' ', 2))
            .ToDictionary(l => l[0], l => int.Parse(l[1]), StringComparer.Ordinal);
        var tooLong =
            from file in Sources()
            let count = File.ReadLines(file).Count(line => line.Length > MaxColumns)
            let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
            where count > 0
            // One that has become better may stay in the list as it was.
            select $"{path} {(count <= allowed.GetValueOrDefault(path) ? allowed[path] : count)}";

        Exceptions.ShouldCover("long-lines", tooLong);
    }

    private static IEnumerable<string> Sources() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "cases"));
}
