using System.Collections.Frozen;
using System.Text;
using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>Word lists that are embedded in the assembly.</summary>
internal static class WordList
{
    /// <summary>The lines of a list, without comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(typeof(WordList), name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith('#'))
                yield return line;
        }
    }

    /// <summary>The words of a list, folded.</summary>
    public static FrozenSet<string> Words(string name) =>
        Lines(name)
            .SelectMany(line => FoldedText.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);
}
