using System.Text.Json;

namespace BriefingBus.Cleaner.Tests.Extraction;

/// <summary>A folder of <c>cases/</c>: a page, the text it must give, and the facts that it must have.</summary>
internal sealed record PageCase(string Html, string Text, IReadOnlyDictionary<string, string?> Facts)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "cases");

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Root, "page.html", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, Path.GetDirectoryName(f)!))
            .Order(StringComparer.Ordinal);

    public static PageCase Load(string name)
    {
        var folder = Path.Combine(Root, name);
        return new PageCase(
            File.ReadAllText(Path.Combine(folder, "page.html")),
            File.ReadAllText(Path.Combine(folder, "expected.txt")).TrimEnd('\n'),
            JsonSerializer.Deserialize<Dictionary<string, string?>>(File.ReadAllText(Path.Combine(folder, "expected.json")))!);
    }
}
