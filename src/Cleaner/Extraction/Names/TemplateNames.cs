using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>Looks up classes and ids in lists of words. <c>Article__shareBar</c> is read as <c>article-share-bar</c>; the whole name and
/// each run of up to three of its words are looked up.</summary>
/// <typeparam name="T">The meaning of a word.</typeparam>
internal sealed class TemplateNames<T>
    where T : class
{
    private const int MaxNameLength = 80;
    private const int MaxRun = 3;

    private readonly FrozenDictionary<string, T> words;
    private readonly FrozenDictionary<string, T> wholeNames;
    private readonly (string Beginning, T Value)[] beginnings;

    /// <summary>Reads the lists; if two of them have a word, the first wins.</summary>
    public TemplateNames(IEnumerable<(string Words, string WholeNames, T Value)> lists)
    {
        var all =
            (from list in lists
             from word in Split(list.Words).Select(w => (Word: w, Whole: false))
                 .Concat(Split(list.WholeNames).Select(w => (Word: w, Whole: true)))
             select (word.Word, word.Whole, list.Value)).ToList();
        words = all.Where(w => !w.Whole && !w.Word.EndsWith('*')).DistinctBy(w => w.Word).ToFrozenDictionary(w => w.Word, w => w.Value);
        wholeNames = all.Where(w => w.Whole).DistinctBy(w => w.Word).ToFrozenDictionary(w => w.Word, w => w.Value);
        beginnings = [.. all.Where(w => w.Word.EndsWith('*')).Select(w => (w.Word[..^1], w.Value))];
    }

    /// <summary>The meaning of one class or id, or null.</summary>
    public T? Find(string name)
    {
        if (name.Length is 0 or > MaxNameLength)
            return null;
        // Each element of a page has names, and each name is looked up several times: a look-up allocates no string.
        ReadOnlySpan<char> normal = Normalise(name, stackalloc char[2 * MaxNameLength]);
        if (wholeNames.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(normal, out var value)
            || words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(normal, out value))
        {
            return value;
        }
        foreach (var (beginning, whole) in beginnings)
        {
            if (normal.StartsWith(beginning))
                return whole;
        }
        return FindRun(normal);
    }

    /// <summary>The meaning of a name in its scheme, and its likelihood: certain if every other word is for a place or a container; likely
    /// if it is the last word, which in English names the thing (<c>hero-share</c>); <c>steps-share-text</c> may be anything.</summary>
    public (T Value, Likelihood Likelihood)? Read(TemplateName name)
    {
        var joined = string.Join('-', name.Words);
        var value = wholeNames.GetValueOrDefault(joined)
            ?? beginnings.FirstOrDefault(b => joined.StartsWith(b.Beginning, StringComparison.Ordinal)).Value;
        if (value is not null)
            return (value, IsPlace(name.Block, value) ? Likelihood.Sure : Likelihood.Likely);
        var known = true;
        var (first, last) = (false, false);
        for (var start = 0; start < name.Words.Count;)
        {
            var run = Run(name.Words, start, out var found);
            value ??= found;
            var isFrame = IsFrame(name.Words[start]);
            last = found is not null || (last && isFrame);
            first |= start == 0 && found is not null;
            known &= found is not null || isFrame || wholeNames.ContainsKey(name.Words[start]);
            start += Math.Max(1, run);
        }
        if (value is null)
            return null;
        if (known && !name.NamesBlock && IsPlace(name.Block, value))
            return (value, Likelihood.Sure);
        return (value, last ? Likelihood.Likely : first ? Likelihood.Begins : Likelihood.Possible);
    }

    /// <summary>The longest run of words from here on that is in the lists.</summary>
    private int Run(IReadOnlyList<string> name, int start, out T? value)
    {
        for (var length = Math.Min(MaxRun, name.Count - start); length > 0; length--)
        {
            if (words.TryGetValue(string.Join('-', name.Skip(start).Take(length)), out value))
                return length;
        }
        value = null;
        return 0;
    }

    private bool IsPlace(IReadOnlyList<string> block, T value) =>
        block.All(w => IsFrame(w) || (words.TryGetValue(w, out var same) && same == value));

    private static bool IsFrame(string word) => word.Length <= 3 || FrameWords.All.Contains(word);

    private T? FindRun(ReadOnlySpan<char> normal)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var rest = normal; !rest.IsEmpty; rest = rest.IndexOf('-') is >= 0 and var dash ? rest[(dash + 1)..] : default)
        {
            var end = -1;
            for (var run = 0; run < MaxRun && end < rest.Length; run++)
            {
                var next = rest[(end + 1)..].IndexOf('-');
                end = next < 0 ? rest.Length : end + 1 + next;
                if (lookup.TryGetValue(rest[..end], out var value))
                    return value;
            }
        }
        return null;
    }

    /// <summary>The name in lower case, its words separated by single hyphens.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="room">A buffer at least twice as long as the name.</param>
    private static ReadOnlySpan<char> Normalise(string name, Span<char> room)
    {
        var length = 0;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
                c = '-';
            var newWord = char.IsUpper(c) && i > 0 && char.IsLower(name[i - 1]);
            if ((newWord || c == '-') && length > 0 && room[length - 1] != '-')
                room[length++] = '-';
            if (c != '-')
                room[length++] = char.ToLowerInvariant(c);
        }
        return room[..length].TrimEnd('-');
    }

    private static string[] Split(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
