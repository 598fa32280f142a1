using System.Buffers;
using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>One class or id, read in its naming scheme. Each scheme identifies the element by another part of the name: the element part in
/// BEM (getbem.com/naming: <c>block__element--modifier</c>), nothing in utility classes (Bootstrap, Tailwind: <c>text-left</c>,
/// <c>md:hidden</c>) and in states (SMACSS: <c>is-open</c>, <c>has-sidebar</c>).</summary>
/// <param name="Words"> The words that identify the element, in lower case, without hashes and numbers; none if the name does not identify
/// it. </param>
/// <param name="Block">The words of the block that the element belongs to; none if the scheme has no blocks.</param>
/// <param name="NamesBlock"> True if the element is a nameless part (<c>author__box</c>) with the words of its block. </param>
internal sealed record TemplateName(IReadOnlyList<string> Words, IReadOnlyList<string> Block, bool NamesBlock = false)
{
    private const int MaxNameLength = 80;

    /// <summary>A word with digits among its letters and at least this long is a hash of a build tool (CSS modules,
    /// styled-components).</summary>
    private const int MinHashLength = 5;

    /// <summary>Characters of utility classes of Tailwind: <c>md:w-1/2</c>, <c>w-[12px]</c>.</summary>
    private static readonly SearchValues<char> UtilityMarks = SearchValues.Create(":[]()/%@");

    private static readonly TemplateName Silent = new([], []);

    /// <summary>First words of utilities and states, for the look, behaviour or content of an element.</summary>
    private static readonly FrozenSet<string> Utilities = Set(
        "js is has no not with without u text font typo typography fs fw lh bg border align valign float justify items self flex order "
        + "offset push pull margin padding mt mb ml mr mx my pt pb pl pr px py gap space width height w h min max color colour theme "
        + "overflow position z display visible rounded shadow opacity animate transition hover focus active a11y data ng v");

    /// <summary>Words before what an element has beside its content: <c>text-with-sidebar</c>.</summary>
    private static readonly FrozenSet<string> Having = Set("with without has no");

    /// <summary>Blocks for any content: their modifier names the kind (Drupal: <c>paragraph--type--newsletter</c>).</summary>
    private static readonly FrozenSet<string> Generic = Set(
        "paragraph field block view node media region component module item box widget section container wrapper panel");

    /// <summary>Modifiers of Drupal for the storage or the label of a field.</summary>
    private static readonly FrozenSet<string> Storage = Set(
        "label type text long with summary string hidden above inline visually weight mode entity reference revisions full default");

    /// <summary>Reads a name.</summary>
    public static TemplateName Read(string name)
    {
        if (name.Length is 0 or > MaxNameLength || name[0] is '-' or '!' || name.AsSpan().ContainsAny(UtilityMarks))
            return Silent;
        var modifier = name.IndexOf("--", StringComparison.Ordinal) is > 0 and var dashes ? dashes : name.Length;
        var element = name[..modifier].LastIndexOf("__", StringComparison.Ordinal);
        var words = Split(name.AsSpan(element < 0 ? 0 : element + 2, modifier - (element < 0 ? 0 : element + 2)));
        if (element < 0 && words.Count > 1 && Utilities.Contains(words[0]))
            return Silent;
        if (modifier < name.Length && element < 0 && words.TrueForAll(Generic.Contains))
            words = [.. Split(name.AsSpan(modifier)).Where(w => !Storage.Contains(w))];
        if (element > 0 && words.TrueForAll(FrameWords.All.Contains))
            return new TemplateName([.. Split(name.AsSpan(0, element)), .. words], [], NamesBlock: true);
        return new TemplateName(words, element < 0 ? [] : Split(name.AsSpan(0, element)));
    }

    private static List<string> Split(ReadOnlySpan<char> name)
    {
        var words = new List<string>(4);
        for (var start = 0; start < name.Length;)
        {
            var end = start;
            while (end < name.Length && char.IsLetterOrDigit(name[end]))
                end++;
            if (!IsNoise(name[start..end]))
                AddWords(name[start..end], words);
            start = end + 1;
        }
        var having = words.FindIndex(Math.Min(1, words.Count), Having.Contains);
        return having < 0 ? words : words[..having];
    }

    private static void AddWords(ReadOnlySpan<char> part, List<string> words)
    {
        var start = 0;
        for (var i = 1; i <= part.Length; i++)
        {
            if (i == part.Length || (char.IsUpper(part[i]) && !char.IsUpper(part[i - 1])))
            {
                words.Add(part[start..i].ToString().ToLowerInvariant());
                start = i;
            }
        }
    }

    private static bool IsNoise(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var c in word)
            digits += char.IsDigit(c) ? 1 : 0;
        return digits == word.Length || (digits > 0 && word.Length >= MinHashLength && !char.IsDigit(word[^1]))
            || (digits > 1 && word.Length >= MinHashLength && char.IsDigit(word[^1]) && word.Length - digits < 3);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
