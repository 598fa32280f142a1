using Xunit;

namespace BriefingBus.Cleaner.Tests;

/// <summary>A case of <c>cases-text</c>: a folder of files.</summary>
internal static class TextCase
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "cases-text");

    /// <summary>The names of the cases of a kind.</summary>
    public static TheoryData<string> Names(string kind) =>
        [.. Directory.GetDirectories(Path.Combine(Root, kind)).Select(folder => Path.GetFileName(folder)).Order()];

    /// <summary>A file of a case without its last line break.</summary>
    public static string Read(string kind, string name, string file) =>
        File.ReadAllText(Path.Combine(Root, kind, name, file)).TrimEnd('\n');

    /// <summary>As <see cref="Read"/>, or null where the case has no such file.</summary>
    public static string? Find(string kind, string name, string file) =>
        File.Exists(Path.Combine(Root, kind, name, file)) ? Read(kind, name, file) : null;
}
